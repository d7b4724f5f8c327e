using System.Reflection;
using Portal.Domain.Common;

namespace Portal.Domain.Services;

/// <summary>One question of a filing: its section and its name there. A question of a table stands once in every row.</summary>
/// <param name="Section">The section.</param>
/// <param name="Name">Name of the answer, for example <c>Class</c>.</param>
public readonly record struct ContentField(ServiceSectionName Section, string Name)
{
    // What a person is not asked: a row's key, and the mark of made-up data.
    private static readonly string[] NotAsked = [nameof(IContentRow.Key), nameof(Placement.IsSynthetic)];

    /// <summary>Every question of a filing, in the order of its sections.</summary>
    public static IReadOnlyList<ContentField> All { get; } = [.. Enum.GetValues<ServiceSectionName>().SelectMany(Of)];

    /// <summary>The question that a form's control asks: <c>NameUr</c> is <c>Name</c> in Urdu, <c>Items[2]Country</c> the country of a row.</summary>
    /// <param name="section">The form's section.</param>
    /// <param name="control">The control's id.</param>
    /// <returns>Null for a control that asks nothing of the filing.</returns>
    public static ContentField? OfControl(ServiceSectionName section, string control)
    {
        var name = control[(control.LastIndexOf(']') + 1)..];
        var asked = All.Where(f => f.Section == section).ToList();
        foreach (var candidate in asked.Where(f => f.Name == name || f.Name + nameof(LocalizedText.En) == name || f.Name + nameof(LocalizedText.Ur) == name)) return candidate;
        return null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Section}.{Name}";

    private static IEnumerable<ContentField> Of(ServiceSectionName section)
    {
        foreach (var property in Properties(new ServiceContent()[section].GetType()))
        {
            var row = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : null;
            if (row is null || !row.IsAssignableTo(typeof(IContentRow))) yield return new(section, property.Name);
            else foreach (var cell in Properties(row)) yield return new(section, cell.Name);
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null && !NotAsked.Contains(p.Name));
}
