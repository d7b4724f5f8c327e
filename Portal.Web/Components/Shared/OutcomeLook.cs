using Portal.Domain.Compliance;

namespace Portal.Web.Components.Shared;

/// <summary>Icon, colour and chart class of each outcome, in one place.</summary>
public static class OutcomeLook
{
    /// <summary>The order of bars and legends: what is settled first, what is broken last.</summary>
    public static readonly IReadOnlyList<Outcome> Order = [Outcome.Pass, Outcome.Waived, Outcome.Undetermined, Outcome.Fail, Outcome.NotApplicable];

    public static string Icon(Outcome kind) => kind switch
    {
        Outcome.Pass => "ok",
        Outcome.Fail => "fail",
        Outcome.Undetermined => "und",
        Outcome.Waived => "waive",
        _ => "na",
    };

    /// <summary>The suffix of the css classes o- (chip), c- (words) and f- (chart fill).</summary>
    public static string Css(Outcome kind) => kind switch
    {
        Outcome.Pass => "pass",
        Outcome.Fail => "fail",
        Outcome.Undetermined => "und",
        Outcome.Waived => "waive",
        _ => "na",
    };
}
