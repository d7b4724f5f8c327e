using System.Runtime.InteropServices;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>What holds of every part of a service, of those that keep data or keys, and of the primary: asked for each level of each objective, found in one walk.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SovereigntyParts
{
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
        Every primaryLaw = default, keepersLaw = default, allLaw = default, keepersHome = default, allHome = default, cloud = default, own = default;
        var home = policy.Home;
        foreach (var part in facts.Parts)
        {
            bool? law = part.OperatorJurisdiction.IsKnown ? part.OperatorJurisdiction.Is(home) : null;
            bool? atHome = part.Country.IsKnown ? part.Country.Is(home) : null;
            var (role, kind) = (part.Role, part.Kind);
            if (role == PlacementRole.Primary) primaryLaw.And(law);
            if (role != PlacementRole.Processing)
            {
                keepersLaw.And(law);
                keepersHome.And(atHome);
            }

            allLaw.And(law);
            allHome.And(atHome);
            cloud.And(kind switch { null => null, PlacementKind.PublicCloud => law, _ => true });
            own.And(kind is { } known ? known is PlacementKind.DataCentre or PlacementKind.OnPremises : null);
        }

        return new SovereigntyParts(primaryLaw, keepersLaw, allLaw, keepersHome, allHome, cloud, own);
    }

    // No such part is one that was not entered.
    [StructLayout(LayoutKind.Auto)]
    private struct Every
    {
        private bool _found;
        private bool? _all;

        public readonly bool? Holds => _found ? _all : null;

        public void And(bool? holds)
        {
            _all = _found ? _all & holds : holds;
            _found = true;
        }
    }
}
