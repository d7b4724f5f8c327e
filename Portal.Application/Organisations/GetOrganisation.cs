using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Domain.Tokens;

namespace Portal.Application.Organisations;

/// <summary>One organisation: where it stands among the others, and what hangs on it.</summary>
/// <param name="Id">The organisation.</param>
[Requires(Permissions.Administration.ReadOrganisations)]
public sealed record GetOrganisationQuery(OrganisationId Id) : IQuery<OrganisationDetail>;

/// <summary>An organisation by its name.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record OrganisationLink(OrganisationId Id, string Code, LocalizedText Name);

/// <summary>An organisation in full.</summary>
public sealed record OrganisationDetail
{
    /// <summary>The organisation.</summary>
    public required OrganisationId Id { get; init; }

    /// <summary>The version that was read.</summary>
    public required Guid Version { get; init; }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What it is.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Where it belongs.</summary>
    public required Region Region { get; init; }

    /// <summary>First day on which it exists.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day on which it exists; null while it does.</summary>
    public required DateOnly? ValidUntil { get; init; }

    /// <summary>The organisation it stands under; null where there is none.</summary>
    public required OrganisationLink? Parent { get; init; }

    /// <summary>Organisations that stand under it, by code.</summary>
    public required IReadOnlyList<OrganisationLink> Below { get; init; }

    /// <summary>The organisation that took over; null where there is none.</summary>
    public required OrganisationLink? Successor { get; init; }

    /// <summary>Its services in the register.</summary>
    public required int Services { get; init; }

    /// <summary>Its filings that are under way, amendments included.</summary>
    public required int Filings { get; init; }

    /// <summary>What is for those who keep people and organisations alone; null for others.</summary>
    public required OrganisationKeep? Keep { get; init; }
}

/// <summary>What whoever keeps organisations needs to end one.</summary>
/// <param name="People">People whose own organisation it is and who may sign in.</param>
/// <param name="Tokens">Its API tokens that still work.</param>
/// <param name="MayEnd">It can be ended.</param>
/// <param name="Heirs">Organisations that could take over, by code.</param>
public sealed record OrganisationKeep(int People, int Tokens, bool MayEnd, IReadOnlyList<OrganisationLink> Heirs);

internal sealed class GetOrganisationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<GetOrganisationQuery, Result<OrganisationDetail>>
{
    public async Task<Result<OrganisationDetail>> Handle(GetOrganisationQuery request, CancellationToken cancellationToken)
    {
        var found = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken);
        if (found is null) return Error.NotFound;
        var (id, parent, successor) = (found.Id, found.ParentId, found.SuccessorId);
        var near = await db.Organisations.AsNoTracking().Where(o => o.ParentId == id || o.Id == parent || o.Id == successor).OrderBy(o => o.Code)
            .Select(o => new { o.ParentId, Link = new OrganisationLink(o.Id, o.Code, o.Name) }).ToListAsync(cancellationToken);
        return new OrganisationDetail
        {
            Id = id,
            Version = found.Version,
            Code = found.Code,
            Name = found.Name,
            Kind = found.Kind,
            Region = found.Region,
            ValidFrom = found.ValidFrom,
            ValidUntil = found.ValidUntil,
            Parent = near.Find(o => o.Link.Id == parent)?.Link,
            Below = [.. near.Where(o => o.ParentId == id).Select(o => o.Link)],
            Successor = near.Find(o => o.Link.Id == successor)?.Link,
            Services = await db.Services.CountAsync(s => s.OrganisationId == id && (s.State == ServiceState.Registered || s.State == ServiceState.Suspended), cancellationToken),
            Filings = await db.Services.CountAsync(s => s.OrganisationId == id && UnderWay.Contains(s.FilingState), cancellationToken),
            Keep = caller.Actor.May(Permissions.Administration.ManageAllPeople) ? await KeepAsync(found, cancellationToken) : null,
        };
    }

    private static readonly ServiceState[] UnderWay = [ServiceState.Draft, ServiceState.Submitted, ServiceState.InReview, ServiceState.ReturnedForChanges];

    private async Task<OrganisationKeep> KeepAsync(Organisation found, CancellationToken ct)
    {
        var (id, kind, today) = (found.Id, found.Kind, time.TodayInPakistan());
        var people = await db.People.CountAsync(p => p.OrganisationId == id && p.State == PersonState.Active, ct);
        var tokens = await db.ApiTokens.CountAsync(t => t.OrganisationId == id && t.RevokedAt == null && t.ValidUntil >= today, ct);
        if (found.ValidUntil is not null) return new OrganisationKeep(people, tokens, MayEnd: false, []);

        // A body of the state passes to another one; a firm, or a body known from elsewhere, to one of its own kind.
        var heirs = await db.Organisations.AsNoTracking()
            .Where(o => o.Id != id && o.ValidUntil == null && (o.Kind == kind || (o.Kind != OrganisationKind.Applicant && o.Kind != OrganisationKind.Imported)))
            .OrderBy(o => o.Code).Select(o => new OrganisationLink(o.Id, o.Code, o.Name)).ToListAsync(ct);
        return new OrganisationKeep(people, tokens, MayEnd: true, heirs);
    }
}
