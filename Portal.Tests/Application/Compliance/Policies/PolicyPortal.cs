using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Tests.Application.Audits;

namespace Portal.Tests.Application.Compliance.Policies;

/// <summary>A portal with those who write and those who approve policy; nothing fires jobs by itself.</summary>
public class PolicyPortal : AuditPortal
{
    internal Person Drafter { get; private set; } = null!;

    internal Person OtherDrafter { get; private set; } = null!;

    internal Person First { get; private set; } = null!;

    internal Person Second { get; private set; } = null!;

    internal AskedWhatIfs WhatIfs { get; } = new();

    internal DateOnly Tomorrow => Clock.TodayInPakistan().AddDays(1);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Drafter = await PersonAsync("PDA", Role.PdaAdministrator);
        OtherDrafter = await PersonAsync("PDA", Role.PdaAdministrator);
        First = await PersonAsync("PDA", Role.Approver);
        Second = await PersonAsync("PDA", Role.Approver);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Replace(ServiceDescriptor.Singleton<IPolicyJobs>(WhatIfs));
    }

    internal async Task<PolicyVersionId> DraftAsync(params PolicyEdit[] edits)
    {
        var id = PolicyVersionId.New();
        await DemandAsync(Drafter, new StartPolicyDraftCommand(id, 1, "Another policy"));
        if (edits.Length > 0) await DemandAsync(Drafter, new ChangePolicyCommand(id, edits));
        return id;
    }

    internal async Task<PolicyVersionId> ProposedAsync(params PolicyEdit[] edits)
    {
        var id = await DraftAsync(edits.Length > 0 ? edits : [Barred]);
        await DemandAsync(Drafter, new ProposePolicyCommand(id, await VersionAsync(id), Tomorrow, "Needed"));
        return id;
    }

    internal async Task<PolicyVersionId> ApprovedAsync(params PolicyEdit[] edits)
    {
        var id = await ProposedAsync(edits);
        await WorkOutAsync(id);
        foreach (var approver in (Person[])[First, Second]) await DemandAsync(approver, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"));
        return id;
    }

    /// <summary>Asks for a what-if and does what the job does.</summary>
    internal async Task<PolicyWhatIfId> WorkOutAsync(PolicyVersionId id)
    {
        var whatIf = PolicyWhatIfId.New();
        await DemandAsync(Drafter, new AskWhatIfCommand(whatIf, id));
        await RunAsync(whatIf);
        return whatIf;
    }

    internal async Task<Error?> RunAsync(PolicyWhatIfId whatIf)
    {
        var attempt = await SendAsync(PolicyKeeper.Actor, new BeginWhatIfCommand(whatIf));
        return attempt.Error ?? (await SendAsync(PolicyKeeper.Actor, new RunWhatIfCommand(whatIf, attempt.Value))).Error;
    }

    internal Task<PolicyVersion> ReadAsync(PolicyVersionId id) => InDbAsync(db => db.PolicyVersions.AsNoTracking().Include(p => p.Steps).Include(p => p.Changes).SingleAsync(p => p.Id == id));

    internal async Task<Guid> VersionAsync(PolicyVersionId id) => (await ReadAsync(id)).Version;

    internal async Task DemandAsync<T>(Person person, MediatR.IRequest<T> request)
        where T : IResult<T>
    {
        if ((await SendAsync(person, request)).Error is { } refusal) throw new InvalidOperationException($"{request.GetType().Name}: {refusal.Code}");
    }

    /// <summary>Singapore is barred too.</summary>
    internal static PolicyEdit Barred { get; } = new("BarredCountries", "IL,IN", "IL,IN,SG", "New guideline");
}

/// <summary>Notes which what-ifs would be worked out.</summary>
internal sealed class AskedWhatIfs : IPolicyJobs
{
    public List<PolicyWhatIfId> Asked { get; } = [];

    public Task StartAsync(PolicyWhatIfId id, CancellationToken ct)
    {
        Asked.Add(id);
        return Task.CompletedTask;
    }
}
