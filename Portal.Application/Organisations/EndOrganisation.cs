using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Organisations;

/// <summary>Ends an organisation, for example when it is merged into another. Its services are handed over one by one afterwards.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="LastDay">Last day on which it exists.</param>
/// <param name="Successor">The organisation that takes over; null where there is none.</param>
/// <param name="Reason">The act or notification that ends it.</param>
[Requires(Permissions.Administration.ManageAllPeople)]
public sealed record EndOrganisationCommand(OrganisationId Id, Guid Version, DateOnly LastDay, OrganisationId? Successor, string Reason) : ICommand;

internal sealed class EndOrganisationValidator : AbstractValidator<EndOrganisationCommand>
{
    public EndOrganisationValidator()
    {
        RuleFor(c => (DateOnly?)c.LastDay).Plausible();
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("Organisations.ReasonMissing");
        RuleFor(c => c.Reason).Text(Service.ReasonMaxLength);
    }
}

internal sealed class EndOrganisationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<EndOrganisationCommand, Result>
{
    public async Task<Result> Handle(EndOrganisationCommand request, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken);
        if (organisation is null) return Error.NotFound;
        if (organisation.Version != request.Version) return Error.Stale;
        var successor = request.Successor is null ? null : await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == request.Successor, cancellationToken);
        if (request.Successor is not null && successor is null) return OrganisationErrors.NoSuccessor;
        return organisation.End(request.LastDay, successor, request.Reason.Trim(), caller.Actor, time.GetUtcNow());
    }
}
