using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Views;

namespace Portal.Application.Services.Views;

/// <summary>Keeps a list of services under a name; the person's own view of that name gives way to it.</summary>
/// <param name="Id">Made by the caller, so that a second click saves nothing twice.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Query">The query string of the list's address, without a question mark; empty for the whole list.</param>
/// <param name="IsShared">Whether everybody who acts for the organisation sees it.</param>
[Requires(Permissions.Services.Read)]
public sealed record SaveServiceViewCommand(SavedViewId Id, string Name, string Query, bool IsShared) : ICommand;

internal sealed partial class SaveServiceViewValidator : AbstractValidator<SaveServiceViewCommand>
{
    public SaveServiceViewValidator()
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(SavedView.NameMaxLength);
        RuleFor(c => c.Query).MaximumLength(SavedView.QueryMaxLength).Must(query => QueryPattern().IsMatch(query)).WithErrorCode("Services.NoSuchView");
    }

    // What a query string is made of once it is escaped; it cannot leave the list's path.
    [GeneratedRegex(@"\A[A-Za-z0-9=&%._~,+-]*\z", RegexOptions.None, 1000)]
    private static partial Regex QueryPattern();
}

internal sealed class SaveServiceViewHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<SaveServiceViewCommand, Result>
{
    public async Task<Result> Handle(SaveServiceViewCommand request, CancellationToken cancellationToken)
    {
        var (me, name) = (caller.Actor.Id, request.Name.Trim());
        var mine = await db.SavedViews.Where(v => v.PersonId == me).ToListAsync(cancellationToken);
        if (mine.Find(v => v.Name == name) is { } same)
        {
            same.Change(request.Query, request.IsShared, time.GetUtcNow());
            return Result.Ok;
        }

        if (mine.Exists(v => v.Id == request.Id)) return Result.Ok;
        if (await db.SavedViews.AnyAsync(v => v.Id == request.Id, cancellationToken)) return Error.NotFound;
        if (mine.Count >= SavedView.MostOfAPerson) return ViewErrors.TooMany;
        db.SavedViews.Add(SavedView.Save(request.Id, caller.Actor, name, request.Query, request.IsShared, time.GetUtcNow()));
        return Result.Ok;
    }
}

internal static class ViewErrors
{
    public static Error TooMany { get; } = new("Services.TooManyViews", ErrorKind.Conflict, SavedView.MostOfAPerson);
}
