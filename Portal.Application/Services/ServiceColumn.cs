namespace Portal.Application.Services;

/// <summary>What a list of services can show beside code and name, in the order of its columns.</summary>
public enum ServiceColumn
{
    /// <summary>The owning organisation.</summary>
    Organisation,

    /// <summary>Where it belongs.</summary>
    Region,

    /// <summary>Data class.</summary>
    Class,

    /// <summary>Where the filing stands.</summary>
    State,

    /// <summary>How it stands.</summary>
    Outcome,

    /// <summary>Countries of its placements.</summary>
    Countries,

    /// <summary>When it was last changed.</summary>
    Changed,
}
