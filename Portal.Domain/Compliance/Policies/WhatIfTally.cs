using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance.Policies;

/// <summary>A service of the register as a what-if sees it.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="OrganisationId">Its owner.</param>
/// <param name="Region">Its region.</param>
/// <param name="Facts">What the obligations look at.</param>
public sealed record JudgedService(ServiceId Id, string Code, OrganisationId OrganisationId, Region Region, KeptFacts Facts);

/// <summary>Judges services by two contents and counts what moves. Not for several threads: each has its own, and they are put together.</summary>
public sealed class WhatIfTally
{
    private const int Outcomes = 5;

    // The place of "switched off" beside the outcomes.
    private const int Off = Outcomes;

    private readonly PolicyWhatIfId _id;
    private readonly Obligation[] _shared;
    private readonly (Obligation Obligation, bool Before, bool After)[] _asked;
    private readonly PolicyParameters _before;
    private readonly PolicyParameters _after;
    private readonly int[,] _overall = new int[Outcomes, Outcomes];
    private readonly Move[][,] _moves;
    private readonly Dictionary<OrganisationId, Group> _organisations = [];
    private readonly Group[] _regions = [.. Enum.GetValues<Region>().Select(_ => new Group())];
    private readonly List<WhatIfChange>[] _changes = [[], [], []];
    private int _services;

    /// <summary>Counts nothing yet.</summary>
    /// <param name="id">The what-if.</param>
    /// <param name="before">What the version in force says.</param>
    /// <param name="after">What the other version says.</param>
    public WhatIfTally(PolicyWhatIfId id, PolicyContent before, PolicyContent after)
    {
        _id = id;
        (_before, _after) = (before.Parameters, after.Parameters);
        // What both ask alike is judged once.
        var sameFigures = before.To(after).All(d => d.Field.Kind == PolicyFieldKind.Switch);
        var asked = ObligationCatalogue.All.Select(o => (Obligation: o, Before: before.ObligationIds.Contains(o.Id), After: after.ObligationIds.Contains(o.Id)))
            .ToLookup(o => o.Before && o.After && sameFigures);
        _shared = [.. asked[true].Select(o => o.Obligation)];
        _asked = [.. asked[false].Where(o => o.Before || o.After)];
        _moves = [.. _asked.Select(_ => new Move[Outcomes + 1, Outcomes + 1])];
    }

    /// <summary>Judges a service.</summary>
    /// <param name="service">The service.</param>
    public void Add(JudgedService service)
    {
        _services++;
        var facts = service.Facts.Sheet.ToBeCounted;
        var before = new Standing();
        foreach (var obligation in _shared) before[Judge(obligation, facts, _before)] |= obligation.Mask;
        var after = before;
        for (var i = 0; i < _asked.Length; i++)
        {
            var (obligation, wasOn, isOn) = _asked[i];
            var was = wasOn ? Judge(obligation, facts, _before) : Off;
            var isNow = isOn ? Judge(obligation, facts, _after) : Off;
            before[was] |= obligation.Mask;
            after[isNow] |= obligation.Mask;
            if (was != isNow) _moves[i][was, isNow].Add(service);
        }

        _overall[before.Worst, after.Worst]++;
        var rank = before.IsLike(after) ? -1 : Math.Sign(after.Worst - before.Worst) + 1;
        OrganisationOf(service.OrganisationId).Add(rank);
        _regions[(int)service.Region].Add(rank);
        if (rank >= 0 && _changes[rank].Count < WhatIfResult.MostListed) _changes[rank].Add(Change(service.Id, rank, before, after));
    }

    /// <summary>Takes over what another counted of the same what-if.</summary>
    /// <param name="other">The other.</param>
    public void Add(WhatIfTally other)
    {
        _services += other._services;
        for (var from = 0; from < Outcomes; from++)
        {
            for (var to = 0; to < Outcomes; to++) _overall[from, to] += other._overall[from, to];
        }

        for (var i = 0; i < _moves.Length; i++)
        {
            foreach (var (from, to) in Pairs) _moves[i][from, to].Add(other._moves[i][from, to]);
        }

        foreach (var (id, group) in other._organisations) OrganisationOf(id).Add(group);
        for (var region = 0; region < _regions.Length; region++) _regions[region].Add(other._regions[region]);
        for (var rank = 0; rank < _changes.Length; rank++) _changes[rank].AddRange(other._changes[rank].Take(WhatIfResult.MostListed - _changes[rank].Count));
    }

    /// <summary>The services that are listed, the worst first.</summary>
    public IReadOnlyList<WhatIfChange> Changes => [.. _changes.SelectMany(c => c).Take(WhatIfResult.MostListed)];

