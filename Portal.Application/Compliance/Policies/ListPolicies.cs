using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>Every policy version that the reader may know of, the newest first.</summary>
[Requires(Permissions.Compliance.Read)]
public sealed record ListPoliciesQuery : IQuery<PolicyList>;

/// <summary>The versions.</summary>
/// <param name="Rows">The newest first.</param>
/// <param name="MayDraft">Whether the reader may begin a new one.</param>
public sealed record PolicyList(IReadOnlyList<PolicyRow> Rows, bool MayDraft);

/// <summary>A policy version in the list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Standing">Where it stands today.</param>
/// <param name="EffectiveFrom">Its day; null for a draft.</param>
/// <param name="BasedOn">Number of the version that it began as a copy of.</param>
/// <param name="On">Obligations that are switched on.</param>
/// <param name="DraftedBy">Who began it; null for one that the portal ships.</param>
/// <param name="Approvals">Who approved it.</param>
public sealed record PolicyRow(int Number, PolicyStanding Standing, DateOnly? EffectiveFrom, int? BasedOn, int On, LocalizedText? DraftedBy, IReadOnlyList<LocalizedText> Approvals);

internal sealed class ListPoliciesHandler(IPortalDb db, Caller caller, CurrentPolicy current) : IRequestHandler<ListPoliciesQuery, Result<PolicyList>>
{
    public async Task<Result<PolicyList>> Handle(ListPoliciesQuery request, CancellationToken cancellationToken)
    {
        var inForce = (await current.FindAsync(cancellationToken))?.Number;
        var versions = await db.PolicyVersions.AsNoTracking().Visible(caller.Actor)
            .Include(p => p.Steps.Where(s => s.Action == PolicyAction.Draft)).OrderByDescending(p => p.Number).ToListAsync(cancellationToken);
        var people = versions.SelectMany(p => p.Steps.Select(s => (PersonId?)s.By).Concat([p.FirstApproval, p.SecondApproval])).OfType<PersonId>().Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var rows = versions.Select(p => new PolicyRow(
            p.Number,
            p.StandingOn(current.Today, inForce),
            p.EffectiveFrom,
            p.BasedOn,
            p.ObligationIds.Count,
            p.Steps is [var drafted, ..] ? names.GetValueOrDefault(drafted.By) : null,
            [.. new[] { p.FirstApproval, p.SecondApproval }.OfType<PersonId>().Select(a => names.GetValueOrDefault(a)).OfType<LocalizedText>()]));
        return new PolicyList([.. rows], caller.Actor.May(Permissions.Compliance.DraftPolicy));
    }
}
