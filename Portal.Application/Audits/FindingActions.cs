using Portal.Domain.Access;
using Portal.Domain.Audits;

namespace Portal.Application.Audits;

/// <summary>What an actor may do about a finding as it stands.</summary>
internal static class FindingActions
{
    private static readonly FindingAction[] Owners = [FindingAction.TakeOn, FindingAction.StartFixing, FindingAction.ReportFixed];
    private static readonly FindingAction[] Auditors = [FindingAction.Verify, FindingAction.Reopen];

    private static readonly FindingAction[] Both = [FindingAction.Comment];

    public static IReadOnlyList<FindingAction> Of(Finding finding, Actor actor) =>
    [
        .. Owners.Where(_ => MayRemedy(finding, actor))
            .Concat(Auditors.Where(_ => MayVerify(finding, actor)))
            .Concat(Both.Where(_ => TakesPart(finding, actor)))
            .Where(a => FindingLifecycle.Next(finding.State, a) is not null),
    ];

    /// <summary>Whether the actor belongs to one of the two sides: those who mend it and those who verify it.</summary>
    public static bool TakesPart(Finding finding, Actor actor) => MayRemedy(finding, actor) || actor.May(Permissions.Audits.Verify);

    public static bool MayRemedy(Finding finding, Actor actor) => actor.May(Permissions.Audits.Remediate) && actor.IsOf(finding.OrganisationId);

    private static bool MayVerify(Finding finding, Actor actor) => actor.May(Permissions.Audits.Verify) && finding.RemediatedBy != actor.Id;
}
