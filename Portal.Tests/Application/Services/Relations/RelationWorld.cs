using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;

namespace Portal.Tests.Application.Services.Relations;

/// <summary>Enters registered services with relations, without the way of a filing.</summary>
internal static class RelationWorld
{
    private static readonly Actor Importer = Actor.System("test");

    /// <summary>Enters services of an organisation that know each other's codes: the first has the number after the organisation's last.</summary>
    public static async Task<IReadOnlyList<Service>> EnterAsync(this TestPortal portal, string owner, params ServiceContent[] contents) => await portal.InDbAsync(async db =>
    {
        var organisation = db.Organisations.Single(o => o.Code == owner);
        var services = contents.Select(c => Service.Import(organisation, "test", c, registered: true, Importer, portal.Clock.GetUtcNow())).ToList();
        db.Services.AddRange(services);
        await db.SaveChangesAsync();
        return services;
    });

    public static ServiceContent Content(string name, IEnumerable<Placement> parts, params ServiceDependency[] needs) => new()
    {
        About = new ServiceAbout { Name = new LocalizedText(name, "") },
        Safeguards = new ServiceSafeguards { EncryptedAtRest = true },
        Placements = new([.. parts.Select(p => p with { Key = Guid.CreateVersion7() })]),
        Dependencies = new(needs),
    };

    public static Placement Part(PlacementRole role, string site) => new() { Role = role, Kind = PlacementKind.DataCentre, Country = "PK", Site = site, Operator = "NTC" };

    public static ServiceDependency Vital(string code) => new() { ServiceCode = code, IsVital = true };

    public static ServiceDependency Loose(string code) => new() { ServiceCode = code };
}
