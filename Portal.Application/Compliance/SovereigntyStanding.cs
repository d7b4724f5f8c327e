using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>How sovereign a service is, and how sovereign its data class has to be.</summary>
/// <param name="Score">The score.</param>
/// <param name="Floor">The least level of every objective; 0 asks for nothing.</param>
/// <param name="PolicyNumber">The policy version whose figures were applied.</param>
public sealed record SovereigntyStanding(SovereigntyScore Score, int Floor, int PolicyNumber)
{
    /// <summary>How a content stands by the policy in force; null before the first one takes effect.</summary>
    /// <param name="content">What the register or a filing says.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<SovereigntyStanding?> OfAsync(ServiceContent content, CurrentPolicy policy, CancellationToken ct)
    {
        if (await policy.FindAsync(ct) is not { } version) return null;
        var score = SovereigntyScore.Of(ServiceFacts.Of(content, [], policy.Today), version.Parameters);
        return new SovereigntyStanding(score, content.Data.Class is { } known ? version.Parameters.SovereigntyFloors.GetValueOrDefault(known) : 0, version.Number);
    }
}
