using System.Security.Cryptography;
using System.Text;
using Portal.Application.Services.Register;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>
/// What a service has to do with others, as three tables keep it: what it needs, where its parts are, which data sets it keeps. Derived from the service alone
/// and written in the transaction that changes it (docs/decisions/0014).
/// </summary>
/// <param name="Links">What it needs.</param>
/// <param name="Sites">Sites where its parts are; none while it is not in the register.</param>
/// <param name="DataSets">Its data sets; none while it is not in the register.</param>
public sealed record ServiceRelations(IReadOnlyList<ServiceLink> Links, IReadOnlyList<ServiceSite> Sites, IReadOnlyList<ServiceDataSet> DataSets)
{
    /// <summary>Whether a service in this state runs, or may run again: only such a one is lost with a site.</summary>
    /// <param name="state">The state.</param>
    public static bool IsStanding(ServiceState state) => state is ServiceState.Registered or ServiceState.Suspended;

    /// <summary>Derives them.</summary>
    /// <param name="service">The service, with its placements.</param>
    public static ServiceRelations Of(Service service) => IsStanding(service.State)
        ? new(LinksOf(service), SitesOf(service), DataSetsOf(service))
        : new(LinksOf(service), [], []);

    /// <summary>What it needs; what names neither a service nor anything else is left out.</summary>
    /// <param name="service">The service.</param>
    public static IReadOnlyList<ServiceLink> LinksOf(Service service) =>
    [
        .. service.Dependencies.Items.Select((dependency, place) => new ServiceLink
        {
            ServiceId = service.Id,
            Ordinal = place,
            Kind = dependency.Kind,
            ToCode = dependency.ServiceCode.Trim().ToUpperInvariant(),
            Name = dependency.Name.Trim(),
            DataSetId = dependency.Kind == DependencyKind.DataSet ? IdOfDataSet(dependency.Name) : null,
            IsVital = dependency.IsVital,
        }).Where(link => link.ToCode.Length + link.Name.Length > 0),
    ];

    /// <summary>Sites where its parts are.</summary>
    /// <param name="service">The service, with its placements.</param>
    public static IReadOnlyList<ServiceSite> SitesOf(Service service)
    {
        var placed = service.Placements.Select(part => (Part: part, Site: IdOfSite(part, service.OrganisationId))).Where(p => p.Site is not null).ToList();
        return [.. placed.GroupBy(p => p.Site!.Value, p => p.Part).Select(site => At(service, site.Key, [.. site], [.. placed.Where(p => p.Site != site.Key).Select(p => p.Part.Role)]))];
    }

    /// <summary>Its data sets; those without a name are left out.</summary>
    /// <param name="service">The service.</param>
    public static IReadOnlyList<ServiceDataSet> DataSetsOf(Service service) =>
    [
        .. service.DataSets.Items.Select((set, place) => (Set: set, Place: place, Id: IdOfDataSet(set.Name))).Where(s => s.Id is not null).Select(s => new ServiceDataSet
        {
            ServiceId = service.Id,
            Ordinal = s.Place,
            DataSetId = s.Id!.Value,
            OrganisationId = service.OrganisationId,
            Name = s.Set.Name.Trim(),
            NameKey = KeyOf(s.Set.Name),
            Steward = s.Set.Steward.Trim(),
            ClassRank = RegisterEntry.RankOf(s.Set.Class),
            PersonalData = s.Set.PersonalData,
            RetentionDays = s.Set.RetentionDays,
        }),
    ];

    // A part on a subnet of which no site is named is at the subnet. One on an organisation's own premises, with nobody else named, is at that organisation's.
    private static SiteId? IdOfSite(Placement part, OrganisationId owner)
    {
        var name = RegisterText.Fold(NameOf(part));
        if (name.Length == 0) return null;
        var carrier = RegisterText.Fold(part.Operator);
        if (carrier.Length == 0 && part.Kind == PlacementKind.OnPremises) carrier = owner.Value.ToString();
        return SiteId.From(Hash($"site\n{part.Country}\n{name}\n{carrier}"));
    }

    private static DataSetId? IdOfDataSet(string name) => RegisterText.Fold(name) is { Length: > 0 } key ? DataSetId.From(Hash($"data-set\n{key}")) : null;

    private static ServiceSite At(Service service, SiteId site, IReadOnlyList<Placement> here, IReadOnlyList<PlacementRole> elsewhere)
    {
        var loss = SiteLoss.Of([.. here.Select(p => p.Role)], elsewhere, service.Safeguards.EncryptedAtRest);
        var subnet = here.Select(p => p.Subnet).FirstOrDefault(s => s.Length > 0) ?? "";
        return new ServiceSite
        {
            ServiceId = service.Id,
            SiteId = site,
            OrganisationId = service.OrganisationId,
            Country = here[0].Country ?? "",
            Name = NameOf(here[0]),
            Operator = here[0].Operator.Trim(),
            Subnet = subnet,
            Search = " " + RegisterText.Fold($"{here[0].Country} {NameOf(here[0])} {here[0].Operator} {subnet}"),
            HasPrimary = here.Any(p => p.Role == PlacementRole.Primary),
            Effect = loss.Effect,
            Lost = loss.Lost,
            ClassRank = RegisterEntry.RankOf(service.Data.Class),
            IsCritical = service.Data.IsCritical == true,
        };
    }

    private static string NameOf(Placement part) => part.Site.Trim() is { Length: > 0 } site ? site : part.Subnet;

    private static string KeyOf(string name) => RegisterText.Fold(name) is var folded && folded.Length > RegisterEntry.KeyMaxLength ? folded[..RegisterEntry.KeyMaxLength] : folded;

    // RFC 9562, version 8: bytes of one's own, here of a digest of what makes two things the same.
    private static Guid Hash(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x80), (byte)((bytes[8] & 0x3F) | 0x80));
        return new Guid(bytes, bigEndian: true);
    }
}
