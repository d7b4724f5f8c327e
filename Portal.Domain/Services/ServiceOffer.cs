namespace Portal.Domain.Services;

/// <summary>A way in which people reach a service.</summary>
public enum ServiceChannel
{
    /// <summary>A web site.</summary>
    Web,

    /// <summary>An application on a telephone.</summary>
    MobileApp,

    /// <summary>The national messenger.</summary>
    Messenger,

    /// <summary>A counter or service centre.</summary>
    Counter,

    /// <summary>A helpline.</summary>
    Telephone,

    /// <summary>Post.</summary>
    Post,
}

/// <summary>An interface that other systems use.</summary>
public enum ServiceInterface
{
    /// <summary>HTTP and JSON.</summary>
    Rest,

    /// <summary>The X-Road message protocol.</summary>
    XRoad,

    /// <summary>SOAP.</summary>
    Soap,

    /// <summary>Files exchanged in bulk.</summary>
    FileTransfer,

    /// <summary>Messages through a queue.</summary>
    Messaging,
}

/// <summary>How the service reaches people and other systems (channels, languages, cost and processing time as in CPSV-AP).</summary>
public sealed record ServiceOffer : IServiceSection
{
    /// <summary>The most languages.</summary>
    public const int MaxLanguages = 20;

    /// <summary>How people reach it.</summary>
    public IReadOnlyList<ServiceChannel> Channels { get; init; } = [];

    /// <summary>Languages it speaks, ISO 639-1 or 639-3.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What it costs a person, in rupees; 0 where it is free, null while not said.</summary>
    public long? Fee { get; init; }

    /// <summary>Working days from application to answer.</summary>
    public int? ProcessingDays { get; init; }

    /// <summary>How people identify themselves, for example the national identity scheme.</summary>
    public string IdentityScheme { get; init; } = "";

    /// <summary>Interfaces it gives to other systems.</summary>
    public IReadOnlyList<ServiceInterface> Interfaces { get; init; } = [];
}
