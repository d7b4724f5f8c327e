using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Network;

/// <summary>Where an import stands.</summary>
public enum NetworkImportState
{
    /// <summary>Compared, not yet applied.</summary>
    Waiting,

    /// <summary>It is, or was, what the portal knows of the network.</summary>
    Applied,

    /// <summary>Thrown away.</summary>
    Discarded,
}

/// <summary>A dump of a network's registry, compared with the one before and then applied. What it holds is declared by governance.</summary>
public sealed class NetworkImport : AggregateRoot
{
    /// <summary>The most characters of a file's name.</summary>
    public const int FileNameMaxLength = 120;

    /// <summary>Characters of <see cref="Sha256"/>.</summary>
    public const int Sha256Length = 64;

    private NetworkImport()
    {
    }

    /// <summary>Its identifier.</summary>
    public NetworkImportId Id { get; private set; }

    /// <summary>Name of the network.</summary>
    public string Network { get; private set; } = "";

    /// <summary>Its number at the network, from 1; null until it is applied.</summary>
    public int? Number { get; private set; }

    /// <summary>Number of the import it was compared with; 0 for the first.</summary>
    public int Against { get; private set; }

    /// <summary>Whether the network is made up.</summary>
    public bool IsSynthetic { get; private set; }

    /// <summary>Where it stands.</summary>
    public NetworkImportState State { get; private set; }

    /// <summary>What the browser called the file.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Bytes of the file.</summary>
    public int Size { get; private set; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>How much of each it declares.</summary>
    public NetworkCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>How many things it declares otherwise than the one before; 0 for the first.</summary>
    public int Changes { get; private set; }

    /// <summary>Who uploaded it.</summary>
    public PersonId UploadedBy { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Who applied it.</summary>
    public PersonId? AppliedBy { get; private set; }

    /// <summary>When it was applied, in UTC.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>A dump that was read and compared.</summary>
    /// <param name="file">The dump.</param>
    /// <param name="last">The import applied last; null for none.</param>
    /// <param name="counts">How much it declares.</param>
    /// <param name="changes">How many things it declares otherwise.</param>
    /// <param name="by">Who uploads it.</param>
    /// <param name="now">The moment.</param>
    public static Result<NetworkImport> Upload(NetworkFile file, NetworkImport? last, NetworkCounts counts, int changes, Actor by, DateTimeOffset now)
    {
        if (MustBeSynthetic(file.Network, last) is { } said && said != file.IsSynthetic) return NetworkErrors.SyntheticOtherwise;
        if (last?.Sha256 == file.Sha256) return NetworkErrors.SameFile;
        return new NetworkImport
        {
            Id = NetworkImportId.New(),
            Network = file.Network,
            Against = last?.Number ?? 0,
            IsSynthetic = file.IsSynthetic,
            State = NetworkImportState.Waiting,
            FileName = file.Name,
            Size = file.Size,
            Sha256 = file.Sha256,
            Counts = counts,
            Changes = changes,
            UploadedBy = by.Id,
            UploadedAt = now,
        };
    }

    /// <summary>Makes it what the portal knows of the network.</summary>
    /// <param name="lastNumber">Number of the import applied last; 0 for none.</param>
    /// <param name="by">Who applies it.</param>
    /// <param name="now">The moment.</param>
    public Result Apply(int lastNumber, Actor by, DateTimeOffset now)
    {
        if (State != NetworkImportState.Waiting) return NetworkErrors.Decided;
        if (lastNumber != Against) return NetworkErrors.Outdated;
        (State, Number, AppliedBy, AppliedAt) = (NetworkImportState.Applied, Against + 1, by.Id, now);
        Raise(new NetworkImported(Id, Network, Against + 1, IsSynthetic, Sha256, Counts, Changes, Version, by, now));
        return Result.Ok;
    }

    /// <summary>Throws it away; nothing was changed by it.</summary>
    public Result Discard()
    {
        if (State != NetworkImportState.Waiting) return NetworkErrors.Decided;
        State = NetworkImportState.Discarded;
        Touch();
        return Result.Ok;
    }

    // Null where nothing was said of the network so far.
    private static bool? MustBeSynthetic(string network, NetworkImport? last) => network switch
    {
        NetworkName.Public => false,
        NetworkName.Demonstration => true,
        _ => last?.IsSynthetic,
    };
}

/// <summary>A file that was uploaded.</summary>
/// <param name="Network">Name of the network it is said to declare.</param>
/// <param name="IsSynthetic">Whether that network is made up.</param>
/// <param name="Name">What the browser calls it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256, in lower-case hexadecimal.</param>
public sealed record NetworkFile(string Network, bool IsSynthetic, string Name, int Size, string Sha256);

/// <summary>The dump of an import as it came, kept apart so that lists of imports stay small.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Content">The file, compressed (RFC 1952).</param>
public sealed record NetworkDump(NetworkImportId ImportId, byte[] Content);
