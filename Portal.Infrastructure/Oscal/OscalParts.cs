using System.Globalization;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal.Model;

namespace Portal.Infrastructure.Oscal;

/// <summary>A part of a service as properties of a component, and back to the last letter.</summary>
internal static class OscalParts
{
    /// <summary>By this property a component is a part; it tells the part from the others through all its changes.</summary>
    public const string Key = "part";

    private const string Role = "role";
    private const string Kind = "kind";
    private const string Country = "country";
    private const string Site = "site";
    private const string Operator = "operator";
    private const string Jurisdiction = "operator-jurisdiction";
    private const string AccreditedFor = "accredited-for";
    private const string AccreditedUntil = "accredited-until";
    private const string Subnet = "subnet";
    private const string Canister = "canister";
    private const string ModuleHash = "module-hash";
    private const string Controller = "controller";
    private const string Synthetic = "synthetic";
    private const string Day = "yyyy-MM-dd";

    public static IEnumerable<OscalProperty> Write(Placement part) =>
    [
        OscalProps.Of(Key, part.Key.ToString()),
        OscalProps.Of(Role, part.Role.ToString()),
        .. OscalProps.Maybe(Kind, part.Kind?.ToString()),
        .. OscalProps.Maybe(Country, part.Country),
        .. OscalProps.Maybe(Site, part.Site),
        .. OscalProps.Maybe(Operator, part.Operator),
        .. OscalProps.Maybe(Jurisdiction, part.OperatorJurisdiction),
        .. OscalProps.Maybe(AccreditedFor, part.AccreditedFor?.ToString()),
        .. OscalProps.Maybe(AccreditedUntil, part.AccreditedUntil?.ToString(Day, CultureInfo.InvariantCulture)),
        .. OscalProps.Maybe(Subnet, part.Subnet),
        .. part.Canisters.Select(c => OscalProps.Of(Canister, c)),
        .. OscalProps.Maybe(ModuleHash, part.ModuleHash),
        .. part.Controllers.Select(c => OscalProps.Of(Controller, c)),
        .. OscalProps.Maybe(Synthetic, part.IsSynthetic ? "true" : null),
    ];

    /// <summary>The part that properties say; null where they do not say one that the register could hold.</summary>
    public static Placement? Read(IReadOnlyList<OscalProperty> props)
    {
        if (!Guid.TryParse(OscalProps.Read(props, Key), out var key) || Choice<PlacementRole>(props, Role) is not { } role) return null;
        return new Placement
        {
            Key = key,
            Role = role,
            Kind = Choice<PlacementKind>(props, Kind),
            Country = OscalProps.Read(props, Country),
            Site = OscalProps.Read(props, Site) ?? "",
            Operator = OscalProps.Read(props, Operator) ?? "",
            OperatorJurisdiction = OscalProps.Read(props, Jurisdiction),
            AccreditedFor = Choice<DataClass>(props, AccreditedFor),
            AccreditedUntil = DateOnly.TryParseExact(OscalProps.Read(props, AccreditedUntil), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? until : null,
            Subnet = OscalProps.Read(props, Subnet) ?? "",
            Canisters = [.. OscalProps.ReadAll(props, Canister)],
            ModuleHash = OscalProps.Read(props, ModuleHash) ?? "",
            Controllers = [.. OscalProps.ReadAll(props, Controller)],
            IsSynthetic = OscalProps.Read(props, Synthetic) == "true",
        };
    }

    private static T? Choice<T>(IReadOnlyList<OscalProperty> props, string name)
        where T : struct, Enum => Enum.TryParse<T>(OscalProps.Read(props, name), out var value) && Enum.IsDefined(value) ? value : null;
}
