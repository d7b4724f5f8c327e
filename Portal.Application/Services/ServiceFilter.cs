using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Which services a list shows. What is null or empty does not narrow it.</summary>
public sealed record ServiceFilter
{
    /// <summary>The most characters of <see cref="Text"/>.</summary>
    public const int TextMaxLength = 100;

    /// <summary>Part of the code or of the name in either language.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the filing stands.</summary>
    public ServiceState? State { get; init; }

    /// <summary>Code of the owning organisation.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Where it belongs.</summary>
    public Region? Region { get; init; }

    /// <summary>Data class.</summary>
    public DataClass? Class { get; init; }

    /// <summary>How it stands now.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Id of an obligation it does not meet, or for which a fact is missing (see <see cref="Outcome"/>).</summary>
    public string Obligation { get; init; } = "";

    /// <summary>A part of it is in a place of this kind.</summary>
    public PlacementKind? Kind { get; init; }

    /// <summary>A part of it is outside the home country.</summary>
    public bool Abroad { get; init; }
}

internal static class ServiceFiltering
{
    private const string Home = "PK";

    public static IQueryable<Service> Matching(this IQueryable<Service> services, ServiceFilter filter, IPortalDb db)
    {
        if (filter.Text.Trim() is { Length: > 0 } text)
        {
            var lower = text[..Math.Min(text.Length, ServiceFilter.TextMaxLength)].ToLowerInvariant();

            // Becomes SQL's lower(); the culture of this process has no part in it.
#pragma warning disable CA1304, CA1311, CA1862
            services = services.Where(s => s.Code.ToLower().Contains(lower) || s.About.Name.En.ToLower().Contains(lower) || s.About.Name.Ur.Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (filter.State is { } state) services = services.Where(s => s.State == state);
        if (filter.Region is { } region) services = services.Where(s => s.Region == region);
        if (filter.Class is { } dataClass) services = services.Where(s => s.Data.Class == dataClass);
        if (filter.Organisation.Length > 0)
            services = services.Where(s => db.Organisations.Any(o => o.Id == s.OrganisationId && o.Code == filter.Organisation));
        return services.ByCompliance(filter, db).ByPlacement(filter);
    }

    // An obligation alone means "needs action for it": not met or undetermined. With an outcome it means just that outcome.
    private static IQueryable<Service> ByCompliance(this IQueryable<Service> services, ServiceFilter filter, IPortalDb db)
    {
        var summaries = db.ComplianceSummaries;
        if (filter.Obligation.Length > 0)
        {
            var mask = ObligationCatalogue.Find(filter.Obligation)?.Mask ?? 0;
            return filter.Outcome switch
            {
                Outcome.Fail => services.Where(s => summaries.Any(c => c.ServiceId == s.Id && (c.FailMask & mask) != 0)),
                Outcome.Undetermined => services.Where(s => summaries.Any(c => c.ServiceId == s.Id && (c.UndeterminedMask & mask) != 0)),
                _ => services.Where(s => summaries.Any(c => c.ServiceId == s.Id && ((c.FailMask | c.UndeterminedMask) & mask) != 0)),
            };
        }

        return filter.Outcome is { } outcome ? services.Where(s => summaries.Any(c => c.ServiceId == s.Id && c.Overall == outcome)) : services;
    }

    private static IQueryable<Service> ByPlacement(this IQueryable<Service> services, ServiceFilter filter)
    {
        var (kind, abroad) = (filter.Kind, filter.Abroad);
        if (kind is null && !abroad) return services;
        return services.Where(s => EF.Property<IEnumerable<PlacementRow>>(s, "_placements")
            .Any(p => (kind == null || p.Value.Kind == kind) && (!abroad || (p.Value.Country != null && p.Value.Country != Home))));
    }
}
