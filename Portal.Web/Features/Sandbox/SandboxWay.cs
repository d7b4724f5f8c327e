using Microsoft.Extensions.Localization;
using Portal.Application.Sandbox;
using Portal.Domain.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Sandbox;

/// <summary>The stages of a case, from its filing to its exit, with the days on which they were passed.</summary>
public static class SandboxWay
{
    // A stage is passed by the action beside it.
    private static readonly (string Title, SandboxAction Passed, SandboxClock? Clock)[] Stages =
    [
        ("Stage.Submitted", SandboxAction.Submit, null),
        ("Stage.Completeness", SandboxAction.ConfirmComplete, SandboxClock.Completeness),
        ("Stage.Evaluation", SandboxAction.ApproveInPrinciple, SandboxClock.Decision),
        ("Stage.InPrinciple", SandboxAction.BeginTestDesign, null),
        ("Stage.TestDesign", SandboxAction.Approve, SandboxClock.TestDesign),
        ("Stage.Testing", SandboxAction.EndTest, SandboxClock.Test),
        ("Stage.Report", SandboxAction.FileReport, SandboxClock.FinalReport),
        ("Stage.Exit", SandboxAction.Exit, null),
    ];

    public static IReadOnlyList<Stage> Of(SandboxDetail detail, IStringLocalizer<SandboxText> texts, EnumText names, Dates dates)
    {
        var passed = detail.History.GroupBy(h => h.Action).ToDictionary(g => g.Key, g => g.First().At);
        var ended = SandboxLifecycle.PhaseOf(detail.State) == SandboxPhase.Ended;
        var found = new List<Stage>();
        var now = false;
        foreach (var (title, action, clock) in Stages)
        {
            if (passed.TryGetValue(action, out var at) && !now)
            {
                found.Add(new(texts[title], dates.Short(at), StageState.Done));
            }
            else if (ended)
            {
                break;
            }
            else if (!now)
            {
                now = true;
                var reading = detail.Clocks.FirstOrDefault(c => c.Clock == clock)?.Reading;
                var said = reading is null ? names[detail.State] : texts["Stage.Day", Numbers.Count(reading.Used), Numbers.Count(reading.Limit.Days)];
                found.Add(new(texts[title], said, StageState.Now, reading?.Share ?? .5));
            }
            else
            {
                found.Add(new(texts[title]));
            }
        }

        if (ended && detail.State != SandboxState.Exited) found.Add(new(names[detail.State], dates.Short(detail.History[0].At), StageState.Done));
        return found;
    }
}
