using System.Runtime.InteropServices;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>What holds of every part of a service, of those that keep data or keys, and of the primary: asked for each level of each objective, found in one walk.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SovereigntyParts
{
    // In this order the least of several is what holds of all.
    private const int False = 0;
    private const int Unknown = 1;
    private const int True = 2;
    private const int None = 3;

    private SovereigntyParts(Every primaryLaw, Every keepersLaw, Every law, Every keepersHome, Every home, Every cloud, Every own)
    {
        (PrimaryUnderHomeLaw, KeepersUnderHomeLaw, AllUnderHomeLaw) = (primaryLaw.Holds, keepersLaw.Holds, law.Holds);
        (KeepersAtHome, AllAtHome, NoneInForeignCloud, NoneWithAProvider) = (keepersHome.Holds, home.Holds, cloud.Holds, own.Holds);
    }

    public bool? PrimaryUnderHomeLaw { get; }

    public bool? KeepersUnderHomeLaw { get; }

    public bool? AllUnderHomeLaw { get; }

    public bool? KeepersAtHome { get; }

    public bool? AllAtHome { get; }

    public bool? NoneInForeignCloud { get; }

    public bool? NoneWithAProvider { get; }

    public static SovereigntyParts Of(in FactSheet facts, PolicyParameters policy)
    {
        Every primaryLaw = new(), keepersLaw = new(), allLaw = new(), keepersHome = new(), allHome = new(), cloud = new(), own = new();
        var home = policy.Home;
        foreach (var part in facts.Parts)
        {
            var law = Truth(part.OperatorJurisdiction, home);
            var atHome = Truth(part.Country, home);
            var (role, kind) = (part.Role, part.Kind);
            if (role == PlacementRole.Primary) primaryLaw.And(law);
            if (role != PlacementRole.Processing)
            {
                keepersLaw.And(law);
                keepersHome.And(atHome);
            }

            allLaw.And(law);
            allHome.And(atHome);
            cloud.And(kind switch { null => Unknown, PlacementKind.PublicCloud => law, _ => True });
            own.And(kind switch { null => Unknown, PlacementKind.DataCentre or PlacementKind.OnPremises => True, _ => False });
        }

        return new SovereigntyParts(primaryLaw, keepersLaw, allLaw, keepersHome, allHome, cloud, own);
    }

    private static int Truth(SheetCountry country, CountryCode home) => country.Is(home) ? True : country.IsKnown ? False : Unknown;

    // The least of what holds of each part; no such part is one that was not entered.
    [StructLayout(LayoutKind.Auto)]
    private struct Every()
    {
        private int _least = None;

        public readonly bool? Holds => _least switch { False => false, True => true, _ => null };

        public void And(int truth) => _least = Math.Min(_least, truth);
    }
}
