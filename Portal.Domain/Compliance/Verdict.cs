using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Serialization;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>What one obligation's check found, and why.</summary>
/// <param name="Outcome">Fail, Undetermined, Pass or NotApplicable; a waiver is noted beside it (<see cref="ObligationResult.Waiver"/>).</param>
/// <param name="Reason">Name of the reason; with the obligation's id the key of a sentence in both languages.</param>
/// <param name="Args">Facts used, as <see cref="Fact"/> writes them.</param>
public readonly record struct Verdict(Outcome Outcome, string Reason, params string[] Args)
{
    /// <summary>The role of the placement that decided, where the verdict names one.</summary>
    [JsonIgnore]
    public PlacementRole? Role => Args is [{ } first, ..] && first.StartsWith(RolePrefix, StringComparison.Ordinal)
        ? Enum.Parse<PlacementRole>(first[RolePrefix.Length..])
        : null;

    private static string RolePrefix { get; } = $"e:{nameof(PlacementRole)}.";

    /// <summary>The obligation is met.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="args">Facts used.</param>
    public static Verdict Pass(string reason = "Met", params string[] args) => new(Outcome.Pass, reason, args);

    /// <summary>The obligation is not met.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="args">Facts used.</param>
    public static Verdict Fail(string reason, params string[] args) => new(Outcome.Fail, reason, args);

    /// <summary>A fact is missing.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="args">Facts used.</param>
    public static Verdict Undetermined(string reason = "NotKnown", params string[] args) => new(Outcome.Undetermined, reason, args);

    /// <summary>The obligation does not concern the service.</summary>
    /// <param name="reason">Name of the reason.</param>
    public static Verdict NotApplicable(string reason = "NotConcerned") => new(Outcome.NotApplicable, reason);
}

/// <summary>
/// Writes facts so that a page can say them in the reader's language: a prefix tells what the value is (<c>e:</c> a member
/// of an enumeration, <c>c:</c> a country, <c>d:</c> a date, <c>n:</c> a number, <c>t:</c> text as entered).
/// </summary>
public static class Fact
{
    /// <summary>A member of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    public static string Of<T>(T value)
        where T : struct, Enum => Members<T>.Written.TryGetValue(value, out var written) ? written : Written(value);

    /// <summary>A country.</summary>
    /// <param name="iso">ISO 3166-1 alpha-2.</param>
    public static string Country(string iso) => "c:" + iso;

    /// <summary>A date.</summary>
    /// <param name="value">The date.</param>
    public static string Of(DateOnly value) => "d:" + value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static string Of(long value) => "n:" + value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text as entered.</summary>
    /// <param name="value">The text.</param>
    public static string Of(string value) => "t:" + value;

    private static string Written<T>(T value)
        where T : struct, Enum => $"e:{typeof(T).Name}.{value}";

    // Written once for each member: a million services say the same few.
    private static class Members<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Written = Enum.GetValues<T>().ToFrozenDictionary(v => v, Fact.Written);
    }
}
