using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>A service of the demonstration before it has an owner.</summary>
internal sealed record DemoServiceLine(LocalizedText Name, DataClass Class, PersonalDataTier Tier, bool IsCritical, bool IsAutomated, bool HasVirtualAssets);

/// <summary>Which services each organisation has: its own, and those that all bodies of its kind have.</summary>
internal static class DemoServiceList
{
    /// <summary>The birth register of Punjab, which the guide shows.</summary>
    public const string Showcase = "Birth registration and certificates";

    /// <summary>The place in the register at which the guide shows it.</summary>
    public const int ShowcaseNumber = 42;

    private const string Alike = "@";
    private const string Everywhere = "*";

    private static readonly ILookup<string, DemoServiceLine> Lines = DemoText.Lines("services").ToLookup(line => line[0], Read);

    private static readonly Dictionary<string, int> AlikeCounts = new()
    {
        ["PITB"] = 44,
        ["ISTD"] = 30,
        ["KPITB"] = 30,
        ["BSIT"] = 20,
        ["ICTA"] = 12,
        ["GBIT"] = 12,
        ["AJKITB"] = 14,
    };

    public static IReadOnlyList<DemoServiceLine> Of(Organisation organisation, DemoWorld world)
    {
        List<DemoServiceLine> services = [.. Lines[organisation.Code], .. AlikeOf(organisation, world)];
        if (services.Count == 0) return [];

        // Registered long since, so that what is open today differs from one organisation to the next.
        services.InsertRange(services.Count / 2, Lines[Everywhere]);
        if (organisation.Code == "PITB")
        {
            var shown = services.Single(s => s.Name.En == Showcase);
            services.Remove(shown);
            services.Insert(ShowcaseNumber - 1, shown);
        }

        return services;
    }

    /// <summary>The code that a service gets, of an organisation that has none in common with those alike; empty where it is not on its list.</summary>
    public static string CodeOf(string organisation, string name)
    {
        var own = Lines[organisation].Select(line => line.Name.En).ToList();
        var place = own.IndexOf(name);
        if (place < 0 || AlikeCounts.ContainsKey(organisation)) return "";
        return FormattableString.Invariant($"{organisation}-{place + 1 + (place < own.Count / 2 ? 0 : Lines[Everywhere].Count()):0000}");
    }

    private static IEnumerable<DemoServiceLine> AlikeOf(Organisation organisation, DemoWorld world)
    {
        var all = Lines[Alike].ToArray();
        world.Chance.Shuffle(all);
        return all.Take(AlikeCounts.GetValueOrDefault(organisation.Code));
    }

    private static DemoServiceLine Read(string[] line) => new(
        new LocalizedText(line[1], line[2]),
        line[3] switch { "O" => DataClass.Open, "P" => DataClass.Public, "R" => DataClass.Restricted, "C" => DataClass.Confidential, _ => DataClass.Secret },
        line[4] switch { "N" => PersonalDataTier.None, "P" => PersonalDataTier.Personal, "S" => PersonalDataTier.Sensitive, _ => PersonalDataTier.Critical },
        line[5].Contains('c'),
        line[5].Contains('a'),
        line[5].Contains('v'));
}
