using Portal.Application.Common;
using Portal.Application.Services.Relations;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;
using static Portal.Tests.Application.Services.Relations.RelationWorld;

namespace Portal.Tests.Application.Services.Relations;

public sealed class DataSetQueryTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private static readonly PageRequest All = new(Take: PageRequest.MaxTake);

    [Fact]
    public async Task DataSet_KeptTwiceAndUsedOnce_SaysSo()
    {
        var holder = (await portal.EnterAsync("MOI", Keeping("Births of Thar", "Registrar", DataClass.Restricted, "Thar hall")))[0];
        await portal.EnterAsync("PITB", Keeping("births of thar", "Board", DataClass.Confidential, "Other hall"), Content("User", [], new ServiceDependency { Kind = DependencyKind.DataSet, ServiceCode = holder.Code, Name = "Births of Thar" }));
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        var row = Assert.Single((await portal.SendAsync(reader, new ListDataSetsQuery(All, "thar", SeveralOnly: true))).Value.Items);
        Assert.Equal((2, 1, 2, DataClass.Confidential, true), (row.Holders, row.Users, row.Stewards, row.Class, row.Differs));
        Assert.Equal(row, (await portal.SendAsync(reader, new GetDataSetQuery(row.Id))).Value);
        var users = (await portal.SendAsync(reader, new ListDataSetServicesQuery(row.Id, Users: true, All))).Value;
        Assert.Equal((1, holder.Code), (users.Total, users.Items[0].From));
        Assert.Equal(2, (await portal.SendAsync(reader, new ListDataSetServicesQuery(row.Id, Users: false, All))).Value.Total);

        var site = (await portal.SendAsync(reader, new ListSitesQuery(All, "thar"))).Value.Items.Single().Place.Id;
        Assert.Equal(1, (await portal.SendAsync(reader, new GetSiteLossQuery(site))).Value.DataSets);
        Assert.Equal(row.Id, Assert.Single((await portal.SendAsync(reader, new ListDataSetsQuery(All, LostWith: site))).Value.Items).Id);
    }

    [Fact]
    public async Task DataSet_ForSomebodyWhoReadsOneOrganisation_IsTheirOwnShareOfIt()
    {
        await portal.EnterAsync("MOF", Keeping("Boats of Gwadar", "Ministry", DataClass.Restricted, "A hall"));
        await portal.EnterAsync("BSIT", Keeping("Boats of Gwadar", "Board", DataClass.Restricted, "B hall"));
        var (officer, stranger) = (await portal.PersonAsync("BSIT", Role.ProvincialItOfficer), await portal.PersonAsync("GBIT", Role.ProvincialItOfficer));
        var row = Assert.Single((await portal.SendAsync(officer, new ListDataSetsQuery(All, "gwadar"))).Value.Items);
        Assert.Equal((1, "Board"), (row.Holders, row.Steward));
        Assert.Equal(0, (await portal.SendAsync(stranger, new ListDataSetsQuery(All, "gwadar"))).Value.Total);
        Assert.Same(Error.NotFound, (await portal.SendAsync(stranger, new GetDataSetQuery(row.Id))).Error);
        Assert.Same(Error.NotFound, (await portal.SendAsync(stranger, new ListDataSetServicesQuery(row.Id, Users: false, All))).Error);
    }

    private static ServiceContent Keeping(string dataSet, string steward, DataClass dataClass, string site) => Content($"Keeper of {dataSet}", [Part(PlacementRole.Primary, site)]) with
    {
        DataSets = new([new DataSet { Name = dataSet, Steward = steward, Class = dataClass }]),
    };
}
