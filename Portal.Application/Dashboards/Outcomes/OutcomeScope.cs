using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Application.Dashboards.Outcomes;

/// <summary>
/// The part of the register that a dashboard is about, said twice alike: of groups for the counts of now, of kept days for those of the past. Whoever does not read
/// across sees the own organisation and those below it, whatever is asked for.
/// </summary>
internal sealed class OutcomeScope
{
    private readonly Region? _region;
    private readonly Obligation? _obligation;
    private readonly HashSet<OrganisationId>? _owners;

    private OutcomeScope(OrganisationNode? organisation, Region? region, Obligation? obligation, HashSet<OrganisationId>? owners) =>
        (Organisation, _region, _obligation, _owners) = (organisation, region, obligation, owners);

    /// <summary>The organisation it is about; with it, those below.</summary>
    public OrganisationNode? Organisation { get; }

    /// <summary>The scope of a question; null where it is about something that does not exist or is none of the actor's business.</summary>
    public static OutcomeScope? Of(GetOutcomesQuery asked, OrganisationTree tree, Actor actor)
    {
        var organisation = asked.Organisation.Length == 0 ? null : tree.Find(asked.Organisation);
        var obligation = asked.Obligation.Length == 0 ? null : ObligationCatalogue.Find(asked.Obligation);
        if ((asked.Organisation.Length > 0 && organisation is null) || (asked.Obligation.Length > 0 && obligation is null)) return null;
        HashSet<OrganisationId>? owners = organisation is null ? null : [.. tree.Under(organisation.Code)];
        if (actor.May(Permissions.Services.ReadAll)) return new(organisation, asked.Region, obligation, owners);
        HashSet<OrganisationId> own = [.. tree.All.Where(n => n.Id == actor.OrganisationId).SelectMany(n => tree.Under(n.Code))];
        return owners is not null && !owners.IsSubsetOf(own) ? null : new(organisation, asked.Region, obligation, owners ?? own);
    }

    /// <summary>The groups of registered services in it.</summary>
    public IEnumerable<RegisterGroup> Groups(RegisterCube cube) => cube.Groups.Where(g =>
        g.State == Domain.Services.ServiceState.Registered && (_region is null || g.Region == _region) && (_owners is null || _owners.Contains(g.OrganisationId)));

    /// <summary>The kept days of it.</summary>
    public IQueryable<RegisterDay> Days(IQueryable<RegisterDay> days)
    {
        if (_region is { } region) days = days.Where(d => d.Region == region);
        if (_owners is { } owners) days = days.Where(d => owners.Contains(d.OrganisationId));
        return days;
    }

    /// <summary>The counted failures in it.</summary>
    public IQueryable<FailureTally> Failures(IQueryable<FailureTally> tallies)
    {
        if (_region is { } region) tallies = tallies.Where(t => t.Region == region);
        if (_owners is { } owners) tallies = tallies.Where(t => owners.Contains(t.OrganisationId));
        return tallies;
    }

    /// <summary>The counted dates in it.</summary>
    public IQueryable<DueTally> Dates(IQueryable<DueTally> tallies)
    {
        if (_region is { } region) tallies = tallies.Where(t => t.Region == region);
        if (_owners is { } owners) tallies = tallies.Where(t => owners.Contains(t.OrganisationId));
        return tallies;
    }

    /// <summary>The kept services of the counted dates in it.</summary>
    public IQueryable<DueList> Lists(IQueryable<DueList> lists)
    {
        if (_region is { } region) lists = lists.Where(l => l.Region == region);
        if (_owners is { } owners) lists = lists.Where(l => owners.Contains(l.OrganisationId));
        return lists;
    }

    /// <summary>The register's entries in it.</summary>
    public IQueryable<RegisterEntry> Entries(IQueryable<RegisterEntry> entries)
    {
        if (_region is { } region) entries = entries.Where(e => e.Region == region);
        if (_owners is { } owners) entries = entries.Where(e => owners.Contains(e.OrganisationId));
        return entries;
    }

    /// <summary>How a group stands: on the obligation that it is about, otherwise altogether. Null where it was not judged or the obligation does not concern it.</summary>
    public Outcome? OutcomeOf(RegisterGroup group) => _obligation is { } one ? OutcomeOn(group, one) : RegisterEntry.OutcomeOf(group.OutcomeRank);

    /// <summary>How a group stands on an obligation; null where it does not concern it.</summary>
    public static Outcome? OutcomeOn(RegisterGroup group, Obligation obligation) =>
        (group.FailMask & obligation.Mask) != 0 ? Outcome.Fail
        : (group.UndeterminedMask & obligation.Mask) != 0 ? Outcome.Undetermined
        : (group.WaivedMask & obligation.Mask) != 0 ? Outcome.Waived
        : (group.PassMask & obligation.Mask) != 0 ? Outcome.Pass
        : null;
}
