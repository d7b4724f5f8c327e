using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Results;

/// <summary>How a service stood, as a document says that left the portal once.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">The code it had.</param>
/// <param name="PolicyNumber">The policy version applied.</param>
/// <param name="EvaluatedAt">When, in UTC.</param>
/// <param name="Results">Every verdict.</param>
public sealed record ReadStanding(ServiceId Id, string Code, int PolicyNumber, DateTimeOffset EvaluatedAt, IReadOnlyList<ObligationResult> Results);
