namespace Portal.Domain.Services.Relations;

/// <summary>How a service fares when a site, or a service it needs, is lost.</summary>
public enum LossEffect
{
    /// <summary>It runs on and has lost something that it may need later.</summary>
    Weakened,

    /// <summary>It goes on with less: a replica takes over, or something that it can do without is gone.</summary>
    Degraded,

    /// <summary>It stops.</summary>
    Down,
}

/// <summary>What a service has nowhere else once a site is lost.</summary>
[Flags]
public enum LostParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything that runs it.</summary>
    Running = 1,

    /// <summary>Every copy of its data, backups included.</summary>
    Data = 2,

    /// <summary>Its keys: what is encrypted stays so.</summary>
    Keys = 4,

    /// <summary>Its backups.</summary>
    Backups = 8,

    /// <summary>Its logs.</summary>
    Logs = 16,

    /// <summary>What processes for it.</summary>
    Processing = 32,
}

/// <summary>What the loss of one site does to one service by itself, before anything that depends on anything.</summary>
/// <param name="Effect">How the service fares.</param>
/// <param name="Lost">What it has nowhere else.</param>
public sealed record SiteLoss(LossEffect Effect, LostParts Lost)
{
    /// <summary>Works it out from what the parts at the site and those elsewhere do.</summary>
    /// <param name="here">Roles of the parts at the site.</param>
    /// <param name="elsewhere">Roles of the parts at other known places. A part whose place nobody said cannot be relied on and is neither.</param>
    /// <param name="isEncrypted">Whether its data is encrypted at rest: then it stops without keys. Null, not said, counts as encrypted where it keeps keys.</param>
    public static SiteLoss Of(IReadOnlyCollection<PlacementRole> here, IReadOnlyCollection<PlacementRole> elsewhere, bool? isEncrypted)
    {
        var lost = LostParts.None;
        if (Only(Runs)) lost |= LostParts.Running;
        if (Only(Keeps)) lost |= LostParts.Data;
        if (Only(role => role == PlacementRole.Key)) lost |= LostParts.Keys;
        if (Only(role => role == PlacementRole.Backup)) lost |= LostParts.Backups;
        if (Only(role => role == PlacementRole.Log)) lost |= LostParts.Logs;
        if (Only(role => role == PlacementRole.Processing)) lost |= LostParts.Processing;
        var stops = lost.HasFlag(LostParts.Running) || (lost.HasFlag(LostParts.Keys) && isEncrypted != false);
        var goesOnWithLess = here.Contains(PlacementRole.Primary) || lost.HasFlag(LostParts.Processing);
        return new SiteLoss(stops ? LossEffect.Down : goesOnWithLess ? LossEffect.Degraded : LossEffect.Weakened, lost);

        bool Only(Func<PlacementRole, bool> does) => here.Any(does) && !elsewhere.Any(does);
    }

    private static bool Runs(PlacementRole role) => role is PlacementRole.Primary or PlacementRole.Replica;

    private static bool Keeps(PlacementRole role) => role is PlacementRole.Primary or PlacementRole.Replica or PlacementRole.Backup;
}
