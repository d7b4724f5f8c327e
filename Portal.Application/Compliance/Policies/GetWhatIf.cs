using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Organisations;

namespace Portal.Application.Compliance.Policies;

/// <summary>What a version would do, as it was last worked out; cheap enough to be asked every second.</summary>
/// <param name="Number">Number of the version.</param>
[Requires(Permissions.Compliance.DraftPolicy, Permissions.Compliance.ApprovePolicy)]
public sealed record GetWhatIfQuery(int Number) : IQuery<WhatIfDetail>;

/// <summary>The newest what-if of a version.</summary>
/// <param name="PolicyId">The version.</param>
/// <param name="Number">Its number.</param>
/// <param name="MayAsk">Whether it can be asked for anew.</param>
/// <param name="WhatIf">The newest; null where nobody asked.</param>
public sealed record WhatIfDetail(PolicyVersionId PolicyId, int Number, bool MayAsk, WhatIfView? WhatIf);

/// <summary>A what-if as pages show it.</summary>
public sealed record WhatIfView
{
    /// <summary>Its identifier.</summary>
    public required PolicyWhatIfId Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required WhatIfState State { get; init; }

    /// <summary>Services judged.</summary>
    public required int Done { get; init; }

    /// <summary>Services to judge; 0 before they were counted.</summary>
    public required int Total { get; init; }

    /// <summary>Number of the version with which it is compared.</summary>
    public required int BaseNumber { get; init; }

    /// <summary>When it was asked for, in UTC.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>It is a ground to approve the version on: same content, same version in force, not too long ago.</summary>
    public required bool Holds { get; init; }

    /// <summary>What would change; null before the end.</summary>
    public required WhatIfResult? Result { get; init; }

    /// <summary>Names of the organisations that the result mentions.</summary>
    public required IReadOnlyDictionary<OrganisationId, LocalizedText> Organisations { get; init; }
}

internal sealed class GetWhatIfHandler(IPortalDb db, Caller caller, CurrentPolicy current, TimeProvider time) : IRequestHandler<GetWhatIfQuery, Result<WhatIfDetail>>
{
    public async Task<Result<WhatIfDetail>> Handle(GetWhatIfQuery request, CancellationToken cancellationToken)
    {
        var version = await db.PolicyVersions.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(p => p.Number == request.Number, cancellationToken);
        if (version is null) return Error.NotFound;
        var whatIf = await db.NewestWhatIfAsync(version.Id, cancellationToken);
        var mayAsk = version.State is PolicyState.Draft or PolicyState.Proposed && whatIf?.IsOpen is null;
        if (whatIf is null) return new WhatIfDetail(version.Id, version.Number, mayAsk, null);
        var concerned = whatIf.Result?.Organisations.Select(o => o.OrganisationId).ToList() ?? [];
        var names = await db.Organisations.Where(o => concerned.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        return new WhatIfDetail(version.Id, version.Number, mayAsk, new WhatIfView
        {
            Id = whatIf.Id,
            State = whatIf.State,
            Done = whatIf.Done,
            Total = whatIf.Total,
            BaseNumber = whatIf.BaseNumber,
            QueuedAt = whatIf.QueuedAt,
            EndedAt = whatIf.EndedAt,
            Holds = whatIf.HoldsFor(version.Content, (await current.FindAsync(cancellationToken))?.Number, time.GetUtcNow()),
            Result = whatIf.Result,
            Organisations = names,
        });
    }
}
