using Portal.Domain.Access;

namespace Portal.Application.Access.Reviews;

/// <summary>The system actor that opens reviews of access and tells of those overdue.</summary>
public static class ReviewKeeper
{
    /// <summary>Who does it, in records.</summary>
    public static Actor Actor { get; } = Actor.System("access-reviews", Permissions.Administration.OpenReviews);
}
