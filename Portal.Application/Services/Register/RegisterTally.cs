using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services.Register;

/// <summary>
/// How many entries more or fewer of one kind there are since some change. The sum over all tallies of a kind is how many there are. The database adds them by
/// itself in the transaction that changes entries, whatever way they are changed, and merges them from time to time (docs/decisions/0017).
/// </summary>
public sealed class RegisterTally
{
    private RegisterTally()
    {
    }

    /// <summary>Its number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose entries.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>As <see cref="RegisterEntry.IsFiled"/>.</summary>
    public bool IsFiled { get; private set; }

    /// <summary>Where they belong.</summary>
    public Region Region { get; private set; }

    /// <summary>Where they stand.</summary>
    public ServiceState State { get; private set; }

    /// <summary>As <see cref="RegisterEntry.ClassRank"/>.</summary>
    public short ClassRank { get; private set; }

    /// <summary>As <see cref="RegisterEntry.OutcomeRank"/>.</summary>
    public short OutcomeRank { get; private set; }

    /// <summary>As <see cref="RegisterEntry.Countries"/>.</summary>
    public string Countries { get; private set; } = "";

    /// <summary>As <see cref="RegisterEntry.Kinds"/>.</summary>
    public short Kinds { get; private set; }

    /// <summary>Obligations not met, a bit each.</summary>
    public long FailMask { get; private set; }

    /// <summary>Obligations undetermined, a bit each.</summary>
    public long UndeterminedMask { get; private set; }

    /// <summary>Obligations met, a bit each.</summary>
    public long PassMask { get; private set; }

    /// <summary>Obligations not met for which a waiver holds, a bit each.</summary>
    public long WaivedMask { get; private set; }

    /// <summary>Entries more; fewer where it is negative, never 0.</summary>
    public int Count { get; private set; }
}
