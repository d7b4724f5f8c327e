using System.Threading.RateLimiting;
using Portal.Domain.Tokens;
using Portal.Infrastructure.Setup;

namespace Portal.Web.Api;

/// <summary>How much the API takes, on each node: requests of one token, and wrong tokens from one network.</summary>
internal sealed class ApiLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<ApiTokenId> _requests;
    private readonly PartitionedRateLimiter<string> _wrongTokens;
    private readonly PartitionedRateLimiter<string> _notices;

    /// <summary>Limits.</summary>
    /// <param name="requests">Requests of one token in a minute.</param>
    /// <param name="wrongTokens">Wrong tokens from one network in a minute.</param>
    public ApiLimits(int requests, int wrongTokens)
    {
        _requests = PartitionedRateLimiter.Create<ApiTokenId, ApiTokenId>(token => RateLimitPartition.GetTokenBucketLimiter(token, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = requests,
            TokensPerPeriod = Math.Max(1, requests / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
        _wrongTokens = PerNetwork(wrongTokens);
        _notices = PerNetwork(1);
    }

    /// <summary>What the configuration says.</summary>
    /// <param name="configuration">Section <c>Api</c>.</param>
    /// <exception cref="PortalSetupException">A limit is less than one.</exception>
    public static ApiLimits From(IConfiguration configuration)
    {
        var (requests, wrongTokens) = (configuration.GetValue("Api:RequestsPerMinute", 600), configuration.GetValue("Api:WrongTokensPerMinute", 30));
        return requests > 0 && wrongTokens > 0
            ? new ApiLimits(requests, wrongTokens)
            : throw new PortalSetupException("Api:RequestsPerMinute and Api:WrongTokensPerMinute must be at least 1.", PortalSetupException.Misconfigured);
    }

    /// <summary>How long a token has to wait; null when its request may pass.</summary>
    /// <param name="token">The token.</param>
    public TimeSpan? WaitOf(ApiTokenId token) => Take(_requests, token);

    /// <summary>How long a network has to wait that presented a wrong token; null while it may try others.</summary>
    /// <param name="network">The network's prefix.</param>
    public TimeSpan? WaitOf(string network) => Take(_wrongTokens, network);

    /// <summary>Whether a network that has to wait is to be noted: once a minute is enough.</summary>
    /// <param name="network">The network's prefix.</param>
    public bool IsToBeNoted(string network) => Take(_notices, network) is null;

    /// <inheritdoc />
    public void Dispose()
    {
        _requests.Dispose();
        _wrongTokens.Dispose();
        _notices.Dispose();
    }

    private static PartitionedRateLimiter<string> PerNetwork(int permits) => PartitionedRateLimiter.Create<string, string>(
        network => RateLimitPartition.GetFixedWindowLimiter(network, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }));

    private static TimeSpan? Take<T>(PartitionedRateLimiter<T> limiter, T of)
    {
        using var lease = limiter.AttemptAcquire(of);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }
}
