using static Portal.Domain.Services.ServiceAction;
using static Portal.Domain.Services.ServiceState;

namespace Portal.Domain.Services;

/// <summary>
/// The whole life of a filing, and of the entry it leads to, on one screen. An amendment begins like a draft while the entry stays where
/// it is.
/// </summary>
public static class ServiceLifecycle
{
    /// <summary>The state an action leads to, or null where it is not allowed.</summary>
    /// <param name="from">Where the filing stands.</param>
    /// <param name="action">What is to be done.</param>
    public static ServiceState? Next(ServiceState from, ServiceAction action) => (from, action) switch
    {
        (Draft, Edit) => Draft,
        (ReturnedForChanges, Edit) => ReturnedForChanges,
        (Draft or ReturnedForChanges, Submit) => Submitted,
        (Submitted, StartReview) => InReview,
        (InReview, Return) => ReturnedForChanges,
        (InReview, Approve) => Registered,
        (InReview, ServiceAction.Refuse) => Refused,
        (Draft or Submitted or InReview or ReturnedForChanges, Withdraw) => Withdrawn,
        (Registered, Suspend) => Suspended,
        (Suspended, Reinstate) => Registered,
        (Registered or Suspended, Decommission) => Decommissioned,
        (Registered or Suspended, Amend) => Draft,
        (InReview, Assign) => InReview,
        (Registered or Suspended, Transfer) => from,
        _ => null,
    };

    /// <summary>Whether an action is allowed.</summary>
    /// <param name="from">Where the filing stands.</param>
    /// <param name="action">What is to be done.</param>
    public static bool Allows(ServiceState from, ServiceAction action) => Next(from, action) is not null;

    /// <summary>Whether nothing leads out of a state any more.</summary>
    /// <param name="state">Where the filing stands.</param>
    public static bool IsFinal(ServiceState state) => !Enum.GetValues<ServiceAction>().Any(a => Allows(state, a));

    /// <summary>Whether a filing that stands here is over.</summary>
    /// <param name="state">Where the filing stands.</param>
    public static bool EndsFiling(ServiceState state) => state is Registered or Refused or Withdrawn;
}
