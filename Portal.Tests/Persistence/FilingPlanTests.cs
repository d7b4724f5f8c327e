using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Reviews;
using Portal.Domain.Access;
using Portal.Infrastructure.Persistence.PostgreSql;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Persistence;

/// <summary>The filings under way are found by an index that holds nothing else, however many services are registered.</summary>
public sealed class FilingPlanTests : TestPortal
{
    private readonly CommandPlans _plans = new("FROM services");

    [Theory]
    [InlineData(FilingFolder.ToTakeUp)]
    [InlineData(FilingFolder.WithOthers)]
    public async Task Folder_OfFilingsUnderWay_ReadsTheirIndex(FilingFolder folder)
    {
        var officer = await PersonAsync("PDA", Role.CaseOfficer);
        await _plans.ExplainAsync(ConnectionString);
        await SendAsync(officer, new ListFilingsQuery(folder, new PageRequest()));
        Assert.Contains(await _plans.ExplainAsync(ConnectionString), plan => plan.Contains("ix_services_filing_state_submitted_at", StringComparison.Ordinal));
    }

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<PostgreSqlPortalDbContext>(options => options.AddInterceptors(_plans));
}
