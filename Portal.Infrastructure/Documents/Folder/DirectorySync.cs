using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Infrastructure.Documents.Folder;

/// <summary>
/// Has the name of a file reach the disk. On Linux a file's bytes and its name are written apart (fsync(2)), and .NET opens no folders;
/// elsewhere the file system keeps names with bytes.
/// </summary>
internal static class DirectorySync
{
    private const int ReadOnlyDirectory = 0x10000;

    /// <summary>Waits until the name of a file is on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Flush(string path)
    {
        if (!OperatingSystem.IsLinux()) return;
        var folder = Path.GetDirectoryName(path)!;
        var descriptor = Open(Encoding.UTF8.GetBytes(folder + "\0"), ReadOnlyDirectory);
        if (descriptor < 0) throw new IOException($"The folder {folder} cannot be opened: error {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (Synchronise(descriptor) != 0) throw new IOException($"The folder {folder} cannot be written to the disk: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
