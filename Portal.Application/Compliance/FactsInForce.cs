using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Documents;
using Portal.Application.Evidence;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>What stands beside what services say of themselves: their documents, their waivers, and what the network proves of them.</summary>
public static class FactsInForce
{
    /// <summary>What stands beside one service, with what the current transaction has changed of it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="service">The service.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ServiceBacking> BackingAsync(this IPortalDb db, ServiceId service, CancellationToken ct) => new(
        await db.Documents.HeldByAsync(service, ct), await db.Waivers.HeldByAsync(service, ct), await db.ProvedAsync(service, ct));

    /// <summary>What stands beside many services.</summary>
    /// <param name="db">The database.</param>
    /// <param name="services">The services.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ServiceBackings> BackingAsync(this IPortalDb db, IQueryable<ServiceId> services, CancellationToken ct) => new(
        await db.Documents.HeldByAsync(services, ct), await db.Waivers.HeldByAsync(services, ct), await db.ProvedAsync(services, ct));
}

/// <summary>What stands beside many services.</summary>
/// <param name="documents">Their documents.</param>
/// <param name="waivers">Their waivers.</param>
/// <param name="evidence">What is proved of them.</param>
public sealed class ServiceBackings(ILookup<ServiceId, HeldDocument> documents, ILookup<ServiceId, HeldWaiver> waivers, ILookup<ServiceId, CanisterEvidence> evidence)
{
    /// <summary>What stands beside a service.</summary>
    /// <param name="service">The service.</param>
    public ServiceBacking this[ServiceId service] => new([.. documents[service]], [.. waivers[service]], [.. evidence[service]]);
}
