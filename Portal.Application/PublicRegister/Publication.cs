using Portal.Application.Services.Register;
using Portal.Domain.Services;

namespace Portal.Application.PublicRegister;

/// <summary>What of the register is published; the only place that knows.</summary>
internal static class Publication
{
    /// <summary>States of services that were once entered in the register. What is still being filed, was taken back or refused is nobody's business.</summary>
    public static readonly IReadOnlyList<ServiceState> States = [ServiceState.Registered, ServiceState.Suspended, ServiceState.Decommissioned];

    /// <summary>The services that everybody may know of.</summary>
    /// <param name="services">Services.</param>
    public static IQueryable<Service> Published(this IQueryable<Service> services) => services.Where(s => States.Contains(s.State));

    /// <inheritdoc cref="Published(IQueryable{Service})"/>
    /// <param name="entries">Entries of lists.</param>
    public static IQueryable<RegisterEntry> Published(this IQueryable<RegisterEntry> entries) => entries.Where(e => States.Contains(e.State));

    /// <summary>Whether sites and operators may be told. Where the data is confidential or secret, or its class is not known, a map of its places would help whoever is after it.</summary>
    /// <param name="dataClass">Class of the most protected data.</param>
    public static bool TellsSites(DataClass? dataClass) => dataClass is DataClass.Open or DataClass.Public or DataClass.Restricted;

    /// <summary>Whether the name of a data set may be told.</summary>
    /// <param name="set">The data set.</param>
    public static bool IsPublic(DataSet set) => set is { Class: DataClass.Open or DataClass.Public, Name.Length: > 0 };
}
