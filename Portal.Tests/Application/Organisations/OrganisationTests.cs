using Portal.Application.Common;
using Portal.Application.Organisations;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Organisations;

public sealed class OrganisationTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task Organisation_BeforeAndAfterItsEnd_SaysWhatHangsOnIt()
    {
        var administrator = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        var filer = await portal.PersonAsync("SHCC", Role.ProvincialItOfficer);
        var (reviewer, approver) = (await portal.PersonAsync("PDA", Role.CaseOfficer), await portal.PersonAsync("PDA", Role.Approver));
        await portal.RegisteredAsync(filer, reviewer, approver);
        await portal.DraftAsync(filer);

        var before = (await portal.SendAsync(administrator, new GetOrganisationQuery(filer.OrganisationId))).Value;
        Assert.Equal((1, 1, 1, 0, true), (before.Services, before.Filings, before.Keep!.People, before.Keep.Tokens, before.Keep.MayEnd));
        Assert.DoesNotContain(before.Keep.Heirs, h => h.Id == filer.OrganisationId);
        var heir = before.Keep.Heirs.First(h => h.Code == "PITB");
        Assert.Null((await portal.SendAsync(administrator, new EndOrganisationCommand(before.Id, before.Version, new DateOnly(2026, 12, 31), heir.Id, "Act 12"))).Error);

        var after = (await portal.SendAsync(administrator, new GetOrganisationQuery(filer.OrganisationId))).Value;
        Assert.Equal((new DateOnly(2026, 12, 31), "PITB", 1, false), (after.ValidUntil, after.Successor!.Code, after.Services, after.Keep!.MayEnd));
        var row = (await portal.SendAsync(administrator, new ListOrganisationsQuery(new PageRequest(), "SHCC"))).Value.Items.Single();
        Assert.Equal(("PITB", new DateOnly(2026, 12, 31), 1), (row.Successor, row.ValidUntil, row.People));
        Assert.DoesNotContain((await portal.SendAsync(administrator, new GetOrganisationQuery(heir.Id))).Value.Keep!.Heirs, h => h.Code == "SHCC");
    }

    [Fact]
    public async Task Organisation_ForSomebodyWhoKeepsNone_HasNothingToEndItWith()
    {
        var officer = await portal.PersonAsync("BSIT", Role.ProvincialItOfficer);
        var seen = (await portal.SendAsync(officer, new GetOrganisationQuery(officer.OrganisationId))).Value;
        Assert.Null(seen.Keep);
        Assert.Same(Error.Forbidden, (await portal.SendAsync(officer, new EndOrganisationCommand(seen.Id, seen.Version, new DateOnly(2026, 12, 31), null, "Act"))).Error);
        Assert.Same(Error.NotFound, (await portal.SendAsync(officer, new GetOrganisationQuery(OrganisationId.New()))).Error);
    }
}
