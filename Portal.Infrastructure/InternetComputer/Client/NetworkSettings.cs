namespace Portal.Infrastructure.InternetComputer.Client;

/// <summary>A network that the portal asks, and how.</summary>
/// <param name="Name">Its name: lower-case letters, digits and hyphens.</param>
/// <param name="RootKey">The key of its root subnet.</param>
internal sealed record NetworkSettings(string Name, SubnetKey RootKey)
{
    /// <summary>The most letters of a name.</summary>
    public const int NameMaxLength = 40;

    /// <summary>The public network's name.</summary>
    public const string Public = "internet-computer";

    /// <summary>Boundary addresses, asked in this order; empty for the demonstration's, whose address is known when it runs.</summary>
    public IReadOnlyList<Uri> Addresses { get; init; } = [];

    /// <summary>Whether it is simulated: what it certifies is made up.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Whether its addresses may lie within this machine or network.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>The longest that one address may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a question is asked before it is given up, all addresses together.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>How many questions one address has to answer at a time, at most.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>The pause before the second attempt; each further one is twice as long, give or take a half.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(250);
}
