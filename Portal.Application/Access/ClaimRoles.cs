using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>Turns what a provider says of a person into roles.</summary>
/// <param name="db">The database.</param>
/// <param name="logger">The log.</param>
internal sealed class ClaimRoles(IPortalDb db, ILogger<ClaimRoles> logger)
{
    /// <summary>The rules in force that the claims meet, oldest first.</summary>
    public async Task<IReadOnlyList<ClaimRule>> MetAsync(string providerKey, IReadOnlyDictionary<string, IReadOnlyList<string>> claims, CancellationToken ct)
    {
        var rules = await db.ClaimRules.AsNoTracking().Where(r => r.ProviderKey == providerKey).OrderBy(r => r.Id).ToListAsync(ct);
        return [.. rules.Where(r => r.IsInForce && r.IsMet(claims))];
    }

    /// <summary>
    /// Gives the person exactly the roles of these rules. A rule whose role does not go with another duty of the person is left out:
    /// the older rule and what an administrator granted come first.
    /// </summary>
    public Result Apply(Person person, IReadOnlyList<ClaimRule> rules, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, PakistanTime.Zone).DateTime);
        List<(Role Role, OrganisationId OrganisationId)> held =
            [.. person.Grants.Where(g => g.Source != GrantSource.ClaimRule && g.Overlaps(today, null)).Select(g => (g.Role, g.OrganisationId))];
        List<(Role Role, OrganisationId OrganisationId)> given = [];
        foreach (var rule in rules)
        {
            var clash = held.Concat(given).Where(h => DutyConflicts.Between(rule.Role, h.Role, h.OrganisationId == rule.OrganisationId)).Select(h => (Role?)h.Role).FirstOrDefault();
            if (clash is not null) logger.LogWarning("Claim rule {Rule} is left out for {Person}: {Role} does not go with {Held}", rule.Id, person.Pseudonym, rule.Role, clash);
            else if (!given.Contains((rule.Role, rule.OrganisationId))) given.Add((rule.Role, rule.OrganisationId));
        }

        return person.ReplaceClaimRoles(given, now);
    }
}
