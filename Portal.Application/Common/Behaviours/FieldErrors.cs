using FluentValidation.Results;
using Portal.Domain.Common;

namespace Portal.Application.Common.Behaviours;

/// <summary>Gives what a validator finds its code and the figures of its sentence.</summary>
internal static class FieldErrors
{
    /// <summary>The problem of a field: FluentValidation's own rules get our codes; a rule of ours names its code by WithErrorCode.</summary>
    /// <param name="failure">What does not hold.</param>
    public static FieldError Of(ValidationFailure failure)
    {
        var values = failure.FormattedMessagePlaceholderValues;
        return failure.ErrorCode switch
        {
            "NotEmptyValidator" or "NotNullValidator" => new(failure.PropertyName, "Common.Required"),
            "MaximumLengthValidator" => new(failure.PropertyName, "Common.TooLong", values["MaxLength"]),
            "InclusiveBetweenValidator" => new(failure.PropertyName, "Common.OutOfRange", values["From"], values["To"]),
            "EmailValidator" => new(failure.PropertyName, "Common.NotAnAddress"),
            var code => new(failure.PropertyName, code),
        };
    }
}
