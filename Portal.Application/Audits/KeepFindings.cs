using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>
/// Brings the findings of the next services that stand otherwise than before in line with what the register says of them: a failure without a finding gets
/// one, what is met goes to an auditor, what is waived rests, what fails again goes back. Killed at any moment it has done all of a block or nothing; done
/// twice it finds nothing to do.
/// </summary>
/// <param name="Size">The most services wanted.</param>
/// <returns>How many were compared; 0 when none is marked.</returns>
[Requires(Permissions.Audits.Work)]
public sealed record KeepFindingsCommand(int Size = KeepFindingsCommand.Usual) : ICommand<int>
{
    /// <summary>Enough that a whole register is compared in minutes, few enough that the first findings of an import show at once.</summary>
    public const int Usual = 500;

    /// <summary>Name of the lock behind which this is done; whoever takes services with their findings away takes it too.</summary>
    public const string Gate = "findings.keep";
}

internal sealed class KeepFindingsHandler(IPortalDb db, IAuditStore store, Caller caller, TimeProvider clock) : IRequestHandler<KeepFindingsCommand, Result<int>>
{
    public async Task<Result<int>> Handle(KeepFindingsCommand request, CancellationToken cancellationToken)
    {
        // Of two nodes the second waits, and finds what the first has left.
        await db.LockAsync(KeepFindingsCommand.Gate, cancellationToken);

        // The marks are read first: whatever changes from here on renews its mark, and is compared again.
        var marks = await db.FindingChecks.AsNoTracking().OrderBy(c => c.Number).Take(request.Size).ToListAsync(cancellationToken);
        if (marks.Count == 0) return 0;
        var (today, now) = (clock.TodayInPakistan(), clock.GetUtcNow());
        var standing = await StandingAsync([.. marks.Select(m => m.ServiceId)], cancellationToken);
        var moved = Move(standing, today, now);
        var opened = await OpenAsync(standing, today, now, cancellationToken);
        if (opened.Count + moved.Count > 0)
        {
            var number = await store.TakeNumbersAsync(AuditSerial.OfRounds(today.Year), 1, cancellationToken);
            db.FindingRounds.Add(FindingRound.Of(AuditSerial.RoundCode(today.Year, number), opened, moved, caller.Actor, now));
        }

        await store.SettleAsync(marks, opened, cancellationToken);
        return marks.Count;
    }

    private async Task<List<Standing>> StandingAsync(List<ServiceId> ids, CancellationToken ct)
    {
        var summaries = await db.ComplianceSummaries.AsNoTracking().Where(c => ids.Contains(c.ServiceId)).ToDictionaryAsync(c => c.ServiceId, ct);
        var services = await db.Services.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).Select(s => new { s.Id, s.OrganisationId, s.State }).ToListAsync(ct);
        var open = (await db.Findings.Where(f => f.IsOpen == true && ids.Contains(f.ServiceId)).ToListAsync(ct)).ToLookup(f => f.ServiceId);

        // A service that is gone, with the import that brought it, has neither findings nor anything that could fail.
        return services.ConvertAll(s => new Standing(
            s.Id, s.OrganisationId, s.State is ServiceState.Registered or ServiceState.Suspended ? summaries.GetValueOrDefault(s.Id) : null, [.. open[s.Id].OrderBy(f => f.Code, StringComparer.Ordinal)]));
    }

    private List<(Finding Finding, IReadOnlyList<FindingAction> Actions)> Move(List<Standing> standing, DateOnly today, DateTimeOffset now)
    {
        var moved = new List<(Finding Finding, IReadOnlyList<FindingAction> Actions)>();
        foreach (var service in standing)
        {
            foreach (var finding in service.Open)
            {
                var actions = service.Summary is { } summary
                    ? finding.See(summary.Of(finding.ObligationId), summary.PolicyNumber, today, caller.Actor, now)
                    : finding.Withdraw(caller.Actor, now);
                if (actions.Count > 0) moved.Add((finding, actions));
            }
        }

        return moved;
    }

    private async Task<List<Finding>> OpenAsync(List<Standing> standing, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var failing = standing.SelectMany(s => s.Unfound()).ToList();
        if (failing.Count == 0) return [];
        var first = await store.TakeNumbersAsync(AuditSerial.OfFindings(today.Year), failing.Count, ct);
        return [.. failing.Select((f, i) => Finding.Open(
            AuditSerial.FindingCode(today.Year, first + i), f.Service.Id, f.Service.Owner, f.Obligation, f.Verdict, f.Policy, run: null, today, now))];
    }

    // How a service stands, and what is open of it; without a summary it is not in the register.
    private sealed record Standing(ServiceId Id, OrganisationId Owner, ComplianceSummary? Summary, IReadOnlyList<Finding> Open)
    {
        public IEnumerable<(Standing Service, Obligation Obligation, Verdict Verdict, int Policy)> Unfound() =>
            from result in Summary?.Results ?? []
            where result.Outcome == Outcome.Fail && Open.All(f => f.ObligationId != result.ObligationId)
            select (this, ObligationCatalogue.Find(result.ObligationId)!, result.Verdict, Summary!.PolicyNumber);
    }
}
