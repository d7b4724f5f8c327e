using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Compliance.Policies;

/// <summary>Begins a new policy version as a copy of another; answers its number.</summary>
/// <param name="Id">Made by the caller, so that a second click begins nothing twice.</param>
/// <param name="Source">Number of the version that is copied.</param>
/// <param name="Reason">What the new version is for.</param>
[Requires(Permissions.Compliance.DraftPolicy)]
public sealed record StartPolicyDraftCommand(PolicyVersionId Id, int Source, string Reason) : ICommand<int>;

internal sealed class StartPolicyDraftValidator : AbstractValidator<StartPolicyDraftCommand>
{
    public StartPolicyDraftValidator() => RuleFor(c => c.Reason).Text(PolicyVersion.ReasonMaxLength).NotEmpty();
}

internal sealed class StartPolicyDraftHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<StartPolicyDraftCommand, Result<int>>
{
    public async Task<Result<int>> Handle(StartPolicyDraftCommand request, CancellationToken cancellationToken)
    {
        var known = await db.PolicyVersions.Where(p => p.Id == request.Id).Select(p => (int?)p.Number).SingleOrDefaultAsync(cancellationToken);
        if (known is { } number) return number;
        if (await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(p => p.Number == request.Source, cancellationToken) is not { } source) return Error.NotFound;
        var begun = await db.BeginDraftAsync(request.Id, source, request.Reason.Trim(), caller.Actor, time.GetUtcNow(), cancellationToken);
        return begun.Error is { } refusal ? refusal : begun.Value.Number;
    }
}
