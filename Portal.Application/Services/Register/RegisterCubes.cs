using Portal.Application.Common;

namespace Portal.Application.Services.Register;

/// <summary>
/// The counts of the whole register, kept for a few seconds where there are very many groups. Few groups are read anew each time, so that people see
/// their own change at once; otherwise the figures of lists and dashboards are at most <see cref="Kept"/> old.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class RegisterCubes(TimeProvider time) : IDisposable
{
    /// <summary>How old counts of very many groups may be.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    // Fewer groups are read in a few milliseconds, however many services they count.
    private const int Many = 2_000;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    // One reference, so that nobody sees half of another's look.
    private volatile Look? _last;

    /// <inheritdoc />
    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>Has the next look count anew.</summary>
    public void Forget() => _last = null;

    /// <summary>The counts of the whole register.</summary>
    internal async Task<RegisterCube> WholeAsync(IPortalDb db, CancellationToken ct)
    {
        if (Fresh() is { } known) return known;
        // However many people look at once, the database counts for one of them.
        await _oneAtATime.WaitAsync(ct);
        try
        {
            if (Fresh() is { } meanwhile) return meanwhile;
            var began = time.GetTimestamp();
            var cube = await RegisterCube.ReadAsync(db, ct);
            _last = new Look(cube, began);
            return cube;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The counts as they were lately: good for choosing a way to the rows, not for telling anybody.</summary>
    internal async Task<RegisterCube> LatelyAsync(IPortalDb db, CancellationToken ct) =>
        _last is { } known && time.GetElapsedTime(known.Read) < Lately ? known.Cube : await WholeAsync(db, ct);

    private RegisterCube? Fresh() => _last is { Cube.Groups.Count: >= Many } last && time.GetElapsedTime(last.Read) < Kept ? last.Cube : null;

    /// <summary>What was read, and when.</summary>
    private sealed record Look(RegisterCube Cube, long Read);
}
