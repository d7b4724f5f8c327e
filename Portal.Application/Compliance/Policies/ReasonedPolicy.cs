using FluentValidation;
using Portal.Application.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Compliance.Policies;

/// <summary>A step of a policy version that says why.</summary>
internal interface IReasonedPolicy
{
    /// <summary>Why.</summary>
    string Reason { get; }
}

internal abstract class ReasonedPolicyValidator<T> : AbstractValidator<T>
    where T : IReasonedPolicy
{
    protected ReasonedPolicyValidator() => RuleFor(c => c.Reason).Text(PolicyVersion.ReasonMaxLength).NotEmpty();
}
