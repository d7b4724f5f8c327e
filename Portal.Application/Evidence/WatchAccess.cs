using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>Who may see which canister: whoever may see its service.</summary>
internal static class WatchAccess
{
    /// <summary>Canisters that may be seen. Only those of registered services are watched, which are open to everybody who reads across organisations.</summary>
    /// <param name="watches">Canisters.</param>
    /// <param name="db">Where their services are.</param>
    /// <param name="actor">Who asks.</param>
    public static IQueryable<CanisterWatch> Visible(this IQueryable<CanisterWatch> watches, IPortalDb db, Actor actor)
    {
        if (actor.May(Permissions.Services.ReadAll)) return watches;
        var own = db.Services.Visible(actor).Select(s => s.Id);
        return watches.Where(w => own.Contains(w.ServiceId));
    }
}
