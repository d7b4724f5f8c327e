using Portal.Domain.Access;
using Portal.Domain.Organisations;

namespace Portal.Web.Features.Access.People;

/// <summary>Who has a permission.</summary>
/// <param name="Role">The role.</param>
/// <param name="Kinds">The kinds of organisation at which it has it.</param>
/// <param name="Except">The kinds at which it can be held and does not have it.</param>
internal sealed record RightsHolder(Role Role, IReadOnlyList<OrganisationKind> Kinds, IReadOnlyList<OrganisationKind> Except);

/// <summary>The domain's one table of rights, turned round: from permission to roles.</summary>
internal static class RightsTable
{
    /// <summary>Permissions by the area their name begins with.</summary>
    public static IEnumerable<IGrouping<string, string>> Areas => Permissions.All.GroupBy(p => p.Split('.')[0]);

    /// <summary>The roles that have a permission.</summary>
    public static IReadOnlyList<RightsHolder> HoldersOf(string permission) =>
    [
        .. from role in Enum.GetValues<Role>()
           let anywhere = KindsOf(role)
           let kinds = anywhere.Where(k => RolePermissions.Of(role, k).Contains(permission)).ToList()
           where kinds.Count > 0
           select new RightsHolder(role, kinds, [.. anywhere.Except(kinds)]),
    ];

    /// <summary>The kinds of organisation at which a role can be held.</summary>
    public static IReadOnlyList<OrganisationKind> KindsOf(Role role) => [.. Enum.GetValues<OrganisationKind>().Where(k => RoleRules.MayBeHeldAt(role, k))];

    /// <summary>The roles that do not go with a role.</summary>
    public static IEnumerable<(Role Other, ConflictReach Reach)> ConflictsOf(Role role) =>
        DutyConflicts.All.Where(c => c.One == role || c.Other == role).Select(c => (c.One == role ? c.Other : c.One, c.Reach));
}
