using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>
/// A service whose findings have to be compared with what the register says of it. The database writes one in the transaction after which the service stands otherwise,
/// whatever changed it, and renews its number each time: a number that was read can be taken away, and whatever was marked meanwhile stays (docs/decisions/0022).
/// </summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Number">Grows with each mark; no two are equal.</param>
public sealed record FindingCheck(ServiceId ServiceId, long Number);
