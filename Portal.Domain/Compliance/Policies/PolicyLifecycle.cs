using static Portal.Domain.Compliance.Policies.PolicyAction;
using static Portal.Domain.Compliance.Policies.PolicyState;

namespace Portal.Domain.Compliance.Policies;

/// <summary>The whole life of a policy version on one screen.</summary>
public static class PolicyLifecycle
{
    /// <summary>The state an action leads to, or null where it is not allowed.</summary>
    /// <param name="from">Where the version stands.</param>
    /// <param name="action">What is to be done.</param>
    public static PolicyState? Next(PolicyState from, PolicyAction action) => (from, action) switch
    {
        (PolicyState.Draft, Change) => PolicyState.Draft,
        (PolicyState.Draft, Propose) => Proposed,
        (Proposed, Recall) => PolicyState.Draft,
        (Proposed, ApproveFirst) => Proposed,
        (Proposed, Approve) => Approved,
        (Proposed, Refuse) => Refused,
        (PolicyState.Draft or Proposed or Approved, Withdraw) => Withdrawn,
        (Approved, TakeEffect) => Approved,
        _ => null,
    };
}
