using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Security;

/// <summary>
/// Names behind pseudonyms, for those who may see people. A pseudonym follows from a person's salt and cannot be looked up:
/// everybody's is worked out, which takes a hash each and is never kept.
/// </summary>
/// <param name="db">The database.</param>
internal sealed class Pseudonyms(IPortalDb db)
{
    /// <summary>The most people that a search for a name may mean.</summary>
    private const int MostNamed = 50;

    /// <summary>The names of those who are still known.</summary>
    public async Task<IReadOnlyDictionary<string, LocalizedText>> NamesAsync(IEnumerable<string?> wanted, CancellationToken ct)
    {
        var asked = wanted.OfType<string>().Where(p => p.StartsWith("p-", StringComparison.Ordinal)).ToHashSet();
        if (asked.Count == 0) return new Dictionary<string, LocalizedText>();
        var salts = await db.People.AsNoTracking().Select(p => new { p.Id, p.LedgerSalt }).ToListAsync(ct);
        var found = salts.Select(s => (s.Id, Pseudonym: Person.PseudonymOf(s.Id, s.LedgerSalt))).Where(s => asked.Contains(s.Pseudonym)).ToDictionary(s => s.Id, s => s.Pseudonym);
        var ids = found.Keys.ToList();
        var names = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        return names.ToDictionary(n => found[n.Id], n => n.Name);
    }

    /// <summary>The pseudonyms of people whose name or address has a text in it; a pseudonym stands for itself.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string person, CancellationToken ct)
    {
        var text = person.Trim().ToLowerInvariant();
        if (text.StartsWith("p-", StringComparison.Ordinal)) return [text];

        // Becomes SQL's lower(); the culture of this process has no part in it.
#pragma warning disable CA1304, CA1311, CA1862
        var found = await db.People.AsNoTracking()
            .Where(p => p.Name.En.ToLower().Contains(text) || p.Name.Ur.Contains(text) || p.Email.Contains(text))
            .OrderBy(p => p.Id).Take(MostNamed).Select(p => new { p.Id, p.LedgerSalt }).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
        return [.. found.Select(p => Person.PseudonymOf(p.Id, p.LedgerSalt))];
    }
}
