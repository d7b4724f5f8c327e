using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Domain.Audits;

/// <summary>Which registered services an audit looks at, and for which obligations. What is left open is not narrowed.</summary>
public sealed record AuditScope
{
    /// <summary>The most services that can be named.</summary>
    public const int MaxServices = 200;

    /// <summary>Only services of this organisation.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>Only services of this region.</summary>
    public Region? Region { get; init; }

    /// <summary>Only services whose most protected data is of this class.</summary>
    public DataClass? DataClass { get; init; }

    /// <summary>Only these services, as far as they are registered; empty for all.</summary>
    public IReadOnlyList<ServiceId> Services { get; init; } = [];

    /// <summary>Only these obligations; empty for all that the policy switches on.</summary>
    public IReadOnlyList<string> Obligations { get; init; } = [];

    /// <summary>Every registered service, every obligation.</summary>
    public static AuditScope Everything { get; } = new();

    /// <summary>Whether it looks at every registered service; each is judged by every obligation, whichever are reported.</summary>
    public bool IsWhole => this is { Organisation: null, Region: null, DataClass: null, Services.Count: 0 };

    /// <summary>The obligations as a mask of their bits.</summary>
    public long ObligationMask => Obligations.Count == 0 ? ~0L : Obligations.Aggregate(0L, (mask, id) => mask | (ObligationCatalogue.Find(id)?.Mask ?? 0));

    /// <summary>Whether an audit of this scope looks at a service that says this of itself.</summary>
    /// <param name="service">The service.</param>
    public bool Covers(Service service) =>
        (Organisation is null || Organisation == service.OrganisationId) && (Region is null || Region == service.Region) && (DataClass is null || DataClass == service.Data.Class);
}
