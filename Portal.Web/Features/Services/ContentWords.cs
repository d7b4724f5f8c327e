using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Portal.Domain.Services;
using Portal.Web.Features.Services.Register;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Services;

/// <summary>Says what a filing contains in the reader's words, from its JSON form: the same for forms, comparisons and conflicts.</summary>
public sealed class ContentWords(IStringLocalizer<ServicesText> texts, EnumText names, CountryText countries, Dates dates)
{
    private static readonly Dictionary<ServiceSectionName, (Type Section, Type? Row)> Shapes = new()
    {
        [ServiceSectionName.About] = (typeof(ServiceAbout), null),
        [ServiceSectionName.Contacts] = (typeof(ServiceContacts), null),
        [ServiceSectionName.Offer] = (typeof(ServiceOffer), null),
        [ServiceSectionName.Data] = (typeof(ServiceData), null),
        [ServiceSectionName.DataSets] = (typeof(ServiceDataSets), typeof(DataSet)),
        [ServiceSectionName.Placements] = (typeof(ServicePlacements), typeof(Placement)),
        [ServiceSectionName.Flows] = (typeof(ServiceFlows), typeof(CrossBorderFlow)),
        [ServiceSectionName.Dependencies] = (typeof(ServiceDependencies), typeof(ServiceDependency)),
        [ServiceSectionName.Safeguards] = (typeof(ServiceSafeguards), null),
        [ServiceSectionName.Continuity] = (typeof(ServiceContinuity), null),
        [ServiceSectionName.Sovereignty] = (typeof(ServiceSovereignty), null),
    };

    /// <summary>The section's title.</summary>
    public string Section(ServiceSectionName section) => texts[$"Section.{section}"];

    /// <summary>The question an answer belongs to; for a whole row what kind of row it is.</summary>
    public string Question(FieldChange change) => change.Field.Length > 0
        ? Question(change.Row is null ? null : change.Section, Pascal(change.Field))
        : texts[$"Row.{change.Section}"];

    /// <summary>A question by itself.</summary>
    public string Question(ContentField field) => Question(PropertyOf(Shapes[field.Section].Row ?? typeof(object), field.Name) is null ? null : field.Section, field.Name);

    /// <summary>An answer, or that there is none.</summary>
    public string Answer(FieldChange change, JsonNode? node)
    {
        if (change.Field.Length == 0) return node is JsonObject row ? RowName(change.Section, row) : texts["Change.Nothing"];
        var shape = Shapes[change.Section];
        return Value(PropertyOf(change.Row is null ? shape.Section : shape.Row!, change.Field), node);
    }

    /// <summary>Whether anything was said.</summary>
    public bool IsSaid(JsonNode? node) => !IsUnsaid(node);

    /// <summary>What a row of a table is called: its role and site, its destination, its name.</summary>
    public string RowName(ServiceSectionName section, JsonObject row)
    {
        string[] fields = section switch
        {
            ServiceSectionName.Placements => ["role", "site"],
            ServiceSectionName.Flows => ["country", "dataCategories"],
            ServiceSectionName.Dependencies => ["serviceCode", "name"],
            _ => ["name"],
        };
        var type = Shapes[section].Row!;
        var said = fields.Where(f => !IsUnsaid(row[f])).Select(f => Value(PropertyOf(type, f), row[f]));
        return string.Join(Comma, said) is { Length: > 0 } name ? name : texts[$"Row.{section}"];
    }

    /// <summary>Every answer of a section that is no table, with its question.</summary>
    public IEnumerable<(string Question, string Answer)> Answers(IServiceSection section) =>
        section.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => (texts[$"Field.{p.Name}"].Value, Value(p, JsonSerializer.SerializeToNode(p.GetValue(section), p.PropertyType, ServiceContent.Json))));

    private LocalizedString Question(ServiceSectionName? table, string field) => table switch
    {
        ServiceSectionName.Placements => texts[$"Part.{field}"],
        ServiceSectionName.Flows => texts[$"Flow.{field}"],
        ServiceSectionName.DataSets => texts[$"DataSet.{field}"],
        ServiceSectionName.Dependencies => texts[$"Dependency.{field}"],
        _ => texts[$"Field.{field}"],
    };

    private static string Comma => PortalCulture.IsUrdu ? "، " : ", ";

    private string Value(PropertyInfo? property, JsonNode? node)
    {
        if (property is null) return node?.ToString() ?? texts["NotSaid"];
        if (property.Name == nameof(ServiceOffer.Languages)) return List(node, code => LanguageText.Codes.Contains(code) ? texts[$"Language.{code}"] : code);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (node is JsonArray && type.IsGenericType)
            return List(node, item => type.GenericTypeArguments[0].IsEnum && Enum.TryParse(type.GenericTypeArguments[0], item, out var value) ? names[(Enum)value] : item);
        if (IsUnsaid(node)) return texts["NotSaid"];
        var text = node!.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
        if (type.IsEnum) return Enum.TryParse(type, text, out var value) ? names[(Enum)value] : text;
        if (type == typeof(bool)) return texts[text == "true" ? "Yes" : "No"];
        if (type == typeof(DateOnly)) return JsonSerializer.Deserialize<DateOnly?>(node, ServiceContent.Json) is { } day ? dates.Long(day) : text;
        if (type == typeof(int) || type == typeof(long)) return Numbers.Count(node.GetValue<long>());
        return property.Name.EndsWith("Country", StringComparison.Ordinal) || property.Name == nameof(Placement.OperatorJurisdiction) ? countries[text] : text;
    }

    private string List(JsonNode? node, Func<string, string> word) =>
        node is JsonArray { Count: > 0 } items ? string.Join(Comma, items.Select(i => word(i?.ToString() ?? ""))) : texts["NotSaid"];

    private static bool IsUnsaid(JsonNode? node) =>
        node is null or JsonArray { Count: 0 } || (node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length == 0);

    // "name.en" is the question NameEn, and the answer is a text.
    private static PropertyInfo? PropertyOf(Type type, string field) => type.GetProperty(Pascal(field));

    private static string Pascal(string field) => string.Concat(field.Split('.').Select(step => char.ToUpperInvariant(step[0]) + step[1..]));
}
