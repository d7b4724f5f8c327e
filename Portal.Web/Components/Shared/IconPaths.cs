using System.Collections.Frozen;

namespace Portal.Web.Components.Shared;

/// <summary>The portal's icons: 20 px grid, stroke 1.6, round caps. Arrows and chevrons alone mirror in right-to-left text.</summary>
public static class IconPaths
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["home"] = """<path d="M3 9.5 10 3.5l7 6V16.5h-5v-4.5H8v4.5H3z"/>""",
        ["chart"] = """<path d="M3.5 16.5h13"/><path d="M5.5 13.5v-4"/><path d="M10 13.5v-9"/><path d="M14.5 13.5V8"/>""",
        ["layers"] = """<path d="m10 3 7 3.6-7 3.6-7-3.6z"/><path d="m3 10.2 7 3.6 7-3.6"/><path d="m3 13.6 7 3.4 7-3.4"/>""",
        ["flask"] = """<path d="M8 3h4M8.7 3v5L4.2 15.4a1.1 1.1 0 0 0 1 1.6h9.6a1.1 1.1 0 0 0 1-1.6L11.300 8V3"/><path d="M6.500 12.500h7"/>""",
        ["shield"] = """<path d="M10 3 4 5.2v4.600c0 3.600 2.500 6 6 7.200 3.500-1.200 6-3.600 6-7.200V5.200z"/><path d="m7.500 10 1.800 1.800 3.300-3.500"/>""",
        ["clip"] = """<path d="M7.500 4H5v13h10V4h-2.500"/><path d="M7.500 2.800h5v2.700h-5z"/><path d="M7.500 9.500h5M7.500 12.500h3"/>""",
        ["net"] = """<circle cx="10" cy="4.500" r="1.800"/><circle cx="4.500" cy="14.500" r="1.800"/><circle cx="15.500" cy="14.500" r="1.800"/><path d="M9.100 6.100 5.400 12.900M10.900 6.100l3.700 6.800M6.300 14.500h7.400"/>""",
        ["key"] = """<circle cx="6.800" cy="13.200" r="3.300"/><path d="m9.200 10.800 7-7M13.500 6.500l2.300 2.300M11.600 8.400l1.500 1.500"/>""",
        ["flag"] = """<path d="M4.500 17V3.500M4.500 4h10.500l-2 3.500 2 3.500H4.500"/>""",
        ["exch"] = """<path d="M3.500 7h12M12.500 4l3 3-3 3M16.500 13h-12M7.500 10l-3 3 3 3"/>""",
        ["book"] = """<path d="M10 5.500C8.500 4.300 6 4 3.500 4.200v11c2.500-.2 5 .1 6.500 1.300 1.500-1.200 4-1.500 6.500-1.300v-11C14 4 11.500 4.300 10 5.500zM10 5.500v11"/>""",
        ["gear"] = """<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>""",
        ["search"] = """<circle cx="9" cy="9" r="5.200"/><path d="m13 13 4 4"/>""",
        ["bell"] = """<path d="M5 13.500V9a5 5 0 0 1 10 0v4.500l1.200 1H3.800zM8.500 16.800h3"/>""",
        ["moon"] = """<path d="M15.800 12.300A6.500 6.500 0 0 1 7.700 4.200a6.500 6.500 0 1 0 8.100 8.100z"/>""",
        ["menu"] = """<path d="M3.500 6h13M3.500 10h13M3.500 14h13"/>""",
        ["chev"] = """<path d="m8 5 5 5-5 5"/>""",
        ["down"] = """<path d="m5 8 5 5 5-5"/>""",
        ["back"] = """<path d="M16 10H4M9 5l-5 5 5 5"/>""",
        ["arrow"] = """<path d="M4 10h12M11 5l5 5-5 5"/>""",
        ["up"] = """<path d="M10 16V4M5 9l5-5 5 5"/>""",
        ["dl"] = """<path d="M10 3.500v9M6 9l4 4 4-4M4 16.500h12"/>""",
        ["print"] = """<path d="M6 7V3.500h8V7M6 14H3.500V7.500h13V14H14M6 11.500h8v5H6z"/>""",
        ["filter"] = """<path d="M3.500 5h13M6 10h8M8.500 15h3"/>""",
        ["plus"] = """<path d="M10 4v12M4 10h12"/>""",
        ["edit"] = """<path d="m4 16 .8-3.400L13.300 4l2.700 2.700-8.600 8.500z"/>""",
        ["more"] = """<path d="M4.500 10h.01M10 10h.01M15.500 10h.01" stroke-width="2.600"/>""",
        ["ok"] = """<circle cx="10" cy="10" r="7"/><path d="m6.800 10.200 2.200 2.200 4.200-4.600"/>""",
        ["fail"] = """<path d="M7 3h6l4 4v6l-4 4H7l-4-4V7z"/><path d="m7.500 7.500 5 5M12.500 7.500l-5 5"/>""",
        ["und"] = """<path d="m10 2.600 7.400 7.400-7.400 7.400L2.600 10z"/><path d="M8.300 8.300c.2-1 .9-1.500 1.800-1.500 1 0 1.800.6 1.800 1.500 0 1.200-1.900 1.300-1.900 2.700M10 13.300h.01"/>""",
        ["na"] = """<circle cx="10" cy="10" r="7" stroke-dasharray="3 2.500"/><path d="M6.800 10h6.400"/>""",
        ["waive"] = """<path d="M5.500 3h9v14L10 13.800 5.500 17z"/><path d="M8 7.500h4"/>""",
        ["check"] = """<path d="m4 10.500 4 4 8-9"/>""",
        ["clock"] = """<circle cx="10" cy="10" r="7"/><path d="M10 6v4.200l2.800 1.800"/>""",
        ["pause"] = """<path d="M7 4.500v11M13 4.500v11"/>""",
        ["stop"] = """<path d="M5.500 5.500h9v9h-9z"/>""",
        ["alert"] = """<path d="M10 3.200 2.800 16h14.400zM10 8.300v3.500M10 13.900h.01"/>""",
        ["info"] = """<circle cx="10" cy="10" r="7"/><path d="M10 9.300v4M10 6.700h.01"/>""",
        ["lock"] = """<path d="M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9"/>""",
        ["people"] = """<circle cx="7.500" cy="7" r="2.700"/><path d="M2.800 16c.3-3 2.200-4.500 4.700-4.500s4.400 1.500 4.700 4.500M12.500 4.600a2.700 2.700 0 0 1 0 4.800M14.500 12c1.600.6 2.500 2 2.700 4"/>""",
        ["proof"] = """<path d="M10 3v4M6 11V9h8v2M10 7v2"/><path d="M4 11h4v4H4zM12 11h4v4h-4z"/><path d="M8.200 3h3.600"/>""",
        ["file"] = """<path d="M5.500 3h6l3.500 3.500V17h-9.500zM11.500 3v3.500H15"/>""",
        ["cal"] = """<path d="M3.500 5h13v11.500h-13zM3.500 8.500h13M7 3v3.500M13 3v3.500"/>""",
        ["trash"] = """<path d="M4 6h12M8 6V4h4v2M5.500 6l.7 10.500h7.600L14.500 6"/>""",
        ["x"] = """<path d="m5 5 10 10M15 5 5 15"/>""",
        ["refresh"] = """<path d="M16 6.500A7 7 0 1 0 17 11M16.500 3v4h-4"/>""",
        ["exit"] = """<path d="M11.500 4H4.500v12h7M8.500 10h8M13.500 7l3 3-3 3"/>""",
        ["sun"] = """<circle cx="10" cy="10" r="3.2"/><path d="M10 3v1.6M10 15.400V17M3 10h1.6M15.400 10H17M5 5l1.200 1.200M13.800 13.800 15 15M15 5l-1.200 1.200M6.200 13.800 5 15"/>""",
        ["user"] = """<circle cx="10" cy="7" r="3"/><path d="M4.500 16.500c.4-3.200 2.500-5 5.500-5s5.100 1.800 5.500 5"/>""",
        ["building"] = """<path d="M4.500 17V4h7v13M11.500 8h4v9M3 17h14M7 7h2M7 10h2M7 13h2"/>""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Directional = FrozenSet.Create(StringComparer.Ordinal, "chev", "arrow", "back", "exit");

    public static IReadOnlyCollection<string> Names => Paths.Keys;

    public static string Of(string name) =>
        Paths.TryGetValue(name, out var path) ? path : throw new ArgumentException($"No icon is called {name}.", nameof(name));

    public static bool Mirrors(string name) => Directional.Contains(name);
}
