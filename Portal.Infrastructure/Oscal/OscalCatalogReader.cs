using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Infrastructure.Oscal.Model;

namespace Portal.Infrastructure.Oscal;

/// <summary>What a catalog says that a policy version can say too.</summary>
/// <param name="Title">What it calls itself.</param>
/// <param name="PolicyNumber">The version it was exported from; null for a catalog of somebody else's.</param>
/// <param name="Values">Fields of a policy (<see cref="PolicyField"/>) with the values it gives them, not yet checked.</param>
/// <param name="Unknown">Its controls and parameters that the portal does not know.</param>
public sealed record CatalogContent(string Title, int? PolicyNumber, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Unknown);

/// <summary>Reads catalogs: the portal's own without loss, of others what has the ids that the portal uses.</summary>
internal static class OscalCatalogReader
{
    public static CatalogContent Read(OscalCatalog catalog)
    {
        var (values, unknown) = (new Dictionary<string, string>(), new List<string>());
        foreach (var parameter in Parameters(catalog))
        {
            if (PolicyField.Find(parameter.Id) is { ObligationId: null }) values[parameter.Id] = string.Join(',', parameter.Values.Select(v => OscalValue.Read(v) ?? v));
            else unknown.Add(parameter.Id);
        }

        foreach (var control in Controls(catalog))
        {
            // A control that does not say otherwise is one that has to be met.
            if (ObligationCatalogue.Find(control.Id) is null) unknown.Add(control.Id);
            else values[PolicyField.SwitchOf(control.Id)] = OscalProps.Read(control.Props, OscalProps.Switch) ?? PolicyField.On;
        }

        var number = int.TryParse(OscalProps.Read(catalog.Metadata.Props, OscalProps.PolicyVersion), out var known) ? known : (int?)null;
        return new CatalogContent(catalog.Metadata.Title, number, values, unknown);
    }

    private static IEnumerable<OscalControl> Controls(OscalCatalog catalog) => catalog.Controls.Concat(catalog.Groups.SelectMany(Below).SelectMany(g => g.Controls)).SelectMany(Below);

    private static IEnumerable<OscalParameter> Parameters(OscalCatalog catalog) =>
        [.. catalog.Params, .. catalog.Groups.SelectMany(Below).SelectMany(g => g.Params), .. Controls(catalog).SelectMany(c => c.Params)];

    private static IEnumerable<OscalControl> Below(OscalControl control) => control.Controls.SelectMany(Below).Prepend(control);

    private static IEnumerable<OscalGroup> Below(OscalGroup group) => group.Groups.SelectMany(Below).Prepend(group);
}
