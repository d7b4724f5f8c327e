using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Views;

namespace Portal.Application.Services.Views;

/// <summary>Keeps which columns the person wants to see in the list of services.</summary>
/// <param name="Columns">The columns; none leaves code and name.</param>
[Requires(Permissions.Services.Read)]
public sealed record ChooseServiceColumnsCommand(IReadOnlyList<ServiceColumn> Columns) : ICommand;

internal sealed class ChooseServiceColumnsValidator : AbstractValidator<ChooseServiceColumnsCommand>
{
    public ChooseServiceColumnsValidator()
    {
        RuleFor(c => c.Columns.Count).LessThanOrEqualTo(Enum.GetValues<ServiceColumn>().Length).WithErrorCode("Common.NotAChoice");
        RuleForEach(c => c.Columns).Choice();
    }
}

internal sealed class ChooseServiceColumnsHandler(IPortalDb db, Caller caller) : IRequestHandler<ChooseServiceColumnsCommand, Result>
{
    public async Task<Result> Handle(ChooseServiceColumnsCommand request, CancellationToken cancellationToken)
    {
        var me = caller.Actor.Id;
        var chosen = await db.ChosenColumns.SingleOrDefaultAsync(c => c.PersonId == me, cancellationToken);
        if (chosen is null) db.ChosenColumns.Add(chosen = ChosenColumns.Of(me));
        chosen.Choose(request.Columns.Distinct().Order().Select(c => c.ToString()));
        return Result.Ok;
    }
}
