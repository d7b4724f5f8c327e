using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Portal.Domain.Common;

namespace Portal.Application.Common.Behaviours;

/// <summary>Refuses a request that is malformed or whose fields do not hold, naming each field once for every broken rule.</summary>
internal sealed class ValidateBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<FieldError> failures = [.. WellFormed.Problems(request!)];
        // Validators rely on what must be there; where all is there, the person gets to know of everything at once.
        if (failures.Exists(f => f.Code == WellFormed.Missing)) return TResponse.Failure(Error.Invalid(failures));
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            failures.AddRange(result.Errors.Select(ToFieldError));
        }

        return failures.Count == 0 ? await next() : TResponse.Failure(Error.Invalid([.. failures.DistinctBy(f => (f.Field, f.Code))]));
    }

    // FluentValidation's own rules get our codes; a rule of ours names its code by WithErrorCode.
    private static FieldError ToFieldError(ValidationFailure failure)
    {
        var values = failure.FormattedMessagePlaceholderValues;
        return failure.ErrorCode switch
        {
            "NotEmptyValidator" or "NotNullValidator" => new(failure.PropertyName, "Common.Required"),
            "MaximumLengthValidator" => new(failure.PropertyName, "Common.TooLong", values["MaxLength"]),
            "InclusiveBetweenValidator" => new(failure.PropertyName, "Common.OutOfRange", values["From"], values["To"]),
            "EnumValidator" => new(failure.PropertyName, "Common.NotAChoice"),
            "EmailValidator" => new(failure.PropertyName, "Common.NotAnAddress"),
            var code => new(failure.PropertyName, code),
        };
    }
}
