using FluentValidation;
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
            failures.AddRange(result.Errors.Select(FieldErrors.Of));
        }

        return failures.Count == 0 ? await next() : TResponse.Failure(Error.Invalid([.. failures.DistinctBy(f => (f.Field, f.Code))]));
    }
}
