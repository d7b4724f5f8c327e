using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.History;

/// <summary>The dates ahead of one organisation's services while they are counted; touches no database.</summary>
/// <param name="owner">The organisation.</param>
internal sealed class OwnersDates(OrganisationId owner)
{
    private readonly Dictionary<(Region Region, DateOnly Day, DueKind Kind, short ClassRank), Counted> _found = [];

    /// <summary>Counts a date of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="region">Where it belongs.</param>
    /// <param name="dataClass">Class of the most protected data in it.</param>
    /// <param name="date">The date.</param>
    public void Add(ServiceId service, Region region, DataClass? dataClass, DueDate date)
    {
        var key = (region, date.Day, date.Kind, RegisterEntry.RankOf(dataClass));
        if (!_found.TryGetValue(key, out var counted)) _found[key] = counted = new Counted();
        counted.Count++;
        if (counted.First.Count < DueList.Most) counted.First.Add(service);
    }

    /// <summary>What was counted.</summary>
    public IReadOnlyCollection<DueTally> Tallies() =>
        [.. Days().Select(d => new DueTally(owner, d.Key.Region, d.Key.Day, d.Key.Kind, d.Sum(f => f.Value.Count)))];

    /// <summary>The first services of each count.</summary>
    public IReadOnlyCollection<DueList> Lists()
    {
        var lists = new List<DueList>();
        foreach (var day in Days())
        {
            var room = DueList.Most;
            foreach (var (key, counted) in day.OrderByDescending(f => f.Key.ClassRank))
            {
                if (room == 0) break;
                var first = counted.First.Count > room ? counted.First.GetRange(0, room) : counted.First;
                lists.Add(new DueList(owner, key.Region, key.Day, key.Kind, key.ClassRank, first));
                room -= first.Count;
            }
        }

        return lists;
    }

    private IEnumerable<IGrouping<(Region Region, DateOnly Day, DueKind Kind), KeyValuePair<(Region Region, DateOnly Day, DueKind Kind, short ClassRank), Counted>>> Days() =>
        _found.GroupBy(f => (f.Key.Region, f.Key.Day, f.Key.Kind));

    private sealed class Counted
    {
        public int Count { get; set; }

        public List<ServiceId> First { get; } = [];
    }
}
