using FluentValidation;
using Portal.Application.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>A decision on a filing that needs a reason.</summary>
public interface IReasonedDecision
{
    /// <summary>Why.</summary>
    string Reason { get; }
}

/// <summary>The rule of every reasoned decision.</summary>
/// <typeparam name="T">The decision.</typeparam>
internal abstract class ReasonValidator<T> : AbstractValidator<T>
    where T : IReasonedDecision
{
    protected ReasonValidator()
    {
        RuleFor(d => d.Reason).NotEmpty().WithErrorCode("Services.ReasonMissing");
        RuleFor(d => d.Reason).Text(Service.ReasonMaxLength);
    }
}
