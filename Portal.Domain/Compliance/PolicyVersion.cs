using Portal.Domain.Common;

namespace Portal.Domain.Compliance;

/// <summary>A set of obligations with their parameters, in force from a date until the next one is.</summary>
public sealed class PolicyVersion : AggregateRoot
{
    private readonly List<string> _obligationIds = [];

    private PolicyVersion()
    {
    }

    /// <summary>Its identifier.</summary>
    public PolicyVersionId Id { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>First day on which it is in force.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>The obligations that are switched on.</summary>
    public IReadOnlyList<string> ObligationIds => _obligationIds;

    /// <summary>The figures.</summary>
    public PolicyParameters Parameters { get; private set; } = new();

    /// <summary>The obligations that are switched on, in the catalogue's order.</summary>
    public IReadOnlyList<Obligation> Obligations => [.. ObligationCatalogue.All.Where(o => _obligationIds.Contains(o.Id))];

    /// <summary>A version as the portal ships it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="effectiveFrom">First day.</param>
    /// <param name="obligationIds">What is switched on.</param>
    /// <param name="parameters">The figures.</param>
    public static PolicyVersion Create(int number, DateOnly effectiveFrom, IEnumerable<string> obligationIds, PolicyParameters parameters)
    {
        var version = new PolicyVersion { Id = PolicyVersionId.New(), Number = number, EffectiveFrom = effectiveFrom, Parameters = parameters };
        version._obligationIds.AddRange(obligationIds);
        return version;
    }
}
