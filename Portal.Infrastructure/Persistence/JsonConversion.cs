using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Infrastructure.Persistence;

/// <summary>Keeps an immutable value as one JSON text, alike on every provider.</summary>
internal static class JsonConversion
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static PropertyBuilder<T> HasJsonConversion<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(value => Write(value), text => Read<T>(text), Comparer<T>()).HasMaxLength(-1);

    public static ComplexTypePropertyBuilder<T> HasJsonConversion<T>(this ComplexTypePropertyBuilder<T> property) =>
        property.HasConversion(value => Write(value), text => Read<T>(text), Comparer<T>()).HasMaxLength(-1);

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    private static ValueComparer<T> Comparer<T>() => new(
        (a, b) => ReferenceEquals(a, b) || Write(a) == Write(b),
        value => Write(value).GetHashCode(StringComparison.Ordinal),
        value => value);
}
