using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Files the final report.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Summary">What the test showed.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record FileSandboxReportCommand(SandboxApplicationId Id, Guid Version, string Summary) : ICommand;

internal sealed class FileSandboxReportValidator : AbstractValidator<FileSandboxReportCommand>
{
    public FileSandboxReportValidator()
    {
        RuleFor(c => c.Summary).NotEmpty().WithErrorCode("Sandbox.ReasonMissing");
        RuleFor(c => c.Summary).Text(SandboxApplication.ReasonMaxLength);
    }
}

internal sealed class FileSandboxReportHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<FileSandboxReportCommand, Result>
{
    public async Task<Result> Handle(FileSandboxReportCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.FileReport(caller.Actor, request.Summary.Trim(), time.GetUtcNow());
    }
}
