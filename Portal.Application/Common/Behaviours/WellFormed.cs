using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Portal.Domain.Common;

namespace Portal.Application.Common.Behaviours;

/// <summary>
/// What holds for every request before any rule of its own: nothing is missing that its type says is there, and every text is text
/// that a database can keep. Validators and handlers may rely on it.
/// </summary>
internal static class WellFormed
{
    /// <summary>Code of a problem with something that is not there.</summary>
    public const string Missing = "Common.Required";

    private static readonly ConcurrentDictionary<Type, Part[]> Shapes = new();

    /// <summary>What is wrong with a request; nothing, as a rule.</summary>
    /// <param name="request">The request, or a part of it.</param>
    /// <param name="path">The part's place in the request.</param>
    public static IEnumerable<FieldError> Problems(object request, string path = "")
    {
        foreach (var part in Shapes.GetOrAdd(request.GetType(), Read))
        {
            var field = path + part.Property.Name;
            foreach (var problem in ProblemsOf(part.Property.GetValue(request), part.MayBeNull, field)) yield return problem;
        }
    }

    private static IEnumerable<FieldError> ProblemsOf(object? value, bool mayBeNull, string field) => value switch
    {
        null => mayBeNull ? [] : [new FieldError(field, Missing)],
        string text => TextRules.IsText(text) ? [] : [new FieldError(field, "Common.NotText")],
        IEnumerable items => items.Cast<object?>().SelectMany((item, i) => ProblemsOf(item, false, $"{field}[{i}]")),
        _ when Shapes.GetOrAdd(value.GetType(), Read).Length > 0 => Problems(value, field + "."),
        _ => [],
    };

    // Numbers, times and ids cannot be malformed; what is looked into are texts, lists and the records of this house, and of those only
    // what somebody put in: a property that is worked out may lead back to its own kind.
    private static Part[] Read(Type type)
    {
        if (!IsOurs(type)) return [];
        var nullability = new NullabilityInfoContext();
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => (p.CanWrite || IsPair(type)) && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsValueType)
                .Select(p => new Part(p, nullability.Create(p).ReadState == NullabilityState.Nullable)),
        ];
    }

    private static bool IsOurs(Type type) =>
        type is { IsPrimitive: false, IsEnum: false } && (type.Namespace?.StartsWith("Portal.", StringComparison.Ordinal) == true || IsPair(type));

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private sealed record Part(PropertyInfo Property, bool MayBeNull);
}
