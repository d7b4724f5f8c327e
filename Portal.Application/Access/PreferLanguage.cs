using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Keeps the language the person reads in.</summary>
/// <param name="Language"><c>en</c> or <c>ur</c>.</param>
[Requires(Permissions.Dashboards.Home)]
public sealed record PreferLanguageCommand(string Language) : ICommand;

internal sealed class PreferLanguageValidator : AbstractValidator<PreferLanguageCommand>
{
    public PreferLanguageValidator() => RuleFor(c => c.Language).Must(l => l is "en" or "ur").WithErrorCode("Common.NotAChoice");
}

internal sealed class PreferLanguageHandler(IPortalDb db, Caller caller) : IRequestHandler<PreferLanguageCommand, Result>
{
    public async Task<Result> Handle(PreferLanguageCommand request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == caller.Actor.Id, cancellationToken);
        if (person is null) return Error.NotFound;
        person.Prefer(request.Language);
        return Result.Ok;
    }
}
