using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>A filing of the own organisation, as the registration pages show it.</summary>
/// <param name="Id">The filing.</param>
[Requires(Permissions.Services.Register)]
public sealed record GetServiceDraftQuery(ServiceId Id) : IQuery<ServiceDraft>;

/// <summary>A filing that is being written.</summary>
public sealed record ServiceDraft
{
    /// <summary>The filing.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>The version shown; saving carries it back.</summary>
    public required Guid Version { get; init; }

    /// <summary>The draft's reference.</summary>
    public required string Code { get; init; }

    /// <summary>Where the filing stands.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Whether it can still be changed.</summary>
    public bool IsOpen => ServiceLifecycle.Allows(State, ServiceAction.Edit);

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last saved, in UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>What is to be changed, where it was returned; empty otherwise.</summary>
    public required string ReturnReason { get; init; }

    /// <summary>Name of the owning organisation.</summary>
    public required LocalizedText OrganisationName { get; init; }

    /// <summary>What it says.</summary>
    public required ServiceContent Content { get; init; }

    /// <summary>Why the registered service is being changed; null for a first filing.</summary>
    public required string? AmendmentReason { get; init; }

    /// <summary>Whether it changes a registered service.</summary>
    public bool IsAmendment => AmendmentReason is not null;

    /// <summary>How far each section is.</summary>
    public required IReadOnlyList<SectionProgress> Progress { get; init; }

    /// <summary>Whether it can be filed.</summary>
    public bool IsComplete => Progress.All(p => p.IsComplete);
}

internal sealed class GetServiceDraftHandler(IPortalDb db, Caller caller) : IRequestHandler<GetServiceDraftQuery, Result<ServiceDraft>>
{
    public async Task<Result<ServiceDraft>> Handle(GetServiceDraftQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Include("_steps")
            .SingleOrDefaultAsync(s => s.Id == request.Id && s.OrganisationId == caller.Actor.OrganisationId, cancellationToken);
        if (service is null) return Error.NotFound;
        var organisation = await db.Organisations.AsNoTracking()
            .Where(o => o.Id == service.OrganisationId)
            .Select(o => o.Name)
            .SingleAsync(cancellationToken);
        var steps = service.Steps;
        return new ServiceDraft
        {
            Id = service.Id,
            Version = service.Version,
            Code = service.Code,
            State = service.FilingState,
            StartedAt = service.Amendment?.At ?? service.StartedAt,
            SavedAt = service.SavedAt,
            ReturnReason = steps is [.., { Action: ServiceAction.Return } returned] ? returned.Reason : "",
            OrganisationName = organisation,
            Content = service.Filing,
            AmendmentReason = service.Amendment?.Reason,
            Progress = ServiceCompleteness.Of(service.Filing),
        };
    }
}
