using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Reports a measured outcome of a test.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Metric">The metric's place in the list, from 0.</param>
/// <param name="Actual">The figure.</param>
/// <param name="MeasuredOn">The day of the measurement; not in the future.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record MeasureSandboxOutcomeCommand(SandboxApplicationId Id, Guid Version, int Metric, decimal? Actual, DateOnly? MeasuredOn) : ICommand;

internal sealed class MeasureSandboxOutcomeValidator : AbstractValidator<MeasureSandboxOutcomeCommand>
{
    public MeasureSandboxOutcomeValidator(TimeProvider time)
    {
        RuleFor(c => c.Actual).NotNull().InclusiveBetween(-1_000_000_000_000m, 1_000_000_000_000m);
        RuleFor(c => c.MeasuredOn).NotNull().Plausible();
        RuleFor(c => c.MeasuredOn).Must(day => day is null || day <= time.TodayInPakistan()).WithErrorCode("Sandbox.MeasuredInFuture");
    }
}

internal sealed class MeasureSandboxOutcomeHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<MeasureSandboxOutcomeCommand, Result>
{
    public async Task<Result> Handle(MeasureSandboxOutcomeCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return found.Value.Measure(caller.Actor, request.Metric, request.Actual!.Value, request.MeasuredOn!.Value, time.GetUtcNow());
    }
}
