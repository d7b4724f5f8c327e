using Microsoft.EntityFrameworkCore;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Application.Sandbox;

/// <summary>Approvals that stand and are not stale already. They are few; which services they rest on lies in one text that no index reads.</summary>
internal static class StandingApprovals
{
    private static readonly SandboxState[] States = [.. Enum.GetValues<SandboxState>().Where(state => SandboxLifecycle.Allows(state, SandboxAction.GoStale))];

    /// <summary>The approvals, each with its services.</summary>
    public static async Task<IReadOnlyList<StandingApproval>> StandingAsync(this IQueryable<SandboxApplication> applications, CancellationToken ct) =>
        await applications.AsNoTracking().Where(a => States.Contains(a.State) && a.StaleSince == null).Select(a => new StandingApproval(a.Id, a.Proposal.Services)).ToListAsync(ct);
}

/// <summary>An approval that stands.</summary>
/// <param name="Id">The application.</param>
/// <param name="Services">The services it rests on.</param>
internal sealed record StandingApproval(SandboxApplicationId Id, IReadOnlyList<ServiceId> Services);
