using Portal.Domain.Access;

namespace Portal.Application.Services.Relations;

/// <summary>Who may see which rows of relations: the rule of <see cref="ServiceAccess.Visible"/>, for services that stand in the register.</summary>
internal static class RelationAccess
{
    public static IQueryable<ServiceSite> Visible(this IQueryable<ServiceSite> sites, Actor actor) =>
        actor.May(Permissions.Services.ReadAll) ? sites : sites.Where(s => s.OrganisationId == actor.OrganisationId);

    public static IQueryable<ServiceDataSet> Visible(this IQueryable<ServiceDataSet> sets, Actor actor) =>
        actor.May(Permissions.Services.ReadAll) ? sets : sets.Where(s => s.OrganisationId == actor.OrganisationId);
}
