using Portal.Domain.Compliance.Waivers;

namespace Portal.Domain.Compliance;

/// <summary>What stands beside what a service says of itself.</summary>
/// <param name="Documents">The documents that hold now.</param>
/// <param name="Waivers">The waivers that were granted and not ended before their day.</param>
/// <param name="Evidence">What the network proved of its canisters.</param>
public sealed record ServiceBacking(IReadOnlyList<HeldDocument> Documents, IReadOnlyList<HeldWaiver> Waivers, IReadOnlyList<CanisterEvidence> Evidence);
