namespace Portal.Infrastructure.Setup;

/// <summary>
/// Something outside the program keeps it from starting. The message is one sentence for the person at the terminal that
/// says what to do; the host prints it alone and ends with <see cref="ExitCode"/>.
/// </summary>
public sealed class PortalSetupException(string message, int exitCode, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>A program or a server that is needed is not there.</summary>
    public const int Unavailable = 69;

    /// <summary>Reading or writing failed, mostly for want of space.</summary>
    public const int StorageFailed = 74;

    /// <summary>The user who runs the program may not do what is needed.</summary>
    public const int NotPermitted = 77;

    /// <summary>What was configured, or what lies in the data folder, does not fit this program.</summary>
    public const int Misconfigured = 78;

    public int ExitCode { get; } = exitCode;
}
