using Portal.Domain.Access;

namespace Portal.Application.Evidence;

/// <summary>The portal's own actor for evidence, and the measures of its work.</summary>
public static class EvidenceWorker
{
    /// <summary>Canisters and subnets in a round: one transaction and one ledger entry.</summary>
    public const int Block = 200;

    /// <summary>Requests that are under way at once.</summary>
    public const int AtOnce = 16;

    /// <summary>Everybody who writes what is watched takes turns by this lock.</summary>
    public const string Lock = "evidence";

    /// <summary>Who does the work, in records and in the ledger.</summary>
    public static Actor Actor { get; } = Actor.System("evidence", Permissions.Evidence.Collect);

    /// <summary>The series of numbers of rounds.</summary>
    public const string Rounds = "EV";

    /// <summary>The series of numbers of alarms.</summary>
    /// <param name="year">The year.</param>
    public static string AlarmsOf(int year) => FormattableString.Invariant($"D-{year}");

    /// <summary>The code of an alarm.</summary>
    /// <param name="year">The year.</param>
    /// <param name="number">Its number.</param>
    public static string AlarmCode(int year, int number) => FormattableString.Invariant($"D-{year}-{number:0000}");
}
