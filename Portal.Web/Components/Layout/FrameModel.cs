namespace Portal.Web.Components.Layout;

/// <summary>What the frame shows around a page, for the person of the current circuit or request.</summary>
/// <param name="IsDemo">Shows the demonstration banner.</param>
/// <param name="Person">The person signed in; null for a public reader.</param>
/// <param name="Unread">Unread notifications.</param>
/// <param name="Waiting">Counts beside navigation entries, by their address ("/" → 9).</param>
/// <param name="Checkpoint">The newest signed state of the ledger; null before the first.</param>
public sealed record FrameModel(
    bool IsDemo, FramePerson? Person, int Unread, IReadOnlyDictionary<string, int> Waiting, FrameCheckpoint? Checkpoint)
{
    /// <summary>The emergency session that is open, for those who keep people; null when there is none.</summary>
    public Portal.Application.Access.BreakGlassView? BreakGlass { get; init; }

    public static readonly FrameModel Empty = new(false, null, 0, new Dictionary<string, int>(StringComparer.Ordinal), null);
}

/// <summary>Name, role and organisation are already in the reader’s language. Of types that go over to the circuit as JSON.</summary>
public sealed record FramePerson(string Name, string Role, string Organisation, IReadOnlyCollection<string> Permissions)
{
    /// <summary>SK for Sadia Khan; Urdu names keep their first letter, for joined letters make no initials.</summary>
    public string Initials
    {
        get
        {
            var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words switch
            {
                [] => string.Empty,
                [var only] => only[..1],
                [var first, .., var last] when char.IsAscii(first[0]) => string.Concat(first.AsSpan(0, 1), last.AsSpan(0, 1)).ToUpperInvariant(),
                [var first, ..] => first[..1],
            };
        }
    }
}

/// <summary>A signed size of the ledger.</summary>
public sealed record FrameCheckpoint(long Size, DateTimeOffset SignedAt);

/// <summary>Loads what the frame shows; called once per page change.</summary>
public interface IFrameData
{
    Task<FrameModel> LoadAsync();
}

/// <summary>The frame of a host that knows nobody.</summary>
internal sealed class SignedOutFrame : IFrameData
{
    public Task<FrameModel> LoadAsync() => Task.FromResult(FrameModel.Empty);
}
