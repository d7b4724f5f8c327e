using Portal.Domain.Documents;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Documents.Folder;

/// <summary>
/// The folder of the folder store: <c>contents/ab/abcd…</c> by hash, <c>entries/4f/IDENTIFIER.HASH</c> (empty files), <c>unfinished/…</c>,
/// and the file <c>lock</c>.
/// </summary>
internal sealed class DocumentFolder
{
    private const int Tries = 1500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _contents;
    private readonly string _entries;
    private readonly string _unfinished;
    private readonly string _lock;

    private DocumentFolder(string root)
    {
        _contents = Path.Combine(root, "contents");
        _entries = Path.Combine(root, "entries");
        _unfinished = Path.Combine(root, "unfinished");
        _lock = Path.Combine(root, "lock");
    }

    /// <summary>Opens a folder, after it was tried whether files can be written there.</summary>
    /// <param name="root">An absolute path.</param>
    /// <exception cref="PortalSetupException">Not absolute, or not writable.</exception>
    public static DocumentFolder Open(string root)
    {
        if (!Path.IsPathFullyQualified(root)) throw Refused($"Documents:Folder is \"{root}\": write the whole path of a folder.");
        var folder = new DocumentFolder(root);
        try
        {
            Directory.CreateDirectory(folder._contents);
            Directory.CreateDirectory(folder._entries);
            Directory.CreateDirectory(folder._unfinished);
            var probe = Path.Combine(folder._unfinished, $"probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return folder;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Refused($"Documents:Folder is {root}, where the portal cannot write: let its user own the folder, or name another.");
        }
    }

    /// <summary>Where a content is written before it is whole.</summary>
    public string Unfinished(DocumentId id) => Path.Combine(_unfinished, Name(id));

    /// <summary>Contents that were begun and not kept.</summary>
    public IEnumerable<string> UnfinishedPaths() => Directory.EnumerateFiles(_unfinished);

    /// <summary>Where a content is.</summary>
    public string Content(string sha256) => Path.Combine(_contents, sha256[..2], sha256);

    /// <summary>Every content.</summary>
    public IEnumerable<string> ContentPaths() => Directory.EnumerateFiles(_contents, "*", SearchOption.AllDirectories);

    /// <summary>The entry of an identifier; null where there is none.</summary>
    public FolderEntry? Entry(DocumentId id)
    {
        var shard = Shard(id);
        if (!Directory.Exists(shard)) return null;
        return Directory.EnumerateFiles(shard, Name(id) + ".*").Select(Parse).OfType<FolderEntry>().FirstOrDefault();
    }

    /// <summary>Where a new entry is.</summary>
    public string NewEntry(DocumentId id, string sha256) => Path.Combine(Shard(id), $"{Name(id)}.{sha256}");

    /// <summary>Every entry.</summary>
    public IEnumerable<FolderEntry> Entries() => Directory.EnumerateFiles(_entries, "*", SearchOption.AllDirectories).Select(Parse).OfType<FolderEntry>();

    /// <summary>Keeps every other process, and every other request of this one, from keeping or tidying.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="IOException">Half a minute was not enough, or the disk refuses.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(_lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < Tries)
            {
                await Task.Delay(Pause, ct);
            }
        }
    }

    // The identifier's random end, so that the folders fill evenly.
    private string Shard(DocumentId id) => Path.Combine(_entries, Name(id)[^2..]);

    private static string Name(DocumentId id) => id.Value.ToString("N");

    private static FolderEntry? Parse(string path)
    {
        var name = Path.GetFileName(path).Split('.');
        return name.Length == 2 && name[1].Length == Document.Sha256Length && Guid.TryParseExact(name[0], "N", out var id) ? new FolderEntry(new DocumentId(id), name[1], path) : null;
    }

    private static PortalSetupException Refused(string sentence) => new(sentence, PortalSetupException.Misconfigured);
}

/// <summary>Which content an identifier leads to.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Sha256">SHA-256 of the content.</param>
/// <param name="Path">The entry itself.</param>
internal sealed record FolderEntry(DocumentId Id, string Sha256, string Path);
