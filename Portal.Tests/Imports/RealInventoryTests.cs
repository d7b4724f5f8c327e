using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Imports;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Imports;
using Portal.Domain.Organisations;
using Portal.Infrastructure.Imports;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Imports;

public sealed class RealInventoryTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private const string Inventory = "si_2024.csv";

    [SharedDataFact(Inventory)]
    public async Task Import_OfARealInventory_BringsEveryServiceInOnceAndPassesNothingUnseen()
    {
        var rejected = new List<ImportProblem>();
        var first = await ImportAsync(rejected);
        Assert.Empty(rejected);
        Assert.Equal((1752, 1752, 0), (first.Done - first.Refused, first.Added, first.Refused));

        var second = await ImportAsync(rejected);
        Assert.Equal((1752, 0, 0), (second.Unchanged, second.Added, second.Changed));

        var outcomes = await portal.InDbAsync(db => db.ComplianceSummaries.GroupBy(c => c.Overall).Select(g => new { g.Key, Count = g.Count() }).ToListAsync());
        Assert.DoesNotContain(outcomes, o => o.Key is Outcome.Pass or Outcome.NotApplicable);
        Assert.Equal(1752, outcomes.Sum(o => o.Count));
        var unseen = ObligationCatalogue.Find("CFP-CLASS")!.Mask;
        Assert.Equal(1752, await portal.InDbAsync(db => db.ComplianceSummaries.CountAsync(c => (c.UndeterminedMask & unseen) != 0)));
        Assert.Equal(79, await portal.InDbAsync(db => db.Organisations.CountAsync(o => o.Kind == OrganisationKind.Imported)));
        Assert.Equal(2, await portal.InDbAsync(db => db.LedgerEntries.CountAsync()));

        var auditor = await portal.PersonAsync("PDA", Role.Auditor);
        var found = (await portal.SendAsync(auditor, new ListServicesQuery(new ServiceFilter { Organisation = "CA-RCMP" }, new ServicePaging(Take: 200, Sort: "name")))).Value;
        Assert.Contains(found.Items, r => r.Name.En == "Strategic Policing Agreements and Service");
    }

    private async Task<ImportProgress> ImportAsync(List<ImportProblem> rejected)
    {
        var map = Path.Combine(SharedData.Root, "maps", "canada-service-inventory.json");
        var importer = portal.Services.GetRequiredService<ServiceImporter>();
        return (await importer.ImportAsync(SharedData.Find(Inventory)!, map, rejected.Add, CancellationToken.None)).Value.Progress;
    }
}