    /// <summary>What was counted.</summary>
    public WhatIfResult Result() => new()
    {
        Services = _services,
        Changed = _regions.Sum(g => g.Count.Changed),
        Listed = Math.Min(WhatIfResult.MostListed, _changes.Sum(c => c.Count)),
        Overall = [.. Pairs.Where(p => p.From < Outcomes && p.To < Outcomes && _overall[p.From, p.To] > 0).Select(p => new OutcomeMove((Outcome)p.From, (Outcome)p.To, _overall[p.From, p.To]))],
        Obligations = [.. _asked.Select((o, i) => new ObligationEffect(o.Obligation.Id, MovesOf(i))).Where(e => e.Moves.Count > 0)],
        Regions = [.. _regions.Index().Where(r => r.Item.Count.Changed > 0).Select(r => new RegionEffect((Region)r.Index, r.Item.Count))],
        Organisations =
        [
            .. _organisations.Where(o => o.Value.Count.Changed > 0).OrderByDescending(o => o.Value.Count.Worse).ThenByDescending(o => o.Value.Count.Changed).ThenBy(o => o.Key.Value)
                .Take(WhatIfResult.MostOrganisations).Select(o => new OrganisationEffect(o.Key, o.Value.Count)),
        ],
    };

    private static IEnumerable<(int From, int To)> Pairs => Enumerable.Range(0, Outcomes + 1).SelectMany(from => Enumerable.Range(0, Outcomes + 1).Select(to => (from, to)));

    // A waiver holds under the other version too, as far as the service fails for what was known.
    private static int Judge(Obligation obligation, in FactSheet facts, PolicyParameters policy)
    {
        var outcome = obligation.Check(facts, policy).Outcome;
        if (outcome != Outcome.Fail || facts.WaiverCount == 0) return (int)outcome;
        return (int)(facts.WaiverFor(obligation, obligation.Check(facts.Read(), policy), policy) is null ? outcome : Outcome.Waived);
    }

    private static Outcome? OutcomeAt(int place) => place == Off ? null : (Outcome)place;

    private Group OrganisationOf(OrganisationId id) => _organisations.TryGetValue(id, out var known) ? known : _organisations[id] = new Group();

    private List<OutcomeMove> MovesOf(int place) =>
    [
        .. Pairs.Select(p => (p.From, p.To, Move: _moves[place][p.From, p.To])).Where(p => p.Move.Services > 0)
            .Select(p => new OutcomeMove(OutcomeAt(p.From), OutcomeAt(p.To), p.Move.Services) { Examples = p.Move.Examples ?? [] }),
    ];

    private WhatIfChange Change(ServiceId service, int rank, in Standing before, in Standing after) => new()
    {
        WhatIfId = _id,
        ServiceId = service,
        Rank = rank,
        Before = (Outcome)before.Worst,
        After = (Outcome)after.Worst,
        FailBefore = before.Fails,
        FailAfter = after.Fails,
        UndeterminedBefore = before.Undetermined,
        UndeterminedAfter = after.Undetermined,
    };

    // The obligations of each outcome, a bit each, without a question asked of any: what the next verdict is cannot be guessed.
    [InlineArray(Outcomes + 1)]
    private struct Standing
    {
        private long _first;

        public readonly int Worst
        {
            get
            {
                for (var outcome = 0; outcome < (int)Outcome.NotApplicable; outcome++)
                    if (this[outcome] != 0) return outcome;
                return (int)Outcome.NotApplicable;
            }
        }

        public readonly long Fails => this[(int)Outcome.Fail];

        public readonly long Undetermined => this[(int)Outcome.Undetermined];

        public readonly bool IsLike(in Standing other) => (Worst, Fails, Undetermined) == (other.Worst, other.Fails, other.Undetermined);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Move
    {
        public int Services { get; private set; }

        public List<ServiceExample>? Examples { get; private set; }

        public void Add(JudgedService service)
        {
            Services++;
            if ((Examples ??= []).Count < WhatIfResult.MostExamples) Examples.Add(new ServiceExample(service.Id, service.Code));
        }

        public void Add(Move other)
        {
            Services += other.Services;
            if (other.Examples is { } more) Examples = [.. (Examples ?? []).Concat(more).Take(WhatIfResult.MostExamples)];
        }
    }

    private sealed class Group
    {
        private int _services;
        private int _worse;
        private int _better;
        private int _other;

        public EffectCount Count => new(_services, _worse, _better, _other);

        // Rank 0 is worse, 1 the same with other reasons, 2 better; -1 unchanged.
        public void Add(int rank)
        {
            _services++;
            if (rank == 0) _worse++;
            else if (rank == 1) _other++;
            else if (rank == 2) _better++;
        }

        public void Add(Group other)
        {
            _services += other._services;
            _worse += other._worse;
            _better += other._better;
            _other += other._other;
        }
    }
}
