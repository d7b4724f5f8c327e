using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Results;

/// <summary>Holds the parts of a service that were read from a document beside those of the register.</summary>
/// <param name="Id">The service.</param>
/// <param name="Parts">What the document says.</param>
[Requires(Permissions.Services.Read)]
public sealed record CompareComponentsQuery(ServiceId Id, ServicePlacements Parts) : IQuery<ComparedComponents>;

/// <summary>The parts of a service in a document and in the register.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Changes">What differs: first what the document says, then what the register says.</param>
public sealed record ComparedComponents(ServiceId Id, string Code, LocalizedText Name, IReadOnlyList<FieldChange> Changes);

internal sealed class CompareComponentsValidator : AbstractValidator<CompareComponentsQuery>
{
    public CompareComponentsValidator() => RuleFor(q => q.Parts.Items.Count).LessThanOrEqualTo(Placement.MaxCount).WithErrorCode("Services.TooManyChosen");
}

internal sealed class CompareComponentsHandler(IPortalDb db, Caller caller) : IRequestHandler<CompareComponentsQuery, Result<ComparedComponents>>
{
    public async Task<Result<ComparedComponents>> Handle(CompareComponentsQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(s => s.Id == request.Id, cancellationToken);
        if (service is null) return Error.NotFound;
        var changes = ContentComparison.Between(ServiceSectionName.Placements, request.Parts, service.Content.Placements);
        return new ComparedComponents(service.Id, service.Code, service.About.Name, changes);
    }
}
