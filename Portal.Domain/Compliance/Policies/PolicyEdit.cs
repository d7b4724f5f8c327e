namespace Portal.Domain.Compliance.Policies;

/// <summary>One change that somebody wants made to a draft.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Seen">What the person saw there; where it says something else meanwhile, the change is not made.</param>
/// <param name="Value">What it shall say.</param>
/// <param name="Reason">Why.</param>
public sealed record PolicyEdit(string Field, string Seen, string Value, string Reason);

/// <summary>What became of the changes.</summary>
/// <param name="Taken">Fields that say what this person wanted from now on.</param>
/// <param name="Conflicts">Fields that were not changed, since somebody else had changed them meanwhile: before is what stands, after what this person wanted.</param>
public sealed record PolicyMerge(IReadOnlyList<string> Taken, IReadOnlyList<PolicyDifference> Conflicts);
