namespace Portal.Domain.Services.Relations;

/// <summary>Finds services that need themselves through others.</summary>
public static class Circles
{
    /// <summary>The services that lie on a circle with another: it leads to them, and they lead back.</summary>
    /// <param name="start">The one.</param>
    /// <param name="needs">Every need that can be reached from it.</param>
    /// <returns>The others on such circles; the one itself only where it needs itself or others lead back.</returns>
    public static IReadOnlySet<ServiceId> Through(ServiceId start, IReadOnlyCollection<ServiceNeed> needs)
    {
        var neededBy = needs.ToLookup(n => n.On, n => n.Service);
        var leadsBack = new HashSet<ServiceId>();
        var open = new Queue<ServiceId>([start]);
        while (open.TryDequeue(out var one))
        {
            foreach (var dependent in neededBy[one])
            {
                if (leadsBack.Add(dependent)) open.Enqueue(dependent);
            }
        }

        return leadsBack;
    }
}
