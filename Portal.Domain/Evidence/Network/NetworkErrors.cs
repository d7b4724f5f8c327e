using Portal.Domain.Common;

namespace Portal.Domain.Evidence.Network;

/// <summary>Refusals of the network's registry and of inspections.</summary>
public static class NetworkErrors
{
    /// <summary>The file was imported last; there is nothing to do.</summary>
    public static Error SameFile { get; } = new("Network.SameFile", ErrorKind.Conflict);

    /// <summary>Another import was applied since the file was compared.</summary>
    public static Error Outdated { get; } = new("Network.Outdated", ErrorKind.Conflict);

    /// <summary>The import was applied or thrown away already.</summary>
    public static Error Decided { get; } = new("Network.Decided", ErrorKind.Conflict);

    /// <summary>The public network is never made up, the demonstration always, and any other network stays what it was said to be at first.</summary>
    public static Error SyntheticOtherwise { get; } = new("Network.SyntheticOtherwise", ErrorKind.Conflict);

    /// <summary>An inspection that was corrected already cannot be corrected again.</summary>
    public static Error CorrectedAlready { get; } = new("Network.CorrectedAlready", ErrorKind.Conflict);

    /// <summary>An inspection lies ahead, or before there was such a network.</summary>
    public static Error DayImpossible { get; } = new("Network.DayImpossible", ErrorKind.Invalid);

    /// <summary>More photographs than an inspection takes.</summary>
    public static Error TooManyPhotos { get; } = new("Network.TooManyPhotos", ErrorKind.Invalid);

    /// <summary>A file is no photograph that is taken.</summary>
    /// <param name="name">Its name.</param>
    public static Error NotAPhoto(string name) => new("Network.NotAPhoto", ErrorKind.Invalid, name);

    /// <summary>The file is not in the registry's form.</summary>
    /// <param name="place">Where it is wrong.</param>
    public static Error BadFile(string place) => new("Network.BadFile", ErrorKind.Invalid, place);
}
