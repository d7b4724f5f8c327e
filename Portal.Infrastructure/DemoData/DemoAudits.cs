using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Infrastructure.DemoData;

/// <summary>A year of monthly audits over the register, with the findings that came of them and how they were mended.</summary>
internal sealed class DemoAudits(DemoWorld world, IReadOnlyList<DemoService> services)
{
    private const int Months = 12;
    private const int BlockSize = 100;
    private const int MendedLately = 4;

    // Luck with which a finding gets as far as a report, and no further.
    private const int ReportedOnly = 60;

    private static readonly Actor AuditWorker = Actor.System("audits");

    private readonly Dictionary<int, int> _runSerials = [];
    private readonly Dictionary<int, int> _findingSerials = [];
    private readonly List<DemoFinding> _open = [];

    public List<AuditPlan> Plans { get; } = [];

    public List<AuditRun> Runs { get; } = [];

    public List<Finding> Findings { get; } = [];

    public IEnumerable<AuditSerial> Serials =>
    [
        .. _runSerials.Select(s => new AuditSerial(AuditSerial.OfRuns(s.Key), s.Value)),
        .. _findingSerials.Select(s => new AuditSerial(AuditSerial.OfFindings(s.Key), s.Value)),
    ];

    public void Make()
    {
        MendLately();
        var auditor = world.Who("PDA", Role.Auditor);
        var begun = world.At(400);
        var everything = Plan("Whole register, every month", "تمام رجسٹر، ہر ماہ", AuditScope.Everything, "0 21 15 * *", auditor, begun);
        Plan("Residency and keys, every Friday", "ڈیٹا کا مقام اور کلیدیں، ہر جمعہ", new AuditScope { Obligations = ["CFP-CLASS", "KEY-PK", "SECP-SITE"] }, "0 21 * * 5", auditor, world.At(2));
        foreach (var evening in Evenings()) Run(everything, evening, AuditWorker);
        Run(everything, world.Now.AddHours(-20), auditor);
        MoveFindings(world.Now);
        FollowRegister();
    }

    // A few services that are in order were not until this morning: what an auditor has to confirm.
    private void MendLately()
    {
        var outdated = new ObligationResult("CONTACT", Verdict.Fail("TooOld", Fact.Of(430), Fact.Of(world.Policy.Parameters.ReviewDays)));
        var sound = services.Where(s => s.Shortfalls.Count == 0 && s.IsRegisteredAt(world.At(70)) && s.Results.Any(r => r.ObligationId == outdated.ObligationId && r.Outcome == Outcome.Pass));
        foreach (var service in sound.Take(MendedLately).ToList()) service.Shortfalls.Add(new DemoShortfall(outdated, world.At(42), world.Now.AddHours(-6)));
    }

    private AuditPlan Plan(string english, string urdu, AuditScope scope, string cron, Actor by, DateTimeOffset at)
    {
        var plan = AuditPlan.Create(new AuditPlanId(DemoText.Id("plan:" + english)), new LocalizedText(english, urdu), scope, cron, by, at);
        Plans.Add(plan);
        return plan;
    }

    // The evenings of the last year on which the plan came due: the fifteenth of each month, at nine in Pakistan.
    private IEnumerable<DateTimeOffset> Evenings()
    {
        var fifteenth = new DateTimeOffset(world.Today.Year, world.Today.Month, 15, 16, 0, 0, TimeSpan.Zero);
        return Enumerable.Range(0, Months + 1).Select(ago => fifteenth.AddMonths(-ago)).Where(day => day < world.Now.AddDays(-2)).Take(Months).Reverse();
    }

    private void Run(AuditPlan plan, DateTimeOffset at, Actor by)
    {
        MoveFindings(at);
        var code = AuditSerial.RunCode(at.Year, Next(_runSerials, at.Year));
        var run = AuditRun.Queue(new AuditRunId(DemoText.Id("run:" + code)), code, plan, bySchedule: by == AuditWorker, by, at);
        var population = services.Where(s => s.IsRegisteredAt(at)).OrderBy(s => s.Service.Id.Value).ToList();
        var moment = at.AddSeconds(2);
        run.Begin(world.Policy, population.Count, AuditWorker, moment);
        foreach (var block in population.Chunk(BlockSize))
        {
            moment = moment.AddSeconds(1 + world.Chance.Next(3));
            Check(run, block, moment);
            run.Note(AuditNoteKind.BlockDone, moment, run.Progress.Blocks, run.Progress.Done);
        }

        run.Complete(AuditWorker, moment.AddSeconds(1));
        Runs.Add(run);
    }

