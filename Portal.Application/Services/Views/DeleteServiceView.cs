using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Views;

namespace Portal.Application.Services.Views;

/// <summary>Deletes one of the person's own views; shared, it is gone for everybody.</summary>
/// <param name="Id">The view.</param>
[Requires(Permissions.Services.Read)]
public sealed record DeleteServiceViewCommand(SavedViewId Id) : ICommand;

internal sealed class DeleteServiceViewHandler(IPortalDb db, Caller caller) : IRequestHandler<DeleteServiceViewCommand, Result>
{
    public async Task<Result> Handle(DeleteServiceViewCommand request, CancellationToken cancellationToken)
    {
        var me = caller.Actor.Id;
        if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == request.Id && v.PersonId == me, cancellationToken) is not { } view) return Error.NotFound;
        db.SavedViews.Remove(view);
        return Result.Ok;
    }
}
