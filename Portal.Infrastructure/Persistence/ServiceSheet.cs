using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence;

/// <summary>What the obligations look at of a service, in one row beside its summary: derived, and of the same evaluation.</summary>
internal sealed class ServiceSheet
{
    /// <summary>The service.</summary>
    public ServiceId ServiceId { get; init; }

    /// <summary>The sheet (<see cref="FactSheet"/>).</summary>
    public byte[] Content { get; set; } = [];
}
