using System.Numerics;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>A page of the services the person may see.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="Paging">Which part, in what order.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListServicesQuery(ServiceFilter Filter, ServicePaging Paging) : IQuery<FoundServices>;

/// <summary>Which part of a list of services is wanted, and in what order.</summary>
/// <param name="Take">Rows wanted, 1 to <see cref="MaxTake"/>.</param>
/// <param name="Sort">One of <c>code name organisation region state class outcome changed</c>; null for the best match of a text, and the newest change without one.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Cursor">Where the page begins or ends, as the page beside it said; null for the first page. One of another order begins at the first page.</param>
/// <param name="Language">Whose alphabet names are sorted by: <c>ur</c> for Urdu, anything else for English.</param>
public sealed record ServicePaging(int Take = ServicePaging.UsualTake, string? Sort = null, bool Descending = false, string? Cursor = null, string? Language = null)
{
    /// <summary>Rows of a page unless told otherwise.</summary>
    public const int UsualTake = 50;

    /// <summary>The most rows one page may have.</summary>
    public const int MaxTake = 200;
}

/// <summary>A page of a list of services.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Position">Rows before them, as far as is known; 0 on the first page.</param>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
/// <param name="Next">Cursor of the page after; null on the last.</param>
/// <param name="Sort">The order it is in.</param>
/// <param name="Meant">The text that the rows match instead, where nothing matched the one that was asked for.</param>
public sealed record FoundServices(IReadOnlyList<ServiceRow> Items, int Position, string? Previous, string? Next, string Sort, string? Meant)
{
    /// <summary>Nothing was found.</summary>
    public static FoundServices None { get; } = new([], 0, null, null, RegisterOrder.Default, null);
}

/// <summary>A service in a list.</summary>
public sealed record ServiceRow
{
    /// <summary>The service.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>Its code; the draft's reference before registration.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Code of the owning organisation.</summary>
    public required string OrganisationCode { get; init; }

    /// <summary>Name of the owning organisation.</summary>
    public required LocalizedText OrganisationName { get; init; }

    /// <summary>Where it belongs.</summary>
    public required Region Region { get; init; }

    /// <summary>Where the filing stands.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Data class; null while not said.</summary>
    public required DataClass? Class { get; init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>How it stands; null before the first evaluation.</summary>
    public required Outcome? Overall { get; init; }

    /// <summary>Obligations not met, a bit each.</summary>
    public required long FailMask { get; init; }

    /// <summary>Obligations undetermined, a bit each.</summary>
    public required long UndeterminedMask { get; init; }

    /// <summary>Obligations not met for which a waiver holds, a bit each.</summary>
    public required long WaivedMask { get; init; }

    /// <summary>Countries of its placements in alphabetical order, <c>AE,PK</c>.</summary>
    public required string Countries { get; init; }

    /// <summary>How many obligations are not met.</summary>
    public int Fails => BitOperations.PopCount((ulong)FailMask);

    /// <summary>How many obligations are undetermined.</summary>
    public int Undetermined => BitOperations.PopCount((ulong)UndeterminedMask);

    /// <summary>How many obligations are waived.</summary>
    public int Waived => BitOperations.PopCount((ulong)WaivedMask);

    internal static ServiceRow Of(RegisterEntry entry, OrganisationNode owner) => new()
    {
        Id = entry.Id,
        Code = entry.Code,
        Name = new(entry.NameEn, entry.NameUr),
        OrganisationCode = owner.Code,
        OrganisationName = owner.Name,
        Region = entry.Region,
        State = entry.State,
        Class = RegisterEntry.ClassOf(entry.ClassRank),
        Changed = entry.Changed,
        Overall = RegisterEntry.OutcomeOf(entry.OutcomeRank),
        FailMask = entry.FailMask,
        UndeterminedMask = entry.UndeterminedMask,
        WaivedMask = entry.WaivedMask,
        Countries = entry.Countries,
    };
}

internal sealed class ListServicesValidator : AbstractValidator<ListServicesQuery>
{
    public ListServicesValidator() => RuleFor(q => q.Paging.Cursor)
        .Must(cursor => cursor is null || RegisterCursor.Read(cursor) is not null).WithErrorCode("Services.NoSuchPlace");
}

internal sealed class ListServicesHandler(IPortalDb db, IRegisterSql sql, RegisterCubes cubes, Caller caller) : IRequestHandler<ListServicesQuery, Result<FoundServices>>
{
    public async Task<Result<FoundServices>> Handle(ListServicesQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var view = RegisterView.Of(db, caller.Actor);
        var pages = new RegisterPages(view, sql, tree, await cubes.LatelyAsync(db, cancellationToken), ct => RegisterCube.ReadAsync(db, ct));
        var page = await pages.ReadAsync(request.Filter, request.Paging, cancellationToken);
        if (page.Items.Count > 0 || request.Filter.Text.Trim().Length == 0) return page;
        if (await RegisterSpelling.NearestAsync(view.Entries, request.Filter.Text, cancellationToken) is not { } meant) return page;
        return await pages.ReadAsync(request.Filter with { Text = meant }, request.Paging, cancellationToken) with { Meant = meant };
    }
}
