using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>Events of the security log, newest first.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="From">Where to go on; null for the newest.</param>
/// <param name="Take">How many, 1 to <see cref="MaxTake"/>.</param>
/// <param name="WithNames">Whether to say the names of people who are still known.</param>
[Requires(Permissions.Administration.ReadSecurityLog)]
public sealed record ListSecurityEventsQuery(SecurityEventFilter Filter, SecurityEventCursor? From = null, int Take = 50, bool WithNames = true) : IQuery<SecurityEventList>
{
    /// <summary>The most events of one answer.</summary>
    public const int MaxTake = 1000;
}

internal sealed class ListSecurityEventsValidator : AbstractValidator<ListSecurityEventsQuery>
{
    public ListSecurityEventsValidator()
    {
        RuleFor(q => q.Filter.From).Plausible();
        RuleFor(q => q.Filter.To).Plausible();
    }
}

/// <summary>Part of the security log.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">Where to go on; null when this was the end.</param>
public sealed record SecurityEventList(IReadOnlyList<SecurityEventRow> Items, SecurityEventCursor? Next);

/// <summary>One event.</summary>
/// <param name="Record">What is kept.</param>
/// <param name="Name">The person's name; null where nobody is known.</param>
public sealed record SecurityEventRow(SecurityRecord Record, LocalizedText? Name);

internal sealed class ListSecurityEventsHandler(IPortalDb db, Pseudonyms pseudonyms) : IRequestHandler<ListSecurityEventsQuery, Result<SecurityEventList>>
{
    public async Task<Result<SecurityEventList>> Handle(ListSecurityEventsQuery request, CancellationToken cancellationToken)
    {
        var take = Math.Clamp(request.Take, 1, ListSecurityEventsQuery.MaxTake);
        var people = request.Filter.Person.Trim().Length > 0 ? await pseudonyms.OfAsync(request.Filter.Person, cancellationToken) : null;
        var found = await db.SecurityEvents.AsNoTracking().Newest(request.Filter, people, request.From, take + 1).ToListAsync(cancellationToken);
        var items = found.Take(take).ToList();
        var names = request.WithNames ? await pseudonyms.NamesAsync(items.Select(e => e.Actor), cancellationToken) : null;
        return new SecurityEventList(
            [.. items.Select(e => new SecurityEventRow(e, e.Actor is { } actor ? names?.GetValueOrDefault(actor) : null))],
            found.Count > take ? Behind(items, request.From) : null);
    }

    private static SecurityEventCursor Behind(List<SecurityRecord> items, SecurityEventCursor? from)
    {
        var at = items[^1].At;
        return new SecurityEventCursor(at, items.Count(e => e.At == at) + (from?.At == at ? from.Shown : 0));
    }
}
