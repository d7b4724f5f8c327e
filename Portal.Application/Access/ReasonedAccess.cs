using FluentValidation;
using Portal.Application.Common;
using Portal.Domain.Access;

namespace Portal.Application.Access;

/// <summary>A change of rights that needs a reason.</summary>
public interface IReasonedAccess
{
    /// <summary>Why.</summary>
    string Reason { get; }
}

/// <summary>The rule of every such change.</summary>
/// <typeparam name="T">The change.</typeparam>
internal abstract class ReasonedAccessValidator<T> : AbstractValidator<T>
    where T : IReasonedAccess
{
    protected ReasonedAccessValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("Access.ReasonMissing");
        RuleFor(c => c.Reason).Text(Person.ReasonMaxLength);
    }
}
