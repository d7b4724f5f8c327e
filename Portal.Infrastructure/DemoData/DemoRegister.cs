using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>Makes the register: some four hundred services of all organisations, in every state that a filing can reach.</summary>
internal sealed class DemoRegister(DemoWorld world)
{
    private const double OldestDays = 540;
    private const double NewestDays = 4;

    private static readonly ServiceState[] OpenStates =
    [
        ServiceState.InReview, ServiceState.Draft, ServiceState.Submitted, ServiceState.ReturnedForChanges, ServiceState.Submitted, ServiceState.Draft,
        ServiceState.InReview, ServiceState.Refused, ServiceState.Submitted, ServiceState.Draft, ServiceState.ReturnedForChanges, ServiceState.Withdrawn,
    ];

    private readonly DemoFiling _filing = new(world);
    private readonly ComplianceEvaluator _evaluator = new(world.Policy);
    private readonly Dictionary<DemoDefect, int> _standing = Unused();
    private readonly Dictionary<DemoDefect, int> _others = Unused();
    private int _filings;
    private int _openFilings;

    public List<DemoService> Make() =>
        [.. world.Organisations.Values.Where(o => o.Kind != OrganisationKind.Applicant).OrderBy(o => o.Code, StringComparer.Ordinal).SelectMany(Of)];

    private IEnumerable<DemoService> Of(Organisation owner)
    {
        var lines = DemoServiceList.Of(owner, world);
        var registered = owner.Code == "PITB" ? lines.Count - 3 : lines.Count * 77 / 100;
        for (var i = 0; i < lines.Count; i++)
        {
            var share = (i + world.Chance.NextDouble()) / registered;
            yield return i < registered ? Registered(owner, lines[i], i, OldestDays - (share * (OldestDays - NewestDays))) : Open(owner, lines[i]);
        }
    }

    private DemoService Registered(Organisation owner, DemoServiceLine line, int index, double daysAgo)
    {
        var isShowcase = owner.Code == "PITB" && line.Name.En == DemoServiceList.Showcase;
        var filer = world.Filer(owner, isShowcase ? 0 : index);
        var good = DemoFacts.Good(world, owner, line);
        var facts = good;
        if (isShowcase) facts = DemoShowcase.BirthRegister(world, good);
        else if (line.HasVirtualAssets && world.Happens(60)) facts = Next(true, good, _standing);
        else if (world.Happens(DefectPercent(owner.Region))) facts = Spoiled(good, _standing);
        var service = _filing.Draft(owner, line, index, facts, daysAgo, filer);
        _filing.Take(service, owner, filer, ServiceState.Registered, isShowcase ? 3 : daysAgo, isShowcase ? 0 : _filings++);
        var made = Judged(service, owner);
        made.Shortfalls.AddRange(made.Results.Where(NeedsAction).Select(r => new DemoShortfall(r, Between(service.RegisteredAt!.Value, world.Now.AddDays(-2)), null)));
        if (world.Happens(38)) made.Shortfalls.AddRange(Overcome(good, service.RegisteredAt!.Value));
        return made;
    }

    private DemoService Open(Organisation owner, DemoServiceLine line)
    {
        var state = OpenStates[_openFilings++ % OpenStates.Length];
        var filer = world.Filer(owner, _openFilings);
        var facts = DemoFacts.Good(world, owner, line);
        if (world.Happens(45)) facts = Spoiled(facts, _others);
        var daysAgo = state is ServiceState.Refused or ServiceState.Withdrawn ? world.Chance.Next(10, 200) : world.Chance.Next(1, 24);
        if (state == ServiceState.Draft) return Judged(_filing.Begin(owner, line.Name.En, facts, daysAgo, filer), owner);
        var service = _filing.Draft(owner, line, owner.LastServiceSerial, facts, daysAgo + 9, filer);
        _filing.Take(service, owner, filer, state, daysAgo, _filings++);
        return Judged(service, owner);
    }

    private DemoService Judged(Service service, Organisation owner) => new(service, owner, Proved(ServiceFacts.Of(service, [], world.Today)), _evaluator);

    private ServiceFacts Proved(ServiceFacts facts) => facts with { Evidence = DemoEvidence.ProvedOf(facts.Placements, world.Now) };

    // What the service once fell short of and has mended since.
    private IEnumerable<DemoShortfall> Overcome(ServiceFacts good, DateTimeOffset registered)
    {
        var past = _evaluator.Evaluate(Proved(Next(world.Happens(45), good, _others))).Where(NeedsAction).ToList();
        var (earliest, latest) = (Max(registered.AddDays(30), world.Now.AddDays(-350)), world.Now.AddDays(-4));
        var until = Between(earliest, latest);
        return earliest < latest ? past.Select(r => new DemoShortfall(r, registered, until)) : [];
    }

    private ServiceFacts Spoiled(ServiceFacts facts, Dictionary<DemoDefect, int> used)
    {
        var spoiled = Next(world.Happens(50), facts, used);
        return world.Happens(20) ? Next(false, spoiled, used) : spoiled;
    }

    // Takes the way of falling short that was used least, so that each of them occurs.
    private ServiceFacts Next(bool failure, ServiceFacts facts, Dictionary<DemoDefect, int> used)
    {
        var defect = (failure ? DemoDefects.Failures : DemoDefects.Gaps).Where(d => d.Fits(facts)).MinBy(d => used[d]);
        if (defect is null) return facts;
        used[defect]++;
        return defect.Apply(world, facts);
    }

    private static Dictionary<DemoDefect, int> Unused() => DemoDefects.Failures.Concat(DemoDefects.Gaps).ToDictionary(d => d, _ => 0);

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to) => from < to ? from + ((to - from) * world.Times.NextDouble()) : from;

    private static bool NeedsAction(ObligationResult result) => result.Verdict.Outcome is Outcome.Fail or Outcome.Undetermined;

    private static int DefectPercent(Region region) => region switch
    {
        Region.Islamabad => 16,
        Region.Punjab => 19,
        Region.KhyberPakhtunkhwa => 22,
        Region.Sindh => 27,
        Region.AzadJammuKashmir => 27,
        Region.GilgitBaltistan => 34,
        Region.Balochistan => 36,
        _ => 24,
    };
}
