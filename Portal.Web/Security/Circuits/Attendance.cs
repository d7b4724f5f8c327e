using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Web.Security.Circuits;

/// <summary>
/// Tells what a person does from what a page does by itself: only while the browser reports a click, a key or a change of
/// address does a circuit's use case count as activity. Otherwise an open page that looks again by itself would keep a
/// session alive that nobody sits at.
/// </summary>
public sealed class Attendance : CircuitHandler
{
    private int _running;

    /// <summary>Whether this is a circuit; a request is always somebody's doing.</summary>
    public bool IsCircuit { get; private set; }

    /// <summary>Whether something that the person did is being worked on.</summary>
    public bool IsSomethingDone => Volatile.Read(ref _running) > 0;

    /// <inheritdoc />
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsCircuit = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        Interlocked.Increment(ref _running);
        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    };
}
