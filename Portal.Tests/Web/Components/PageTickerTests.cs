using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class PageTickerTests
{
    [Fact]
    public async Task Look_AfterOneThatFailed_ComesAgain()
    {
        var looks = 0;
        var again = new TaskCompletionSource();
        using var ticker = new PageTicker(() =>
        {
            if (++looks == 1) throw new TimeoutException("The database starts again.");
            again.TrySetResult();
            return Task.FromResult(false);
        });
        ticker.Wake();
        await again.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
