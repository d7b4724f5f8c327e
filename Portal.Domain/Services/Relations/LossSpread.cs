namespace Portal.Domain.Services.Relations;

/// <summary>That one service needs another.</summary>
/// <param name="Service">The one that needs.</param>
/// <param name="On">The one that is needed.</param>
/// <param name="IsVital">Without it the service stops; otherwise it goes on with less.</param>
public sealed record ServiceNeed(ServiceId Service, ServiceId On, bool IsVital);

/// <summary>A service that a loss reaches through another.</summary>
/// <param name="Service">The service.</param>
/// <param name="Effect"><see cref="LossEffect.Down"/> or <see cref="LossEffect.Degraded"/>.</param>
/// <param name="Because">The service it needs that stopped.</param>
public sealed record IndirectLoss(ServiceId Service, LossEffect Effect, ServiceId Because);

/// <summary>
/// Spreads a loss from services that stopped to those that need them, one round after another: whoever needs one vitally stops too, others go on with less.
/// A service that goes on with less still answers, so nothing spreads from it.
/// </summary>
public sealed class LossSpread
{
    private readonly Dictionary<ServiceId, IndirectLoss> _reached = [];

    /// <summary>Services reached so far, in the order in which they were.</summary>
    public IReadOnlyCollection<IndirectLoss> Reached => _reached.Values;

    /// <summary>Takes a round of needs, each on a service that stopped at the site or in an earlier round.</summary>
    /// <param name="needs">The needs; none of a service that stopped at the site itself.</param>
    /// <returns>Services that stopped in this round: whose dependents are the next.</returns>
    public IReadOnlyList<ServiceId> Take(IEnumerable<ServiceNeed> needs)
    {
        var stopped = new List<ServiceId>();
        foreach (var need in needs)
        {
            var known = _reached.GetValueOrDefault(need.Service);
            if (known is not null && (known.Effect == LossEffect.Down || !need.IsVital)) continue;
            _reached[need.Service] = new IndirectLoss(need.Service, need.IsVital ? LossEffect.Down : LossEffect.Degraded, need.On);
            if (need.IsVital) stopped.Add(need.Service);
        }

        return stopped;
    }

    /// <summary>Why a service is reached: the services between it and the one that stopped at the site, that one last.</summary>
    /// <param name="service">A service that is reached.</param>
    public IReadOnlyList<ServiceId> PathOf(ServiceId service)
    {
        // Each points to one that stopped in an earlier round, so this ends.
        var path = new List<ServiceId>();
        while (_reached.TryGetValue(service, out var loss)) path.Add(service = loss.Because);
        return path;
    }
}
