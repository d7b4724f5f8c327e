using Portal.Domain.Access;
using Portal.Domain.Audits;

namespace Portal.Application.Audits;

/// <summary>Which findings an actor may know of: those of the own organisation, or all with the right to read every service.</summary>
internal static class FindingAccess
{
    public static IQueryable<Finding> Visible(this IQueryable<Finding> findings, Actor actor)
    {
        var own = actor.OrganisationId;
        return actor.May(Permissions.Services.ReadAll) ? findings : findings.Where(f => f.OrganisationId == own);
    }
}
