namespace Portal.Domain.Services;

/// <summary>What became of two people's changes to one section.</summary>
/// <param name="Section">The section with both people's answers; where they gave different answers to one question, the one saved first stands.</param>
/// <param name="Theirs">Answers of the other person that were taken over.</param>
/// <param name="Conflicts">Answers of this person that were not taken, since the other gave a different one: before is what stands, after what this person wanted.</param>
public sealed record SectionMerge(IServiceSection Section, IReadOnlyList<FieldChange> Theirs, IReadOnlyList<FieldChange> Conflicts)
{
    /// <summary>Puts two people's changes together, answer by answer.</summary>
    /// <param name="name">The section.</param>
    /// <param name="seen">What this person saw when they began.</param>
    /// <param name="mine">What this person made of it.</param>
    /// <param name="current">What stands now.</param>
    public static SectionMerge Of(ServiceSectionName name, IServiceSection seen, IServiceSection mine, IServiceSection current)
    {
        var theirs = ContentComparison.Between(name, seen, current);
        var wanted = ContentComparison.Between(name, seen, mine);
        var free = wanted.Where(change => !theirs.Any(change.Meets)).ToList();
        var contested = wanted.Except(free).ToList();
        var conflicts = ContentComparison.Between(name, current, mine).Where(change => contested.Any(change.Meets));
        return new SectionMerge(ContentPatch.Apply(current, free), theirs, [.. conflicts]);
    }
}
