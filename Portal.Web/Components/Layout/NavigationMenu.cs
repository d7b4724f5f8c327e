using Portal.Domain.Access;

namespace Portal.Web.Components.Layout;

/// <summary>One entry of the side navigation. Without a permission everyone signed in sees it.</summary>
public sealed record NavigationEntry(string Href, string Text, string Icon, string? Permission = null);

/// <summary>A titled group of entries; the first group has no title.</summary>
public sealed record NavigationGroup(string? Title, params NavigationEntry[] Entries);

/// <summary>The side navigation, in one place. Texts are keys of Resources/Frame.resx.</summary>
public static class NavigationMenu
{
    public static readonly IReadOnlyList<NavigationGroup> Groups =
    [
        new(null,
            new NavigationEntry("/", "Nav.Home", "home"),
            new NavigationEntry("/dashboard", "Nav.Dashboard", "chart", Permissions.Dashboards.National)),
        new("Nav.Register",
            new NavigationEntry("/services", "Nav.Services", "layers", Permissions.Services.Read),
            new NavigationEntry("/imports", "Nav.Imports", "up", Permissions.Services.Import),
            new NavigationEntry("/sandbox", "Nav.Sandbox", "flask", Permissions.Sandbox.Read)),
        new("Nav.Oversight",
            new NavigationEntry("/compliance", "Nav.Compliance", "shield", Permissions.Compliance.Read),
            new NavigationEntry("/evidence", "Nav.Evidence", "proof", Permissions.Services.Read),
            new NavigationEntry("/audits", "Nav.Audits", "clip", Permissions.Audits.Read),
            new NavigationEntry("/findings", "Nav.Findings", "alert", Permissions.Audits.Read),
            new NavigationEntry("/network", "Nav.Network", "net", Permissions.Network.Read)),
        new("Nav.Record",
            new NavigationEntry("/ledger", "Nav.Ledger", "book", Permissions.Ledger.Read)),
        new("Nav.Administration",
            new NavigationEntry("/organisations", "Nav.Organisations", "building", Permissions.Administration.ReadOrganisations),
            new NavigationEntry("/admin/people", "Nav.People", "people", Permissions.Administration.ReadPeople),
            new NavigationEntry("/admin/reviews", "Nav.Reviews", "clip", Permissions.Administration.ManagePeople),
            new NavigationEntry("/admin/rights", "Nav.Rights", "shield", Permissions.Access.OwnRights),
            new NavigationEntry("/admin/sign-in", "Nav.SignIn", "key", Permissions.Administration.ManageSignIn),
            new NavigationEntry("/admin/tokens", "Nav.Tokens", "exch", Permissions.Administration.ManageTokens),
            new NavigationEntry("/admin/security", "Nav.Security", "lock", Permissions.Administration.ReadSecurityLog)),
    ];

    // Pages without an entry that only some may open: those where something is begun, and those one step below an entry.
    private static readonly Dictionary<string, string> Below = new(StringComparer.Ordinal)
    {
        ["/services/sites"] = Permissions.Services.Read,
        ["/services/data-sets"] = Permissions.Services.Read,
        ["/evidence/alarms"] = Permissions.Services.Read,
        ["/services/new"] = Permissions.Services.Register,
        ["/imports/new"] = Permissions.Services.Import,
        ["/sandbox/new"] = Permissions.Sandbox.File,
        ["/audits/new"] = Permissions.Audits.Manage,
        ["/network/import"] = Permissions.Network.Import,
        ["/admin/people/invite"] = Permissions.Administration.ManagePeople,
        ["/admin/role-requests"] = Permissions.Administration.ManagePeople,
    };

    public static IEnumerable<NavigationGroup> For(FramePerson person) =>
        from grouped in Groups
        let visible = grouped.Entries.Where(e => e.Permission is null || person.Permissions.Contains(e.Permission)).ToArray()
        where visible.Length > 0
        select grouped with { Entries = visible };

    /// <summary>Whether the page of an address is open to the person; a page of a single thing answers for itself.</summary>
    public static bool MayOpen(FramePerson person, string path) =>
        (Below.GetValueOrDefault(path) ?? Groups.SelectMany(g => g.Entries).FirstOrDefault(e => e.Href == path)?.Permission) is not { } needed
        || person.Permissions.Contains(needed);

    /// <summary>The entry the path belongs to: "/services/PITB-0042" lies under "/services".</summary>
    public static bool IsCurrent(string href, string path) =>
        href == "/" ? path is "/" or "" : path == href || path.StartsWith(href + "/", StringComparison.Ordinal);
}
