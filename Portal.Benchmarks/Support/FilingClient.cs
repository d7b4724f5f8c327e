using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Services;

namespace Portal.Benchmarks.Support;

/// <summary>Three people who bring filings of one organisation into the register, one after another.</summary>
internal sealed class FilingClient(BenchPortal portal, SignedIn filer, SignedIn reviewer, SignedIn approver)
{
    /// <summary>Commands that succeeded.</summary>
    public int Commands { get; private set; }

    /// <summary>Three people who signed in.</summary>
    public static async Task<FilingClient> SignInAsync(BenchPortal portal, PersonId filer, PersonId reviewer, PersonId approver, CancellationToken ct) =>
        new(portal, await portal.SignInAsync(filer, ct), await portal.SignInAsync(reviewer, ct), await portal.SignInAsync(approver, ct));

    /// <summary>Files a service and takes it up for review.</summary>
    public async Task<ServiceId> ToReviewAsync(CancellationToken ct)
    {
        var id = ServiceId.New();
        await portal.DemandAsync(filer, new StartServiceCommand(id), ct);
        var version = (await portal.DemandAsync(filer, new GetServiceDraftQuery(id), ct)).Version;
        foreach (var section in SampleFiling.Sections)
            version = (await portal.DemandAsync(filer, new SaveServiceSectionCommand(id, version, section), ct)).Version;
        await portal.DemandAsync(filer, new SubmitServiceCommand(id, version), ct);
        version = (await portal.DemandAsync(reviewer, new GetServiceQuery(id), ct)).Version;
        await portal.DemandAsync(reviewer, new StartReviewCommand(id, version), ct);
        Commands += 3 + SampleFiling.Sections.Count;
        return id;
    }

    /// <summary>Files a service and brings it into the register.</summary>
    public async Task ToRegisterAsync(CancellationToken ct)
    {
        var id = await ToReviewAsync(ct);
        var version = (await portal.DemandAsync(approver, new GetServiceQuery(id), ct)).Version;
        await portal.DemandAsync(approver, new ApproveServiceCommand(id, version, "Complete."), ct);
        Commands++;
    }

    /// <summary>Approves a filing under review.</summary>
    /// <returns>False when somebody else's change came in between.</returns>
    public async Task<bool> ApproveAsync(ServiceId id, Guid version, CancellationToken ct)
    {
        var result = await portal.SendAsync(approver, new ApproveServiceCommand(id, version, "Complete."), ct);
        if (result.Error is null) Commands++;
        return result.Error is null;
    }
}
