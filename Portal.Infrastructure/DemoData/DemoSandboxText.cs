using Portal.Domain.Common;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>What applicants and evaluators of the demonstration write.</summary>
internal sealed class DemoSandboxText(DemoWorld world, string[] line, SandboxScheme scheme)
{
    private const int MostTestDays = 180;

    private static readonly (string Name, string Unit, decimal Baseline, decimal Target, string Method)[] MetricChoices =
    [
        ("Days from request to money or service", "days", 21, 7, "Median, from the system’s log"),
        ("Requests refused for lack of papers", "%", 34, 15, "Share of all requests"),
        ("Women among users", "%", 9, 25, "Share of users, from registration"),
        ("Complaints solved in 10 working days", "%", 70, 95, "Share of complaints, from the desk’s list"),
        ("Cost of one transaction", "PKR", 120, 45, "Mean, from the books"),
    ];

    private static readonly Dictionary<string, string[]> Remarks = new(StringComparer.Ordinal)
    {
        ["scope"] = ["Falls under the scheme’s theme.", "Partly outside the theme; the core is within."],
        ["innovation"] = ["Nobody offers this in Pakistan.", "Known elsewhere, new here."],
        ["benefit"] = ["Cheaper and faster for people in villages.", "The benefit depends on how many join."],
        ["need"] = ["The present rule forbids it outright.", "Could mostly be done under a licence."],
        ["readiness"] = ["Team, money and partners are in place.", "The partner bank has not signed yet."],
        ["safeguards"] = ["Caps and redress are clear.", "The exit plan needs a rehearsal."],
    };

    public SandboxProposal Proposal(IReadOnlyList<ServiceId> services) => new()
    {
        Title = new LocalizedText(line[4], line[5]),
        SummaryEn = line[6],
        SummaryUr = line[7],
        DataClass = Enum.Parse<DataClass>(line[3]),
        LegalRelief = line[8],
        VirtualAssets = IsVirtual,
        Services = [.. services.Distinct()],
    };

    public SandboxTestPlan TestPlan() => new()
    {
        TestDays = Math.Min(scheme.Terms.MaxTestDays, MostTestDays + (scheme.Terms.MaxTestDays > MostTestDays ? 60 : 0)),
        MaxUsers = world.Pick<long>([1000, 2500, 5000]),
        MaxTransactions = world.Pick<long>([4000, 10000, 20000]),
        MaxValueMillions = world.Pick<long>([50, 200, 500]),
    };

    public SandboxSafeguards Safeguards() => new()
    {
        ConsentText = "I take part in a test of limited time. I can leave at any moment and have my data deleted.",
        ComplaintsRoute = "Telephone line and branch desk; unsolved complaints go to the regulator after 10 working days.",
        ExitPlan = "Open cases are finished under the present rules, data is returned and deleted within 30 days.",
        VirtualAssetsAuthorisation = IsVirtual ? FormattableString.Invariant($"PVARA-NOC-{world.Chance.Next(1, 60):000}") : "",
    };

    public IReadOnlyList<OutcomeMetric> Metrics(DateTimeOffset filed)
    {
        var measureOn = DemoWorld.DayOf(filed).AddDays(260);
        var skip = world.Chance.Next(MetricChoices.Length);
        return
        [
            .. MetricChoices.Where((_, i) => i != skip).Select(m => new OutcomeMetric
            {
                Name = m.Name, Unit = m.Unit, Baseline = m.Baseline, Target = m.Target, Method = m.Method, MeasureOn = measureOn,
            }),
        ];
    }

    public IReadOnlyList<CriterionScore> Scores() =>
        [.. scheme.Criteria.Select(c => new CriterionScore(c.Key, (IsWeak ? 1 : 2) + world.Chance.Next(IsWeak ? 3 : 4), "")).Select(s => s with { Reason = Remarks[s.Criterion][s.Score >= 4 ? 0 : 1] })];

    private bool IsWeak => line[2] == nameof(SandboxState.Refused);

    private bool IsVirtual => scheme.Code == "PVARA";
}
