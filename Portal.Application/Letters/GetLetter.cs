using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Letters;
using Portal.Domain.Services;

namespace Portal.Application.Letters;

/// <summary>A letter on a decision, for whoever may see the service.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Number">The letter's number on the service, from 1.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetLetterQuery(ServiceId ServiceId, int Number) : IQuery<LetterDetail>;

/// <summary>A letter with its proof.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Entry">The decision's entry in the ledger; null where none is found.</param>
public sealed record LetterDetail(DecisionLetter Letter, ServiceLedgerEntry? Entry)
{
    /// <summary>Whether the register has an entry that anybody can read: the decision left one.</summary>
    public bool IsPublic => Letter.Facts.RegisteredVersion > 0;
}

internal sealed class GetLetterHandler(IPortalDb db, Caller caller) : IRequestHandler<GetLetterQuery, Result<LetterDetail>>
{
    public async Task<Result<LetterDetail>> Handle(GetLetterQuery request, CancellationToken cancellationToken)
    {
        if (!await db.Services.Visible(caller.Actor).AnyAsync(s => s.Id == request.ServiceId, cancellationToken)) return Error.NotFound;
        var letter = await db.DecisionLetters.AsNoTracking().SingleOrDefaultAsync(l => l.ServiceId == request.ServiceId && l.Number == request.Number, cancellationToken);
        if (letter is null) return Error.NotFound;
        var entries = await db.ServiceEntriesAsync([letter.Facts.Code], cancellationToken);
        return new LetterDetail(letter, entries.GetValueOrDefault(ServiceEntries.Microseconds(letter.At)));
    }
}
