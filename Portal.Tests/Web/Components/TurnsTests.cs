using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class TurnsTests
{
    private readonly Turns _turns = new();

    [Fact]
    public async Task Take_WhileAnotherIsUnderWay_Waits()
    {
        var gate = new TaskCompletionSource();
        List<int> done = [];
        var first = _turns.TakeAsync(async () =>
        {
            await gate.Task;
            done.Add(1);
            return 1;
        });
        var second = _turns.TakeAsync(() =>
        {
            done.Add(2);
            return Task.FromResult(2);
        });
        Assert.Empty(done);
        gate.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal([1, 2], done);
    }

    [Fact]
    public async Task Take_AfterOneThatFailed_GoesOn()
    {
        var failed = _turns.TakeAsync<int>(() => throw new InvalidOperationException("failed"));
        Assert.Equal(2, await _turns.TakeAsync(() => Task.FromResult(2)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed);
    }
}
