using System.Text.Json;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Persistence;

public sealed class VerdictTextTests
{
    private static readonly ObligationResult[] Results =
    [
        new("CFP-CLASS", Verdict.Fail("KindNotAllowed", Fact.Of(PlacementRole.Backup), Fact.Of(PlacementKind.PublicCloud), Fact.Of(DataClass.Secret))),
        new("CFP-ACCR", Verdict.Pass()),
        new("PECA-RET", Verdict.Pass("Met", Fact.Of(730))),
        new("PTA-CTDISR", Verdict.Pass("Approved", Fact.Of("PTA \"17\"; ‏منظور\u2028"), Fact.Of(new DateOnly(2026, 4, 24)))),
        new("CERT-CII", Verdict.NotApplicable()),
        new("CONTACT", Verdict.Undetermined("NoContact")),
        new("DOC-FRESH", Verdict.Undetermined()),
        new("SECP-SITE", Verdict.Fail("Barred", Fact.Of(PlacementRole.Log), Fact.Country("IN"))) { Waiver = new AppliedWaiver(WaiverId.New(), "W-2026-0001", new DateOnly(2027, 1, 31)) },
    ];

    [Fact]
    public void Verdicts_WrittenAndRead_AreTheSame() => Assert.Equal(Results, VerdictText.Read(VerdictText.Write(Results)));

    [Fact]
    public void Verdicts_WrittenAtLength_AreStillRead() => Assert.Equal(Results, VerdictText.Read(JsonSerializer.Serialize(Results, JsonConversion.Options)));

    [Fact]
    public void UsualVerdicts_AreWrittenInFewWords() =>
        Assert.Equal("""[["CFP-ACCR","P"],["PECA-RET","P","n:730"],["CERT-CII","N"],["CONTACT","UNoContact"]]""", VerdictText.Write([Results[1], Results[2], Results[4], Results[5]]));

    [Theory]
    [InlineData("e:DataClass.Secret")]
    [InlineData("c:PK")]
    [InlineData("d:2026-02-28")]
    [InlineData("n:-12")]
    [InlineData("t:")]
    [InlineData("t:n:12")]
    [InlineData("n:99999999999")]
    [InlineData("d:yesterday")]
    [InlineData("")]
    public void Fact_ReadAndWritten_IsTheSame(string written) => Assert.Equal(written, Portal.Domain.Compliance.Fact.Read(written).ToString());
}
