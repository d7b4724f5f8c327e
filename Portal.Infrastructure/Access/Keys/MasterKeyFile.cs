using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Access.Keys;

/// <summary>A file with master keys.</summary>
public static class MasterKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const int MostTries = 250;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads the keys of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PortalSetupException">It cannot be read, is open to others, or holds no strong key.</exception>
    public static MasterKeys Read(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
                throw new PortalSetupException($"The master key file {path} can be read by others: run 'chmod 600' on it.", PortalSetupException.Misconfigured);
            return MasterKeys.Parse(File.ReadAllText(path), $"The master key file {path}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new PortalSetupException($"The master key file {path} cannot be read: see that it exists and belongs to the user who runs the portal.", PortalSetupException.Misconfigured, unreadable);
        }
    }

    /// <summary>Reads the keys of a file, which is made with a new key where there is none; two who make it at once end up with the same.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PortalSetupException">It can be neither read nor written.</exception>
    public static MasterKeys ReadOrMake(string path)
    {
        if (!File.Exists(path)) Make(path);
        return Read(path);
    }

    private static void Make(string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var turn = Turn($"{path}.turn");
            if (File.Exists(path)) return;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
            using (var writer = new StreamWriter(unfinished, options)) writer.WriteLine(MasterKeys.Generate());
            File.Move(unfinished, path, overwrite: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PortalSetupException($"The master key file {path} cannot be written: see that the folder belongs to the user who runs the portal and that the disk has room.", PortalSetupException.StorageFailed, failure);
        }
    }

    // Moving a file to where none is looks first and moves then: two could both have looked. Whoever dies lets go of the turn.
    private static FileStream Turn(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose };
        for (var tried = 1; ; tried++)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (tried < MostTries)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
