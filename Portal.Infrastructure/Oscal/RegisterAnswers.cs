using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal.Model;

namespace Portal.Infrastructure.Oscal;

/// <summary>Reads from a service's register entry the answers that obligations look at, each as a property; what was not answered is left out.</summary>
internal static class RegisterAnswers
{
    private static readonly FrozenDictionary<ContentField, Answer> Answers = ObligationCatalogue.All.SelectMany(o => FieldGrounds.ReadBy(o.Id)).Distinct().ToFrozenDictionary(f => f, Find);

    /// <summary>The sections that an obligation reads.</summary>
    public static IEnumerable<ServiceSectionName> SectionsOf(string obligationId) => FieldGrounds.ReadBy(obligationId).Select(f => f.Section).Distinct();

    /// <summary>The answers that some obligations read, section by section.</summary>
    public static IEnumerable<(ServiceSectionName Section, IReadOnlyList<OscalProperty> Props)> Of(ServiceContent content, IEnumerable<string> obligationIds) =>
        obligationIds.SelectMany(FieldGrounds.ReadBy).Distinct().GroupBy(f => f.Section).OrderBy(g => g.Key)
            .Select(g => (g.Key, (IReadOnlyList<OscalProperty>)[.. g.SelectMany(f => Props(content, f))]));

    private static IEnumerable<OscalProperty> Props(ServiceContent content, ContentField field)
    {
        var answer = Answers[field];
        var section = content[field.Section];
        if (answer.Rows is null) return Texts(answer.Value.GetValue(section)).Select(text => OscalProps.Of(field.Name, text));
        var rows = (IReadOnlyList<IContentRow>)answer.Rows.GetValue(section)!;
        return rows.SelectMany((row, i) => Texts(answer.Value.GetValue(row)).Select(text => OscalProps.Of(field.Name, text, group: string.Create(CultureInfo.InvariantCulture, $"row-{i + 1}"))));
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        null or "" => [],
        bool known => [known ? "true" : "false"],
        string text => [text],
        LocalizedText words => Texts(words.En),
        DateOnly day => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        IEnumerable<string> texts => texts.Where(t => t.Length > 0),
        IFormattable other => [other.ToString(null, CultureInfo.InvariantCulture)],
        _ => [],
    };

    private static Answer Find(ContentField field)
    {
        var section = new ServiceContent()[field.Section].GetType();
        if (section.GetProperty(field.Name) is { } own) return new Answer(null, own);
        var rows = section.GetProperty(nameof(ServicePlacements.Items))!;
        return new Answer(rows, rows.PropertyType.GetGenericArguments()[0].GetProperty(field.Name)!);
    }

    // Where an answer stands: in the section itself, or in every row of it.
    private sealed record Answer(PropertyInfo? Rows, PropertyInfo Value);
}
