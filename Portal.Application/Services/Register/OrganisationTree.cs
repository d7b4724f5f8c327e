using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Services.Register;

/// <summary>The organisations and what stands under which: a few hundred, read whole.</summary>
internal sealed class OrganisationTree
{
    private readonly Dictionary<OrganisationId, OrganisationNode> _byId;
    private readonly ILookup<OrganisationId?, OrganisationNode> _below;

    private OrganisationTree(IReadOnlyList<OrganisationNode> nodes)
    {
        _byId = nodes.ToDictionary(n => n.Id);
        _below = nodes.ToLookup(n => n.ParentId);
        All = nodes;
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<OrganisationNode> All { get; }

    /// <summary>One of them.</summary>
    public OrganisationNode this[OrganisationId id] => _byId[id];

    /// <summary>The organisation of a code; null where there is none.</summary>
    public OrganisationNode? Find(string code) => All.FirstOrDefault(n => n.Code == code);

    public static async Task<OrganisationTree> ReadAsync(IPortalDb db, CancellationToken ct) =>
        new(await db.Organisations.AsNoTracking().Select(o => new OrganisationNode(o.Id, o.ParentId, o.Code, o.Name, o.Kind, o.ValidUntil)).ToListAsync(ct));

    /// <summary>Whether there is one of an id.</summary>
    public bool Has(OrganisationId id) => _byId.ContainsKey(id);

    /// <summary>Those directly under one, or under none.</summary>
    public IEnumerable<OrganisationNode> Below(OrganisationId? above) => _below[above];

    /// <summary>One and all above it, from the lowest.</summary>
    public IEnumerable<OrganisationNode> Path(OrganisationId id)
    {
        // The same one twice in a row of them would go round for ever.
        var seen = new HashSet<OrganisationId>();
        for (var next = (OrganisationId?)id; next is { } at && seen.Add(at); next = _byId[at].ParentId) yield return _byId[at];
    }

    /// <summary>The owners that a filter keeps; null where it keeps all of them.</summary>
    public IReadOnlyList<OrganisationId>? Owners(ServiceFilter filter) => filter.Organisation.Length == 0 ? null
        : filter.OrganisationAlone ? [.. All.Where(n => n.Code == filter.Organisation).Select(n => n.Id)]
        : Under(filter.Organisation);

    /// <summary>What owners are sorted by, where that tells them from all others; null where another has the same.</summary>
    public string[]? KeysOf(IReadOnlyList<OrganisationId> owners)
    {
        HashSet<OrganisationId> among = [.. owners];
        var isAmong = All.ToLookup(n => among.Contains(n.Id), n => RegisterEntry.KeyOf(n.Name));
        string[] keys = [.. isAmong[true].Distinct()];
        return keys.Intersect(isAmong[false]).Any() ? null : keys;
    }

    /// <summary>The organisation of a code and all below it; nothing where there is no such code.</summary>
    public IReadOnlyList<OrganisationId> Under(string code)
    {
        var found = new HashSet<OrganisationId>();
        var open = new Stack<OrganisationNode>(All.Where(n => n.Code == code));
        while (open.TryPop(out var node))
        {
            // Whoever made two organisations stand under each other gets an answer all the same.
            if (!found.Add(node.Id)) continue;
            foreach (var below in _below[node.Id]) open.Push(below);
        }

        return [.. found];
    }
}

/// <summary>An organisation in the tree.</summary>
internal sealed record OrganisationNode(OrganisationId Id, OrganisationId? ParentId, string Code, LocalizedText Name, OrganisationKind Kind, DateOnly? ValidUntil)
{
    /// <summary>It by name, as pages show it.</summary>
    public OwnerName Named() => new(Code, Name, Kind);
}
