using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Decides about an application: approve, refuse, suspend, resume, extend, revoke or let it leave.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Decision">One of the approver's actions.</param>
/// <param name="Reason">Why.</param>
/// <param name="NoConflict">The approver declares to have no interest in the case.</param>
/// <param name="ExitKind">How it leaves; for an exit.</param>
/// <param name="Days">Calendar days given; for an extension.</param>
[Requires(Permissions.Sandbox.Decide)]
public sealed record DecideSandboxApplicationCommand(
    SandboxApplicationId Id, Guid Version, SandboxAction? Decision, string Reason, bool NoConflict, SandboxExit? ExitKind = null, int? Days = null) : ICommand;

internal sealed class DecideSandboxApplicationValidator : AbstractValidator<DecideSandboxApplicationCommand>
{
    public DecideSandboxApplicationValidator()
    {
        RuleFor(c => c.Decision).NotNull().Choice();
        RuleFor(c => c.Decision).Must(d => d is null || SandboxLifecycle.PartyOf(d.Value) == SandboxParty.Approver).WithErrorCode("Common.NotAChoice");
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
        RuleFor(c => c.Reason).Text(SandboxApplication.ReasonMaxLength);
        RuleFor(c => c.NoConflict).Equal(true).WithErrorCode("Sandbox.ConflictNotDeclared");
        RuleFor(c => c.ExitKind).NotNull().When(c => c.Decision == SandboxAction.Exit).WithErrorCode("Sandbox.ExitMissing");
        RuleFor(c => c.Days).NotNull().When(c => c.Decision == SandboxAction.GrantExtension);
    }
}

internal sealed class DecideSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<DecideSandboxApplicationCommand, Result>
{
    public async Task<Result> Handle(DecideSandboxApplicationCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var (application, approver, reason, now) = (found.Value, caller.Actor, request.Reason.Trim(), time.GetUtcNow());
        return request.Decision switch
        {
            SandboxAction.ApproveInPrinciple => application.ApproveInPrinciple(approver, reason, now),
            SandboxAction.Refuse => application.Refuse(approver, reason, now),
            SandboxAction.Approve => application.Approve(approver, (await db.SchemeOfAsync(application, cancellationToken)).Terms, reason, now),
            SandboxAction.Suspend => application.Suspend(approver, reason, now),
            SandboxAction.Reconfirm => application.Reconfirm(approver, reason, now),
            SandboxAction.ResumeTest => application.ResumeTest(approver, reason, now),
            SandboxAction.GrantExtension => application.GrantExtension(approver, request.Days!.Value, reason, now),
            SandboxAction.RefuseExtension => application.RefuseExtension(approver, reason, now),
            SandboxAction.Exit => application.Exit(approver, request.ExitKind!.Value, reason, now),
            SandboxAction.Revoke => application.Revoke(approver, reason, now),
            _ => SandboxErrors.CannotMove(application.State),
        };
    }
}
