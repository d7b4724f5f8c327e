using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Recommends to grant or to refuse a waiver, for the body that decides on it; another person of it decides.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Favours">Whether to grant it.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Compliance.RecommendWaiver)]
public sealed record RecommendWaiverCommand(WaiverId Id, Guid Version, bool Favours, string Reason) : ICommand, IReasonedWaiver;

internal sealed class RecommendWaiverValidator : ReasonedWaiverValidator<RecommendWaiverCommand>;

internal sealed class RecommendWaiverHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<RecommendWaiverCommand, Result>
{
    public async Task<Result> Handle(RecommendWaiverCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindWaiverAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Recommend(request.Favours, request.Reason.Trim(), caller.Actor, time.GetUtcNow());
    }
}
