using Portal.Domain.Services;

namespace Portal.Application.Compliance.History;

/// <summary>An obligation that a service in the register fails now. It goes when the obligation is met, waived or no longer fails; the intervals tell of it then.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Bit">The obligation's <see cref="Domain.Compliance.Obligation.Bit"/>.</param>
/// <param name="Since">Since when it has failed without a break, in UTC.</param>
public sealed record ObligationFailure(ServiceId ServiceId, short Bit, DateTimeOffset Since);
