namespace Portal.Domain.Audits;

/// <summary>The last number given out in a series of codes, such as <c>AR-2026</c>.</summary>
/// <param name="Series">The series.</param>
/// <param name="Last">The last number.</param>
public sealed record AuditSerial(string Series, int Last)
{
    /// <summary>The most characters of a series.</summary>
    public const int SeriesMaxLength = 12;

    /// <summary>Series of a year's runs.</summary>
    /// <param name="year">The year in Pakistan.</param>
    public static string OfRuns(int year) => FormattableString.Invariant($"AR-{year}");

    /// <summary>Series of a year's findings.</summary>
    /// <param name="year">The year in Pakistan.</param>
    public static string OfFindings(int year) => FormattableString.Invariant($"F-{year}");

    /// <summary>Series of a year's rounds of keeping findings.</summary>
    /// <param name="year">The year in Pakistan.</param>
    public static string OfRounds(int year) => FormattableString.Invariant($"FR-{year}");

    /// <summary>A run's code, <c>AR-2026-118</c>.</summary>
    /// <param name="year">The year in Pakistan.</param>
    /// <param name="number">Its number in the year.</param>
    public static string RunCode(int year, int number) => FormattableString.Invariant($"{OfRuns(year)}-{number:000}");

    /// <summary>A finding's code, <c>F-2026-0412</c>.</summary>
    /// <param name="year">The year in Pakistan.</param>
    /// <param name="number">Its number in the year.</param>
    public static string FindingCode(int year, int number) => FormattableString.Invariant($"{OfFindings(year)}-{number:0000}");

    /// <summary>A round's code, <c>FR-2026-031</c>.</summary>
    /// <param name="year">The year in Pakistan.</param>
    /// <param name="number">Its number in the year.</param>
    public static string RoundCode(int year, int number) => FormattableString.Invariant($"{OfRounds(year)}-{number:000}");
}
