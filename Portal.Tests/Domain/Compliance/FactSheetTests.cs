using System.Text.Json;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Domain.Compliance;

/// <summary>A sheet says all that the obligations look at, on any day, and nothing that was not written.</summary>
public sealed class FactSheetTests
{
    private const string Given = "*";
    private static readonly PolicyParameters Figures = new();

    [Fact]
    public void Sheet_OfAnyFacts_SaysWhatTheySay()
    {
        var chance = new RandomFacts(20261122);
        for (var i = 0; i < 3000; i++)
        {
            var facts = i % 5 == 0 ? Odd(chance.Next(), i) : chance.Next();
            var row = FactSheet.Write(facts);
            Assert.True(FactSheet.IsReadable(row));
            var read = new FactSheet(row, facts.Today).Read();
            Assert.Equal(Said(facts), Said(read));
            Assert.Equal(row, FactSheet.Write(read));
        }
    }

    [Fact]
    public void Sheet_OnAnotherDay_IsJudgedByThatDay()
    {
        var chance = new RandomFacts(7);
        var moved = 0;
        for (var i = 0; i < 300; i++)
        {
            var facts = chance.Next();
            var later = facts with { Today = facts.Today.AddDays(200) };
            var kept = new KeptFacts(FactSheet.Write(facts), later.Today);
            foreach (var obligation in ObligationCatalogue.All)
            {
                var verdict = obligation.Check(later, Figures);
                Assert.Equal(verdict, obligation.Check(kept.Sheet, Figures));
                if (verdict.Outcome != obligation.Check(facts, Figures).Outcome) moved++;
            }
        }

        Assert.True(moved > 100, $"Only {moved} outcomes depend on the day.");
    }

    [Fact]
    public void Sheet_ThatIsDamagedOrOfAnotherForm_IsNotRead()
    {
        var row = FactSheet.Write(new RandomFacts(3).Next());
        for (var i = 0; i < row.Length; i++)
        {
            byte[] damaged = [.. row];
            damaged[i] ^= 4;
            Assert.False(FactSheet.IsReadable(damaged), $"byte {i}");
        }

        Assert.False(FactSheet.IsReadable([]));
        Assert.False(FactSheet.IsReadable(row.AsSpan(0, row.Length - 1)));
        Assert.False(FactSheet.IsReadable([.. row, 0]));
    }

    [Theory]
    [InlineData("XK")]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PAK")]
    [InlineData("پک")]
    [InlineData(null)]
    public void Country_ThatIsNoCode_IsKeptAndIsNoOtherCountry(string? country)
    {
        var facts = new ServiceFacts { Today = new(2026, 11, 22), Placements = [new Placement { Country = country }], Safeguards = new() { KeyCustodyCountry = country } };
        var sheet = FactSheet.Of(facts);
        Assert.Equal((country, country), (sheet.Parts[0].Country.Name, sheet.KeyCustody.Name));
        Assert.Equal(country is not null, sheet.Parts[0].Country.IsKnown);
        Assert.False(sheet.Parts[0].Country.Is(CountryCode.Of("PK")));
    }

    // Many texts, long ones, the same one twice, other scripts, and what few services have.
    private static ServiceFacts Odd(ServiceFacts facts, int number) => facts with
    {
        About = facts.About with { MasterplanReference = new string('م', number % 400), MasterplanReview = "سند نمبر ۱۲" },
        Placements = [.. facts.Placements.Select((p, i) => p with { Site = i % 2 == 0 ? "ISLAMABAD 1" : p.Site, Operator = "شرکت", Country = i == 1 ? "?" : p.Country })],
        Waivers =
        [
            new HeldWaiver(WaiverId.New(), "WVR-2026-0001", "SECP-SITE", facts.Today.AddDays(-number % 40), facts.Today.AddDays(9), [new Shortfall("Primary|DataCentre|IN|NTC|", "Barred", ["e:PlacementRole.Primary", "c:IN"])]),
            new HeldWaiver(WaiverId.New(), "WVR-2026-0002", "CONTACT", facts.Today, facts.Today.AddDays(number % 30), []),
        ],
    };

    // Of some texts it only matters that they were given.
    private static string Said(ServiceFacts facts) => JsonSerializer.Serialize(facts with
    {
        Contacts = facts.Contacts with { SecurityContact = Mark(facts.Contacts.SecurityContact) },
        Flows = facts.Flows?.Select(f => f with { LegalBasis = Mark(f.LegalBasis), Evidence = Mark(f.Evidence) }).ToList(),
    });

    private static string Mark(string text) => text.Length > 0 ? Given : "";
}
