using Portal.Domain.Organisations;
using Portal.Infrastructure.ReferenceData;
using Xunit;

namespace Portal.Tests.ReferenceData;

public sealed class OrganisationCatalogueTests
{
    [Fact]
    public void All_WhenRead_HasWellFormedCodesAndBothNames()
    {
        Assert.All(OrganisationCatalogue.All, o =>
        {
            Assert.Matches("^[A-Z]{3,12}$", o.Code);
            Assert.Matches("^[A-Z]", o.NameEn);
            Assert.Matches("[\u0600-\u06FF]", o.NameUr);
            Assert.NotEqual(OrganisationKind.Applicant, o.Kind);
        });
        Assert.Equal(OrganisationCatalogue.All.Count, OrganisationCatalogue.All.DistinctBy(o => o.Code).Count());
    }

    [Fact]
    public void All_WhenCountedByKind_CoversEveryRegion()
    {
        Assert.Equal(30, OrganisationCatalogue.All.Count(o => o.Kind == OrganisationKind.Ministry));
        Assert.Equal(["PDA"], OrganisationCatalogue.All.Where(o => o.Kind == OrganisationKind.DigitalAuthority).Select(o => o.Code));
        Assert.Equal(["PKCERT", "PTA", "PVARA", "SBP", "SECP"], OrganisationCatalogue.All.Where(o => o.Kind == OrganisationKind.Regulator).Select(o => o.Code).Order());
        Assert.Equal(Enum.GetValues<Region>(), OrganisationCatalogue.All.Select(o => o.Region).Distinct().Order());
    }

    [Fact]
    public void IdOf_WhenAskedForACode_IsTheSameInEveryInstallation() =>
        Assert.Equal(Guid.Parse("9e22f2e4-f398-b91a-d56a-c8a4adf48067"), OrganisationCatalogue.IdOf("PDA").Value);
}