    private void Check(AuditRun run, DemoService[] block, DateTimeOffset now)
    {
        var (opened, closed, failures) = (new List<Finding>(), new List<Finding>(), new List<string>());
        foreach (var service in block)
        {
            var failing = service.Shortfalls.Where(s => s.IsFailingAt(now)).ToList();
            failures.AddRange(failing.Select(f => f.Result.ObligationId));
            foreach (var mended in _open.Where(f => f.Service == service && !f.Shortfall.IsOpenAt(now)).ToList())
            {
                mended.Finding.CloseByRun(run.Id, AuditWorker, now);
                closed.Add(mended.Finding);
                _open.Remove(mended);
            }

            foreach (var fresh in failing.Where(f => !_open.Exists(o => o.Service == service && o.Finding.ObligationId == f.Result.ObligationId)))
                opened.Add(Open(service, fresh, run, now));
        }

        run.Progress.Advance(block[^1].Service.Id, block.Select(s => s.OutcomeAt(now)), failures, opened, closed, now);
    }

    private Finding Open(DemoService service, DemoShortfall shortfall, AuditRun run, DateTimeOffset now)
    {
        var code = AuditSerial.FindingCode(now.Year, Next(_findingSerials, now.Year));
        var obligation = ObligationCatalogue.Find(shortfall.Result.ObligationId)!;
        var finding = Finding.Open(code, service.Service.Id, service.Owner.Id, obligation, shortfall.Result.Verdict, world.Policy.Number, run.Id, DemoWorld.DayOf(now), now);
        Findings.Add(finding);
        _open.Add(new DemoFinding(service, shortfall, finding, shortfall.Until > world.Now.AddDays(-1) ? ReportedOnly : world.Chance.Next(100)));
        return finding;
    }

    // What people did about open findings up to a moment; how far they get is settled by each finding's own luck.
    private void MoveFindings(DateTimeOffset upTo)
    {
        foreach (var one in _open.ToList())
        {
            var (finding, luck) = (one.Finding, one.Luck);
            var officer = world.Filer(one.Service.Owner, luck);
            var mended = one.Shortfall.Until;
            if (luck > 25 && finding.State == FindingState.New && Due(3) is { } taken)
            {
                finding.TakeOn(officer, taken);
                if (luck % 4 == 0) finding.Comment(officer, "We have asked the operator for a date and will name it here.", [], taken.AddHours(2));
            }

            if (luck > 45 && finding.State == FindingState.Assigned && Due(9) is { } begun)
            {
                finding.StartFixing(officer, begun);
                foreach (var step in finding.Remedy.Take(1)) finding.Tick(step, done: true, officer, begun);
                if (luck % 4 == 0) finding.Comment(world.Who("PDA", Role.Auditor, luck), "Please add the contract to the evidence once it is signed.", [], begun.AddHours(3));
            }

            if ((luck > 85 || (luck > 45 && mended < upTo)) && finding.State == FindingState.BeingFixed && Due(16) is { } reported)
                finding.ReportFixed(officer, "Moved as asked; the operator’s confirmation is with the security contact.", [], Later(reported, mended, upTo));
            if (luck > 65 && mended < upTo && finding.State == FindingState.ToVerify)
            {
                finding.Verify(world.Who("PDA", Role.Auditor, luck), "Confirmed with the operator.", Outcome.Pass, Later(mended.Value.AddDays(2), finding.Steps[^1].At.AddHours(2), upTo));
                _open.Remove(one);
            }

            DateTimeOffset? Due(int days) => finding.OpenedAt.AddDays(days) is var due && due < upTo ? due.AddMinutes(luck) : null;
        }
    }

    // What the register has said since, as the worker notes it.
    private void FollowRegister()
    {
        foreach (var (service, shortfall, finding, _) in _open)
        {
            var moment = shortfall.Until ?? shortfall.WaivedFrom ?? world.Now;
            var found = service.Results.Where(r => r.ObligationId == finding.ObligationId).Select(r => (ObligationResult?)r).FirstOrDefault();
            finding.See(found, world.Policy.Number, DemoWorld.DayOf(moment), AuditWorker, moment);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other, DateTimeOffset most)
    {
        var later = other > one ? other.Value : one;
        return later < most ? later : most.AddMinutes(-1);
    }

    private static int Next(Dictionary<int, int> serials, int year) => serials[year] = serials.GetValueOrDefault(year) + 1;

    private sealed record DemoFinding(DemoService Service, DemoShortfall Shortfall, Finding Finding, int Luck);
}
