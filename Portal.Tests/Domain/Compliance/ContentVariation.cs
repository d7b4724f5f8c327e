using System.Collections;
using System.Reflection;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Tests.Domain.Compliance;

/// <summary>Makes filings of answers drawn at random, and notes which obligation takes notice when one answer changes.</summary>
internal sealed class ContentVariation(Random random)
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly string?[] Countries = ["PK", "IN", "US", "PK", "PK", "PK", "PK", null];

    /// <summary>The answers that turned an obligation's outcome or reason, and those that changed anything of its verdict.</summary>
    public static (ILookup<string, ContentField> Decisive, ILookup<string, ContentField> Used) Observe(int seed, int filings)
    {
        var variation = new ContentVariation(new Random(seed));
        List<(string Id, ContentField Field)> decisive = [], used = [];
        for (var i = 0; i < filings; i++)
        {
            var content = variation.Content();
            var documents = variation.Documents();
            var before = Verdicts(content, documents);
            foreach (var field in ContentField.All)
            {
                var after = Verdicts(variation.With(content, field), documents);
                foreach (var obligation in ObligationCatalogue.All)
                {
                    var (one, other) = (before[obligation.Id], after[obligation.Id]);
                    if (one.Outcome != other.Outcome || one.Reason != other.Reason) decisive.Add((obligation.Id, field));
                    if (one != other) used.Add((obligation.Id, field));
                }
            }
        }

        return (decisive.Distinct().ToLookup(x => x.Id, x => x.Field), used.Distinct().ToLookup(x => x.Id, x => x.Field));
    }

    private static Dictionary<string, Verdict> Verdicts(ServiceContent content, IReadOnlyList<HeldDocument> documents)
    {
        var facts = ServiceFacts.Of(content, documents, Today);
        return ObligationCatalogue.All.ToDictionary(o => o.Id, o => o.Check(facts, new PolicyParameters()));
    }

    private HeldDocument[] Documents() => [.. Enum.GetValues<DocumentKind>().Where(_ => random.Next(4) == 0).Select(kind => new HeldDocument(kind, Today.AddDays(random.Next(-30, 30))))];

    private ServiceContent Content()
    {
        var content = new ServiceContent
        {
            DataSets = new([.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => new DataSet())]),
            Placements = new([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Placement())]),
            Flows = new([.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => new CrossBorderFlow())], DeclaredNone: false),
        };
        return ContentField.All.Aggregate(content, With);
    }

    // A changed answer of a table changes in one row.
    private ServiceContent With(ServiceContent content, ContentField field)
    {
        var section = content[field.Section];
        var items = section.GetType().GetProperty("Items");
        var cell = items?.PropertyType.GetGenericArguments()[0].GetProperty(field.Name);
        if (items is null || cell is null) return content.With((IServiceSection)Copy(section, section.GetType().GetProperty(field.Name)!));
        var rows = (IList)items.GetValue(section)!;
        if (rows.Count == 0) return content;
        var changed = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(items.PropertyType.GetGenericArguments()[0]))!;
        var chosen = random.Next(rows.Count);
        for (var i = 0; i < rows.Count; i++) changed.Add(i == chosen ? Copy(rows[i]!, cell) : rows[i]);
        var copy = Clone(section);
        items.SetValue(copy, changed);
        return content.With((IServiceSection)copy);
    }

    private object Copy(object record, PropertyInfo property)
    {
        var copy = Clone(record);
        property.SetValue(copy, Answer(property));
        return copy;
    }

    private static object Clone(object record) => record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;

    private object? Answer(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var mayBeMissing = type != property.PropertyType;
        if (mayBeMissing && random.Next(4) == 0) return null;
        if (property.Name.EndsWith("Country", StringComparison.Ordinal) || property.Name == nameof(Placement.OperatorJurisdiction)) return Countries[random.Next(property.DeclaringType == typeof(CrossBorderFlow) ? Countries.Length - 1 : Countries.Length)];
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(int)) return random.Next(property.DeclaringType == typeof(ServiceSovereignty) ? SovereigntyScore.Highest + 1 : 5000);
        if (type == typeof(long)) return (long)random.Next(5000);
        if (type == typeof(decimal)) return (decimal)random.Next(100);
        if (type == typeof(DateOnly)) return Today.AddDays(random.Next(-800, 400));
        if (type == typeof(string)) return random.Next(3) == 0 ? "" : $"Answer {random.Next(4)}";
        if (type == typeof(IReadOnlyList<string>)) return random.Next(2) == 0 ? Array.Empty<string>() : ["Answer 0"];
        return property.GetValue(Activator.CreateInstance(property.DeclaringType!));
    }
}
