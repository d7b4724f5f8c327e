using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>Which versions exist for whom: approved ones for every reader, the others for those who write or approve them.</summary>
internal static class PolicyAccess
{
    public static bool KeepsPolicies(this Actor actor) => actor.May(Permissions.Compliance.DraftPolicy) || actor.May(Permissions.Compliance.ApprovePolicy);

    public static IQueryable<PolicyVersion> Visible(this IQueryable<PolicyVersion> versions, Actor actor) =>
        actor.KeepsPolicies() ? versions : versions.Where(p => p.State == PolicyState.Approved);

    /// <summary>The version, as the person saw it.</summary>
    public static async Task<Result<PolicyVersion>> FindPolicyAsync(this IPortalDb db, Actor actor, PolicyVersionId id, Guid? seen, CancellationToken ct)
    {
        if (await db.PolicyVersions.Visible(actor).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } version) return Error.NotFound;
        return seen is { } known && known != version.Version ? Error.Stale : version;
    }

    /// <summary>Begins a draft as a copy of a version, with the next number.</summary>
    public static async Task<Result<PolicyVersion>> BeginDraftAsync(this IPortalDb db, PolicyVersionId id, PolicyVersion source, string reason, Actor by, DateTimeOffset now, CancellationToken ct)
    {
        // Of two who begin at once the unique number lets one in; the other has to look again.
        var next = await db.PolicyVersions.MaxAsync(p => p.Number, ct) + 1;
        var begun = PolicyVersion.Draft(id, next, source, reason, by, now);
        if (begun.IsSuccess) db.PolicyVersions.Add(begun.Value);
        return begun;
    }

    /// <summary>The approved version with the latest day but for one: what that one would follow.</summary>
    public static Task<PolicyVersion?> LastApprovedAsync(this IPortalDb db, PolicyVersionId but, CancellationToken ct) =>
        db.PolicyVersions.AsNoTracking().Where(p => p.State == PolicyState.Approved && p.Id != but)
            .OrderByDescending(p => p.EffectiveFrom).ThenByDescending(p => p.Number).FirstOrDefaultAsync(ct);

    /// <summary>The newest what-if of a version.</summary>
    public static Task<PolicyWhatIf?> NewestWhatIfAsync(this IPortalDb db, PolicyVersionId id, CancellationToken ct) =>
        db.PolicyWhatIfs.AsNoTracking().Where(w => w.PolicyVersionId == id).OrderByDescending(w => w.QueuedAt).ThenByDescending(w => w.Id).FirstOrDefaultAsync(ct);
}
