using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;
using Portal.Infrastructure.Setup;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Compliance;

/// <summary>The facts that are kept of a service are a copy: where it cannot be read, the service itself is asked.</summary>
public sealed class KeptFactsTests : TestPortal
{
    [Fact]
    public async Task Facts_OfAServiceWithoutAReadableSheet_AreReadFromTheServiceAndMadeAnewOnDemand()
    {
        var (filer, reviewer, approver) = (await PersonAsync("PITB", Role.ProvincialItOfficer), await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        List<ServiceId> services = [];
        for (var i = 0; i < 4; i++) services.Add(await this.RegisteredAsync(filer, reviewer, approver));
        Assert.Empty(await this.DriftAsync());
        var right = await ReadAsync();
        Assert.Equal(services.ToHashSet(), right.Keys.ToHashSet());

        var (damaged, missing) = (services[1], services[2]);
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE service_facts SET content = '\\x01ff' WHERE service_id = {damaged.Value}"));
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM service_facts WHERE service_id = {missing.Value}"));
        Assert.Equal([damaged, missing], (await this.SheetDriftAsync()).OrderBy(services.IndexOf));
        Assert.Equal(right, await ReadAsync());

        var mended = 0;
        await InScopeAsync(async scope => mended = (await scope.GetRequiredService<RegisterRebuild>().RunAsync(CancellationToken.None)).Sheets);
        Assert.Equal(2, mended);
        Assert.Empty(await this.DriftAsync());
    }

    private async Task<Dictionary<ServiceId, string>> ReadAsync()
    {
        Dictionary<ServiceId, string> facts = [];
        await InScopeAsync(async scope =>
        {
            foreach (var service in await scope.GetRequiredService<IAuditStore>().ReadAsync(AuditScope.Everything, null, 100, Clock.TodayInPakistan(), default))
                facts.Add(service.Id, Convert.ToHexString(service.Facts.Row.Span));
        });
        return facts;
    }
}
