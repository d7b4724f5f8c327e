using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Results;

/// <summary>How a service was made up, as a document says that left the portal once.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">The code it had.</param>
/// <param name="Parts">Where its parts ran.</param>
public sealed record ReadComponents(ServiceId Id, string Code, ServicePlacements Parts);

/// <summary>What was still to be mended in a service, as a document says that left the portal once.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">The code it had.</param>
/// <param name="Items">Its findings.</param>
public sealed record ReadPlan(ServiceId Id, string Code, IReadOnlyList<ReadPlanItem> Items);

/// <summary>A finding as a document says it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="State">Where it stood.</param>
/// <param name="DueOn">The last day on which it was to be mended.</param>
/// <param name="Result">What had been found.</param>
public sealed record ReadPlanItem(string Code, FindingState State, DateOnly DueOn, ObligationResult Result);
