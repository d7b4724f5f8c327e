using Portal.Application.Sandbox;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Web.Features.Sandbox;

/// <summary>A metric while it is written.</summary>
public sealed class MetricForm
{
    public string Name { get; set; } = "";

    public string Unit { get; set; } = "";

    public decimal? Baseline { get; set; }

    public decimal? Target { get; set; }

    public string Method { get; set; } = "";

    public DateOnly? MeasureOn { get; set; }
}

/// <summary>The filing while it is written. What leaves a field empty is kept as empty.</summary>
public sealed class SandboxForm
{
    public string TitleEn { get; set; } = "";

    public string TitleUr { get; set; } = "";

    public string SummaryEn { get; set; } = "";

    public string SummaryUr { get; set; } = "";

    public DataClass? DataClass { get; set; }

    public string LegalRelief { get; set; } = "";

    public bool VirtualAssets { get; set; }

    public List<SandboxServiceName> Services { get; } = [];

    public long? TestDays { get; set; }

    public long? MaxUsers { get; set; }

    public long? MaxTransactions { get; set; }

    public long? MaxValueMillions { get; set; }

    public string ConsentText { get; set; } = "";

    public string ComplaintsRoute { get; set; } = "";

    public string ExitPlan { get; set; } = "";

    public string VirtualAssetsAuthorisation { get; set; } = "";

    public List<MetricForm> Metrics { get; } = [];

    public static SandboxForm Of(SandboxDetail detail)
    {
        var form = new SandboxForm
        {
            TitleEn = detail.Proposal.Title.En,
            TitleUr = detail.Proposal.Title.Ur,
            SummaryEn = detail.Proposal.SummaryEn,
            SummaryUr = detail.Proposal.SummaryUr,
            DataClass = detail.Proposal.DataClass,
            LegalRelief = detail.Proposal.LegalRelief,
            VirtualAssets = detail.Proposal.VirtualAssets,
            TestDays = detail.Plan.TestDays,
            MaxUsers = detail.Plan.MaxUsers,
            MaxTransactions = detail.Plan.MaxTransactions,
            MaxValueMillions = detail.Plan.MaxValueMillions,
            ConsentText = detail.Safeguards.ConsentText,
            ComplaintsRoute = detail.Safeguards.ComplaintsRoute,
            ExitPlan = detail.Safeguards.ExitPlan,
            VirtualAssetsAuthorisation = detail.Safeguards.VirtualAssetsAuthorisation,
        };
        form.Services.AddRange(detail.Services.Select(s => new SandboxServiceName(s.Id, s.Code, s.Name)));
        form.Metrics.AddRange(detail.Metrics.Select(m => new MetricForm
        {
            Name = m.Name,
            Unit = m.Unit,
            Baseline = m.Baseline,
            Target = m.Target,
            Method = m.Method,
            MeasureOn = m.MeasureOn,
        }));
        if (form.Metrics.Count == 0) form.Metrics.Add(new());
        return form;
    }

    public SaveSandboxDraftCommand ToCommand(SandboxApplicationId id, Guid version) => new(
        id,
        version,
        new SandboxProposal
        {
            Title = new LocalizedText(Clean(TitleEn), Clean(TitleUr)),
            SummaryEn = Clean(SummaryEn),
            SummaryUr = Clean(SummaryUr),
            DataClass = DataClass,
            LegalRelief = Clean(LegalRelief),
            VirtualAssets = VirtualAssets,
            Services = [.. Services.Select(s => s.Id)],
        },
        new SandboxTestPlan { TestDays = Days, MaxUsers = MaxUsers, MaxTransactions = MaxTransactions, MaxValueMillions = MaxValueMillions },
        new SandboxSafeguards
        {
            ConsentText = Clean(ConsentText),
            ComplaintsRoute = Clean(ComplaintsRoute),
            ExitPlan = Clean(ExitPlan),
            VirtualAssetsAuthorisation = VirtualAssets ? Clean(VirtualAssetsAuthorisation) : "",
        },
        [.. Metrics.Where(IsBegun).Select(m => new OutcomeMetric
        {
            Name = Clean(m.Name), Unit = Clean(m.Unit), Baseline = m.Baseline, Target = m.Target, Method = Clean(m.Method), MeasureOn = m.MeasureOn,
        })]);

    private int? Days => TestDays is { } days ? (int)Math.Clamp(days, 0, int.MaxValue) : null;

    // An empty card waits for its first word; it is no metric yet.
    private static bool IsBegun(MetricForm m) => m is not { Name: "" or null, Unit: "" or null, Method: "" or null, Baseline: null, Target: null, MeasureOn: null };

    // A field that was emptied comes back as null.
    private static string Clean(string? text) => text?.Trim() ?? "";
}
