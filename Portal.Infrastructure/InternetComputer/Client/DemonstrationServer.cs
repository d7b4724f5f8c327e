using Portal.Infrastructure.InternetComputer.Simulation;

namespace Portal.Infrastructure.InternetComputer.Client;

/// <summary>Serves the network of the demonstration from the first question to it on, until the program ends.</summary>
/// <param name="clock">The time.</param>
internal sealed class DemonstrationServer(TimeProvider clock) : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private SimulatorServer? _server;

    /// <summary>What is wrong with it just now.</summary>
    public SimulatorFaults Faults => Boundary.Faults;

    /// <summary>Where it is served; empty before the first question.</summary>
    public IReadOnlyList<Uri> Addresses => _server is { } server ? [server.Address] : [];

    private SimulatedBoundary Boundary => field ??= Made(clock);

    /// <summary>Where it is served, now at the latest.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Uri>> StartAsync(CancellationToken ct)
    {
        await _starting.WaitAsync(ct);
        try
        {
            _server ??= await SimulatorServer.StartAsync(Boundary, ct);
            return Addresses;
        }
        finally
        {
            _starting.Release();
        }
    }

    private static SimulatedBoundary Made(TimeProvider clock)
    {
        var boundary = new SimulatedBoundary(DemonstrationNetwork.Network, clock);
        boundary.Faults.Set(DemonstrationNetwork.Drifted.Id, SimulatorFault.OtherCode);
        boundary.Faults.Set(DemonstrationNetwork.Joined.Id, SimulatorFault.ForeignNode);
        return boundary;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _starting.Dispose();
    }
}
