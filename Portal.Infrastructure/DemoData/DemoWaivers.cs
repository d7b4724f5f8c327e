using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Infrastructure.DemoData;

/// <summary>Waivers in every state: services that fail an obligation have asked for them, the bodies with that power have recommended and decided.</summary>
internal sealed class DemoWaivers(DemoWorld world, IReadOnlyList<DemoService> services)
{
    private const string Sound = "The measures are sound and the time is needed.";

    private readonly HashSet<DemoService> _used = [];
    private readonly Dictionary<int, int> _serials = [];

    public List<Waiver> Waivers { get; } = [];

    public IReadOnlyDictionary<int, int> Serials => _serials;

    /// <summary>In the order of time, as their codes are given out.</summary>
    public void Make()
    {
        End("AI-HUMAN", "PDA", 200, 150, WaiverAction.Expire, "");
        GrantedStill("CFP-SEC", "PDA", daysAgo: 150, length: 172, "The old storage cannot encrypt; its successor is ordered.", "Access to the storage room is by two people and logged");
        End("PECA-RET", "PTA", 130, 200, WaiverAction.Revoke, "The weekly copies were not taken for two months.");
        End("DNPA-PLAN", "PDA", 80, 120, WaiverAction.Refuse, "Nothing hinders the board from reviewing the plan now.");
        End("CFP-SEC", "PDA", 60, 90, WaiverAction.Withdraw, "The storage came earlier than expected.");
        GrantedStill("REP-SITES", "PDA", daysAgo: 40, length: 240, "The second site opens with the new data centre in summer.", "A full copy is taken to the divisional office every night");
        GrantedStill("PECA-RET", "PTA", daysAgo: 25, length: 200, "The carrier's store is extended in spring.", "The carrier keeps what is older on tape");
        Recommended("REP-SITES", "PDA", daysAgo: 12, length: 300, favours: false, "There is no budget for a second site this year.", "Backups are kept in the same building");
        Recommended("DNPA-PLAN", "PDA", daysAgo: 9, length: 150, favours: true, "The review is set down for the board's next session.", "The old plan is followed meanwhile");
        Ask("REP-SITES", "PDA", daysAgo: 5, length: 240, "The second site is built and waits for its power line.", "A full copy is taken off the site every night");
        Ask("PECA-RET", "PTA", daysAgo: 3, length: 180, "The log store is replaced in January; until then it keeps 90 days.", "Copies of the log are taken every week");
    }

    /// <summary>What a service holds.</summary>
    public IReadOnlyList<HeldWaiver> HeldBy(DemoService service) => [.. Waivers.Where(w => w.ServiceId == service.Service.Id).Select(w => w.Held()).OfType<HeldWaiver>()];

    private void Recommended(string obligation, string body, int daysAgo, int length, bool favours, string reason, string measure)
    {
        if (Ask(obligation, body, daysAgo, length, reason, measure) is not { } asked) return;
        Must(asked.Waiver.Recommend(favours, favours ? Sound : "The measure protects nothing that fails with the building.", Officer(body), At(daysAgo - 3)));
    }

    private Waiver? Granted(string obligation, string body, int daysAgo, int length, string reason, string measure)
    {
        if (Ask(obligation, body, daysAgo, length, reason, measure) is not var (waiver, ground)) return null;
        var granted = At(daysAgo - 6);
        Must(waiver.Recommend(true, Sound, Officer(body), At(daysAgo - 3)));
        Must(waiver.Grant(waiver.Until, "A report on the measures every quarter.", ground, Sound, Approver(body), DemoWorld.DayOf(granted), granted));
        return waiver;
    }

    private void GrantedStill(string obligation, string body, int daysAgo, int length, string reason, string measure) =>
        Granted(obligation, body, daysAgo, length, reason, measure)?.Remind(Keeper, world.Today, At(1));

    private void End(string obligation, string body, int daysAgo, int length, WaiverAction end, string reason)
    {
        const string plea = "What is missing is ordered.";
        const string measure = "The operator looks at it every week";
        if (end == WaiverAction.Refuse)
        {
            if (Ask(obligation, body, daysAgo, length, plea, measure) is not { } asked) return;
            Must(asked.Waiver.Recommend(false, "It can be mended now.", Officer(body), At(daysAgo - 3)));
            Must(asked.Waiver.Refuse(reason, Approver(body), At(daysAgo - 6)));
        }
        else if (Granted(obligation, body, daysAgo, length, plea, measure) is { } waiver)
        {
            var service = services.Single(s => s.Service.Id == waiver.ServiceId);
            Must(end switch
            {
                WaiverAction.Revoke => waiver.Revoke(reason, Approver(body), At(20)),
                WaiverAction.Expire => waiver.Expire(Keeper, world.Today, At(daysAgo - length - 1)),
                _ => waiver.Withdraw(reason, world.Filer(service.Owner), At(15)),
            });
        }
    }

    private static Actor Keeper { get; } = Actor.System("waivers", Permissions.Compliance.KeepWaivers);

    private Actor Officer(string body) => world.Who(body, Role.CaseOfficer);

    private Actor Approver(string body) => world.Who(body, Role.Approver);

    private (Waiver Waiver, WaiverGround Ground)? Ask(string obligation, string body, int daysAgo, int length, string reason, string measure)
    {
        var asked = At(daysAgo);
        if (services.FirstOrDefault(s => !_used.Contains(s) && s.Owner.Code != body && s.IsRegisteredAt(asked) && s.Results.Any(r => r.ObligationId == obligation && r.Outcome == Outcome.Fail)) is not { } service) return null;
        _used.Add(service);
        var ground = GroundOf(service, obligation);
        var filer = world.Filer(service.Owner);
        var year = DemoWorld.DayOf(asked).Year;
        var number = _serials[year] = _serials.GetValueOrDefault(year) + 1;
        var until = DemoWorld.DayOf(asked).AddDays(length);
        var plea = new WaiverPlea(reason, [new WaiverMeasure(measure, "Director, Operations", DemoWorld.DayOf(asked).AddDays(14))], until);
        var waiver = Waiver.Request(
            new WaiverId(Guid.CreateVersion7(asked)), Waiver.CodeOf(year, number), service.Service, ground, world.Organisations[body].Id, plea, filer, DemoWorld.DayOf(asked), asked);
        if (waiver.Error is { } error) throw new InvalidOperationException($"A waiver of the demonstration was refused: {error.Code}");
        Waivers.Add(waiver.Value);
        return (waiver.Value, ground);
    }

    private WaiverGround GroundOf(DemoService service, string id)
    {
        var obligation = ObligationCatalogue.Find(id)!;
        var facts = ServiceFacts.Of(service.Service, [], world.Today);
        var verdict = obligation.Check(facts, world.Policy.Parameters);
        return new WaiverGround(id, verdict, Shortfall.AllOf(obligation, verdict, facts, world.Policy.Parameters), world.Policy.Parameters.WaiverDays);
    }

    // Moments of their own: what else chance makes stays as it is.
    private DateTimeOffset At(int daysAgo) => world.Now.AddDays(-daysAgo).AddMinutes(-_serials.Values.Sum());

    private static void Must(Result result)
    {
        if (result.Error is { } error) throw new InvalidOperationException($"A waiver of the demonstration was refused: {error.Code}");
    }
}
