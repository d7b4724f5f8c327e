using Portal.Domain.Compliance;

namespace Portal.Web.Components.Shared;

/// <summary>How many have each outcome. The rate is pass ÷ (pass + waived + undetermined + fail); waived is never counted in.</summary>
public sealed record OutcomeCounts(long Pass, long Waived, long Undetermined, long Fail, long NotApplicable = 0)
{
    /// <summary>What the rate divides by.</summary>
    public long Judged => Pass + Waived + Undetermined + Fail;

    public long Total => Judged + NotApplicable;

    public long Of(Outcome outcome) => outcome switch
    {
        Outcome.Pass => Pass,
        Outcome.Waived => Waived,
        Outcome.Undetermined => Undetermined,
        Outcome.Fail => Fail,
        _ => NotApplicable,
    };
}
