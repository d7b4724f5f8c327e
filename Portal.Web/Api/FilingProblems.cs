using Microsoft.Extensions.Localization;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Api;

/// <summary>What keeps a filing from being submitted, and what it would fail, for programs: each with the place of the answer in the section that is to be saved.</summary>
/// <param name="texts">Words for what is missing.</param>
/// <param name="contradictions">Words for what is contradicted.</param>
/// <param name="reasons">Words for verdicts.</param>
public sealed class FilingProblems(IStringLocalizer<ServicesText> texts, ContradictionText contradictions, ReasonText reasons)
{
    // Where the answer is not simply called what it is missed as.
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["NameEn"] = "/name/en",
        ["NameUr"] = "/name/ur",
        ["DataSetName"] = "/items",
        ["Primary"] = "/items",
        ["Flows"] = "/items",
        ["DependencyName"] = "/items",
    };

    /// <summary>Answers that are missing, or that others contradict.</summary>
    /// <param name="progress">How far each section is.</param>
    public IReadOnlyList<FilingProblem> Of(IEnumerable<SectionProgress> progress) => [.. progress.SelectMany(Of)];

    /// <summary>Obligations that the filing would not meet, or for which a fact is missing.</summary>
    /// <param name="results">Verdicts.</param>
    public IReadOnlyList<FilingObligation> Of(IEnumerable<ObligationResult> results) =>
        [.. results.Where(r => r.Outcome is Outcome.Fail or Outcome.Undetermined).Select(r => new FilingObligation(r.ObligationId, r.Verdict.Outcome, reasons.Title(r.ObligationId)))];

    private IEnumerable<FilingProblem> Of(SectionProgress progress)
    {
        var section = SectionBodies.NameOf(progress.Name);
        return
        [
            .. progress.Missing.Select(m => new FilingProblem(section, PlaceOf(m), "missing." + m, texts[$"Missing.{m}"])),
            .. progress.Contradictions.Select(c => new FilingProblem(section, PlaceOf(c.Field), "contradicts." + c.Code, contradictions[c])),
        ];
    }

    private static string PlaceOf(string missing) => Places.GetValueOrDefault(missing) ?? "/" + char.ToLowerInvariant(missing[0]) + missing[1..];
}

/// <summary>An answer that is missing, or that another contradicts.</summary>
/// <param name="Section">The section, as addresses name it.</param>
/// <param name="Pointer">Its place in the section's body, a JSON Pointer (RFC 6901).</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What to do, in the caller's language.</param>
public sealed record FilingProblem(string Section, string Pointer, string Code, string Message);

/// <summary>An obligation that the filing would not meet if it were registered today.</summary>
/// <param name="Obligation">Its id.</param>
/// <param name="Outcome">Fail, or undetermined.</param>
/// <param name="Title">What it asks, in the caller's language.</param>
public sealed record FilingObligation(string Obligation, Outcome Outcome, string Title);

/// <summary>What is wrong with a filing.</summary>
/// <param name="IsComplete">It can be submitted.</param>
/// <param name="Problems">Answers that are missing, or that others contradict.</param>
/// <param name="Obligations">Obligations it would not meet; these do not keep it from being submitted.</param>
public sealed record FilingReport(bool IsComplete, IReadOnlyList<FilingProblem> Problems, IReadOnlyList<FilingObligation> Obligations);

/// <summary>What is wrong with many filings, a page at a time.</summary>
/// <param name="Items">The filings.</param>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
/// <param name="Next">Cursor of the page after; null on the last.</param>
public sealed record FilingReportPage(IReadOnlyList<FilingReportRow> Items, string? Previous, string? Next);

/// <summary>What is wrong with one of many filings.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Code">Its reference.</param>
/// <param name="Version">Its version, for <c>If-Match</c>.</param>
/// <param name="IsComplete">It can be submitted.</param>
/// <param name="Problems">Answers that are missing, or that others contradict.</param>
public sealed record FilingReportRow(ServiceId Id, string Code, Guid Version, bool IsComplete, IReadOnlyList<FilingProblem> Problems);
