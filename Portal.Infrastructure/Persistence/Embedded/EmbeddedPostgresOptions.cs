namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>Where the private cluster lives and how careful it is.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The portal's data folder; password, port and (where possible) the cluster itself are kept in it.</summary>
    public required string DataFolder { get; init; }

    /// <summary>False only for tests: a crash of the machine may then lose the cluster, and commits are much faster.</summary>
    public bool Durable { get; init; } = true;
}
