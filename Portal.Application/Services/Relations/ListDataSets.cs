using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>Data sets of services in the register, each once however many keep it.</summary>
/// <param name="Paging">Which part; sorts <c>name</c> (the default), <c>holders</c>, <c>class</c>.</param>
/// <param name="Text">Words of the name; null for all.</param>
/// <param name="SeveralOnly">Only those that more than one service keeps.</param>
/// <param name="LostWith">Only those that the loss of this site concerns: their services stop, or have no other copy.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListDataSetsQuery(PageRequest Paging, string? Text = null, bool SeveralOnly = false, SiteId? LostWith = null) : IQuery<Page<DataSetRow>>;

/// <summary>A data set in a list.</summary>
public sealed record DataSetRow
{
    /// <summary>The data set.</summary>
    public required DataSetId Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The office that answers for it, or the first of several; empty while not said.</summary>
    public required string Steward { get; init; }

    /// <summary>How many offices are named.</summary>
    public required int Stewards { get; init; }

    /// <summary>The highest data class that is said; null while none is.</summary>
    public required DataClass? Class { get; init; }

    /// <summary>The highest tier of personal data that is said; null while none is.</summary>
    public required PersonalDataTier? PersonalData { get; init; }

    /// <summary>The longest retention that is said, in days.</summary>
    public required int? RetentionDays { get; init; }

    /// <summary>Services that keep it: more than one may collect twice what people were to give once.</summary>
    public required int Holders { get; init; }

    /// <summary>Services that use it from another instead of keeping it.</summary>
    public required int Users { get; init; }

    /// <summary>Those that keep it say different things of its class, its personal data or its retention.</summary>
    public required bool Differs { get; init; }
}

internal sealed class ListDataSetsValidator : AbstractValidator<ListDataSetsQuery>
{
    public ListDataSetsValidator() => RuleFor(q => q.Text).MaximumLength(ListSitesQuery.TextMaxLength);
}

internal sealed class ListDataSetsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListDataSetsQuery, Result<Page<DataSetRow>>>
{
    public async Task<Result<Page<DataSetRow>>> Handle(ListDataSetsQuery request, CancellationToken cancellationToken)
    {
        var paging = request.Paging.Bounded;
        var sets = db.ServiceDataSets.AsNoTracking().Visible(caller.Actor);
        foreach (var word in RegisterText.Words(request.Text ?? ""))
        {
            var (begins, within) = ($"{word}%", $"% {word}%");
            sets = sets.Where(s => EF.Functions.Like(s.NameKey, begins) || EF.Functions.Like(s.NameKey, within));
        }

        if (request.LostWith is { } site)
        {
            var lost = GetSiteLossHandler.DataSetsLost(db, db.ServiceSites.Visible(caller.Actor).Where(s => s.SiteId == site)).Select(d => d.DataSetId);
            sets = sets.Where(s => lost.Contains(s.DataSetId));
        }

        var rows = new DataSetRows(db, caller.Actor);
        var counted = DataSetRows.Counted(sets);
        if (request.SeveralOnly) counted = counted.Where(s => s.Holders > 1);
        var total = await counted.CountAsync(cancellationToken);
        var page = await Sorted(counted, paging).ThenBy(s => s.Id).Skip(paging.Skip).Take(paging.Take).ToListAsync(cancellationToken);
        return new Page<DataSetRow>(await rows.ReadAsync(page, cancellationToken), total);
    }

    private static IOrderedQueryable<DataSetCount> Sorted(IQueryable<DataSetCount> sets, PageRequest paging) => (paging.Sort, paging.Descending) switch
    {
        ("holders", true) => sets.OrderByDescending(s => s.Holders),
        ("holders", false) => sets.OrderBy(s => s.Holders),
        ("class", true) => sets.OrderByDescending(s => s.ClassRank),
        ("class", false) => sets.OrderBy(s => s.ClassRank),
        (_, true) => sets.OrderByDescending(s => s.NameKey),
        (_, false) => sets.OrderBy(s => s.NameKey),
    };
}
