using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Xunit;

namespace Portal.Tests.Domain.Compliance.Policies;

public sealed class PolicyFieldTests
{
    private static readonly PolicyContent Shipped = new([.. ObligationCatalogue.All.Select(o => o.Id)], new PolicyParameters());

    public static TheoryData<string> Names => new(PolicyField.All.Select(f => f.Name));

    [Fact]
    public void Parameter_OfThePolicy_HasAField() => Assert.Equal(
        typeof(PolicyParameters).GetProperties().Select(p => p.Name).Order(),
        PolicyField.All.Where(f => f.ObligationId is null).Select(f => f.Name.Split('.')[0]).Distinct().Order());

    [Fact]
    public void Obligation_OfTheCatalogue_HasASwitch() => Assert.Equal(ObligationCatalogue.All.Select(o => o.Id), PolicyField.All.Select(f => f.ObligationId).OfType<string>());

    [Theory]
    [MemberData(nameof(Names))]
    public void Field_WhenWrittenWithAnotherValue_ChangesTheHashAndReadsItBack(string name)
    {
        var field = PolicyField.Find(name)!;
        var before = field.Read(Shipped);
        Assert.Equal(before, field.Take(before).Value);
        Assert.Equal(Shipped.Hash, field.Write(Shipped, before).Hash);
        Assert.InRange(name.Length, 1, PolicyField.NameMaxLength);

        var other = field.Take(Another(field, before)).Value;
        var changed = field.Write(Shipped, other);
        Assert.Equal(other, field.Read(changed));
        Assert.NotEqual(Shipped.Hash, changed.Hash);
        Assert.Equal((field, before, other), Assert.Single(Shipped.To(changed)) is var d ? (d.Field, d.Before, d.After) : default);
    }

    [Fact]
    public void Shipped_Values_AreInTheirRanges() => Assert.All(PolicyField.All, f => Assert.Null(f.Take(f.Read(Shipped)).Error));

    [Fact]
    public void Lists_InAnyOrder_SayTheSame()
    {
        var barred = PolicyField.Find(nameof(PolicyParameters.BarredCountries))!;
        Assert.Equal("IL,IN", barred.Take(" IN , IL,IN").Value);
        Assert.Equal("DataCentre,OnPremises", PolicyField.Find("AllowedKinds.Open")!.Take("OnPremises,DataCentre").Value);
    }

    [Fact]
    public void Countries_OfTheStandard_AreKnown()
    {
        Assert.Equal(249, IsoCountries.Count);
        Assert.All((string[])["PK", "IN", "GB", "ZW"], c => Assert.True(IsoCountries.Know(c)));
        Assert.All((string[])["UK", "XK", "", "P"], c => Assert.False(IsoCountries.Know(c)));
    }

    private static string Another(PolicyField field, string value) => field.Kind switch
    {
        PolicyFieldKind.Switch => value == PolicyField.On ? PolicyField.Off : PolicyField.On,
        PolicyFieldKind.Days or PolicyFieldKind.Count => value == $"{field.Least}" ? $"{field.Most}" : $"{field.Least}",
        PolicyFieldKind.Country => "CN",
        PolicyFieldKind.Countries => "CN,US",
        PolicyFieldKind.Class => "Secret",
        _ => "",
    };
}
