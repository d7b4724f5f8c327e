using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>A policy version with its history and its approvals.</summary>
/// <param name="Number">Its number.</param>
[Requires(Permissions.Compliance.Read)]
public sealed record GetPolicyVersionQuery(int Number) : IQuery<PolicyVersionDetail>;

/// <summary>A policy version as its pages show it.</summary>
public sealed record PolicyVersionDetail
{
    /// <summary>Its identifier.</summary>
    public required PolicyVersionId Id { get; init; }

    /// <summary>The version of it that a decision has to name.</summary>
    public required Guid Version { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required PolicyState State { get; init; }

    /// <summary>Where it stands today.</summary>
    public required PolicyStanding Standing { get; init; }

    /// <summary>Its day; null for a draft.</summary>
    public required DateOnly? EffectiveFrom { get; init; }

    /// <summary>Number of the version that it began as a copy of.</summary>
    public required int? BasedOn { get; init; }

    /// <summary>Number of the version in force today.</summary>
    public required int? InForce { get; init; }

    /// <summary>What it says.</summary>
    public required PolicyContent Content { get; init; }

    /// <summary>What was done with it, the newest first.</summary>
    public required IReadOnlyList<PolicyStepRow> Steps { get; init; }

    /// <summary>What was changed in it, the newest first.</summary>
    public required IReadOnlyList<PolicyChangeRow> Changes { get; init; }

    /// <summary>Who approved it, in their order.</summary>
    public required IReadOnlyList<LocalizedText> Approvals { get; init; }

    /// <summary>What the reader may do with it now.</summary>
    public required IReadOnlyList<PolicyAction> May { get; init; }

    /// <summary>Whether the reader writes or approves versions, and so may ask what this one would do.</summary>
    public required bool KeepsPolicies { get; init; }

    /// <summary>The reader could approve it, had they not written or proposed it, or given the first approval.</summary>
    public required bool IsOwnWork { get; init; }
}

/// <summary>A step of a version's history.</summary>
/// <param name="Action">What was done.</param>
/// <param name="By">Who did it; null for the portal itself.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record PolicyStepRow(PolicyAction Action, LocalizedText? By, DateTimeOffset At, string Reason);

/// <summary>A change of a draft.</summary>
/// <param name="Difference">The field, and its values.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record PolicyChangeRow(PolicyDifference Difference, string Reason, LocalizedText? By, DateTimeOffset At);

internal sealed class GetPolicyVersionHandler(IPortalDb db, Caller caller, CurrentPolicy current) : IRequestHandler<GetPolicyVersionQuery, Result<PolicyVersionDetail>>
{
    public async Task<Result<PolicyVersionDetail>> Handle(GetPolicyVersionQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        var version = await db.PolicyVersions.AsNoTracking().Visible(actor).Include(p => p.Steps)
            .SingleOrDefaultAsync(p => p.Number == request.Number, cancellationToken);
        if (version is null) return Error.NotFound;
        var changes = await db.PolicyVersions.Where(p => p.Id == version.Id).SelectMany(p => p.Changes).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToListAsync(cancellationToken);
        var inForce = (await current.FindAsync(cancellationToken))?.Number;
        var people = version.Steps.Select(s => s.By).Concat(changes.Select(c => c.By)).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var isOwnWork = version.IsAuthor(actor.Id) || version.FirstApproval == actor.Id;
        return new PolicyVersionDetail
        {
            Id = version.Id,
            Version = version.Version,
            Number = version.Number,
            State = version.State,
            Standing = version.StandingOn(current.Today, inForce),
            EffectiveFrom = version.EffectiveFrom,
            BasedOn = version.BasedOn,
            InForce = inForce,
            Content = version.Content,
            Steps = [.. version.Steps.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Select(s => new PolicyStepRow(s.Action, names.GetValueOrDefault(s.By), s.At, s.Reason))],
            Changes =
            [
                .. changes.Where(c => PolicyField.Find(c.Field) is not null)
                    .Select(c => new PolicyChangeRow(new PolicyDifference(PolicyField.Find(c.Field)!, c.Before, c.After), c.Reason, names.GetValueOrDefault(c.By), c.At)),
            ],
            Approvals = [.. new[] { version.FirstApproval, version.SecondApproval }.OfType<PersonId>().Select(a => names.GetValueOrDefault(a)).OfType<LocalizedText>()],
            May = [.. Enum.GetValues<PolicyAction>().Where(a => MayDo(actor, version, a))],
            KeepsPolicies = actor.KeepsPolicies(),
            IsOwnWork = isOwnWork,
        };
    }

    private bool MayDo(Actor actor, PolicyVersion version, PolicyAction action)
    {
        if (PolicyLifecycle.Next(version.State, action) is null) return false;
        return action switch
        {
            PolicyAction.Change or PolicyAction.Propose or PolicyAction.Recall => actor.May(Permissions.Compliance.DraftPolicy),
            PolicyAction.ApproveFirst => version.FirstApproval is null && MayDecide(actor, version),
            PolicyAction.Approve => version.FirstApproval is { } first && first != actor.Id && MayDecide(actor, version),
            PolicyAction.Refuse => MayDecide(actor, version),
            PolicyAction.Withdraw when version.State == PolicyState.Approved => actor.May(Permissions.Compliance.ApprovePolicy) && version.EffectiveFrom > current.Today,
            PolicyAction.Withdraw => actor.May(Permissions.Compliance.DraftPolicy),
            _ => false,
        };
    }

    private static bool MayDecide(Actor actor, PolicyVersion version) => actor.May(Permissions.Compliance.ApprovePolicy) && !version.IsAuthor(actor.Id);
}
