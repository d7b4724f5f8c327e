using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services.Relations;

/// <summary>What a service needs and what needs it, two steps in both directions, as a picture shows it.</summary>
/// <param name="Id">The service.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetServiceRelationsQuery(ServiceId Id) : IQuery<RelationGraph>;

/// <summary>The picture: columns from those that need the service to those it needs.</summary>
/// <param name="Subject">The service.</param>
/// <param name="Columns">The columns in order; empty ones are left out, the service's own is always there.</param>
/// <param name="Edges">Lines between columns that stand side by side.</param>
/// <param name="Counts">How many relations there are on each side; all of them, not only those in the picture.</param>
/// <param name="CirclesAreWhole">Every circle could be looked for; otherwise only short ones.</param>
public sealed record RelationGraph(
    RelationEnd Subject, IReadOnlyList<RelationColumn> Columns, IReadOnlyList<RelationEdge> Edges, IReadOnlyDictionary<RelationSide, int> Counts, bool CirclesAreWhole)
{
    /// <summary>Whether the service has anything to do with another.</summary>
    public bool IsEmpty => Columns.Count == 1;
}

/// <summary>A column of the picture.</summary>
/// <param name="Distance">Steps from the service: negative for those that need it, positive for what it needs.</param>
/// <param name="Nodes">What stands in it.</param>
/// <param name="More">How many found no room.</param>
public sealed record RelationColumn(int Distance, IReadOnlyList<RelationNode> Nodes, int More);

/// <summary>Something in a column.</summary>
/// <param name="End">The service or other thing.</param>
/// <param name="IsInCircle">It and the service need each other through others.</param>
public sealed record RelationNode(RelationEnd End, bool IsInCircle);

/// <summary>A line of the picture.</summary>
/// <param name="Distance">The column it leaves; it goes to the next one.</param>
/// <param name="From">Key of what needs.</param>
/// <param name="To">Key of what is needed.</param>
/// <param name="IsVital">Without it the one that needs it stops.</param>
public sealed record RelationEdge(int Distance, string From, string To, bool IsVital);

internal sealed class GetServiceRelationsHandler(IPortalDb db, Caller caller) : IRequestHandler<GetServiceRelationsQuery, Result<RelationGraph>>
{
    // With the service itself the picture has at most 41 things, which still can be taken in.
    private const int MostNear = 11;
    private const int MostFar = 9;

    // Rows looked through for a column; several may lead to the same thing.
    private const int MostRows = 400;

    public async Task<Result<RelationGraph>> Handle(GetServiceRelationsQuery request, CancellationToken cancellationToken)
    {
        var entry = await db.Register.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(e => e.Id == request.Id, cancellationToken);
        if (entry is null) return Error.NotFound;
        var reader = new RelationReader(db, caller.Actor);
        var (circle, isWhole) = await reader.CircleAsync(entry.Id, cancellationToken);
        var drawing = new Drawing(RelationEnd.Of(entry), circle);

        var needs = await RowsAsync(reader, reader.NeedsOf(entry.Id), cancellationToken);
        var near = drawing.Right(1, needs, MostNear);
        var further = near.Count == 0 ? [] : await RowsAsync(reader, reader.All.Where(r => near.Contains(r.Link.ServiceId)), cancellationToken);
        drawing.Right(2, further, MostFar);

        var users = await RowsAsync(reader, reader.UsersOf(entry.Code), cancellationToken);
        drawing.Left(-1, users, MostNear);
        var codes = drawing.CodesAt(-1);
        var usersOfUsers = codes.Count == 0 ? [] : await RowsAsync(reader, reader.UsersOfAny(codes), cancellationToken);
        drawing.Left(-2, usersOfUsers, MostFar);

        return drawing.Done(await CountsAsync(reader, entry.Id, entry.Code, cancellationToken), isWhole);
    }

    // In the order of the index, or all that need a service would be sorted before a few are taken; what is vital then comes first.
    private static async Task<List<Relation>> RowsAsync(RelationReader reader, IQueryable<RelationStart> rows, CancellationToken ct)
    {
        var found = await reader.Whole(rows.OrderBy(r => r.Link.ServiceId).ThenBy(r => r.Link.Ordinal).Take(MostRows)).ToListAsync(ct);
        return [.. found.OrderByDescending(r => r.Link.IsVital).ThenBy(r => r.From.Code, StringComparer.Ordinal).ThenBy(r => r.Link.Ordinal).Select(r => r.ToRelation())];
    }

    private static async Task<Dictionary<RelationSide, int>> CountsAsync(RelationReader reader, ServiceId id, string code, CancellationToken ct) => new()
    {
        [RelationSide.Needs] = await reader.NeedsOf(id).CountAsync(ct),
        [RelationSide.NeedsBeyond] = await reader.NeedsBeyond(id).CountAsync(ct),
        [RelationSide.Users] = await reader.UsersOf(code).CountAsync(ct),
        [RelationSide.UsersBeyond] = await reader.UsersBeyond(code).CountAsync(ct),
    };

    private sealed class Drawing(RelationEnd subject, IReadOnlySet<ServiceId> circle)
    {
        private readonly SortedDictionary<int, RelationColumn> _columns = new() { [0] = new(0, [new RelationNode(subject, circle.Contains(subject.Id!.Value))], 0) };
        private readonly Dictionary<(int, string, string), RelationEdge> _edges = [];

        // What stands at a distance needs what stands one step nearer or further; the picture is read from those that need to what is needed.
        public IReadOnlyList<ServiceId> Right(int distance, List<Relation> rows, int most)
        {
            Add(distance, rows.ConvertAll(r => r.To), most);
            foreach (var row in rows) Draw(distance - 1, row);
            return [.. At(distance).Select(n => n.End.Id).OfType<ServiceId>()];
        }

        public void Left(int distance, List<Relation> rows, int most)
        {
            Add(distance, rows.ConvertAll(r => r.From), most);
            foreach (var row in rows) Draw(distance, row);
        }

        public IReadOnlyList<string> CodesAt(int distance) => [.. At(distance).Select(n => n.End.Code)];

        public RelationGraph Done(Dictionary<RelationSide, int> counts, bool isWhole) => new(subject, [.. _columns.Values], [.. _edges.Values], counts, isWhole);

        private void Add(int distance, List<RelationEnd> ends, int most)
        {
            var distinct = ends.DistinctBy(e => e.Key).ToList();
            if (distinct.Count == 0) return;
            _columns[distance] = new(distance, [.. distinct.Take(most).Select(e => new RelationNode(e, e.Id is { } id && circle.Contains(id)))], Math.Max(0, distinct.Count - most));
        }

        private void Draw(int distance, Relation row)
        {
            if (!Has(distance, row.From) || !Has(distance + 1, row.To)) return;
            var key = (distance, row.From.Key, row.To.Key);
            var isVital = row.IsVital || (_edges.TryGetValue(key, out var known) && known.IsVital);
            _edges[key] = new RelationEdge(distance, row.From.Key, row.To.Key, isVital);
        }

        private bool Has(int distance, RelationEnd end) => At(distance).Any(n => n.End.Key == end.Key);

        private IReadOnlyList<RelationNode> At(int distance) => _columns.TryGetValue(distance, out var column) ? column.Nodes : [];
    }
}
