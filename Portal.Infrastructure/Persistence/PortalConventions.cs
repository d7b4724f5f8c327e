using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain.Common;

namespace Portal.Infrastructure.Persistence;

/// <summary>What holds for every property of a type: ids as UUIDs, enumerations as bounded strings, times in UTC.</summary>
internal static class PortalConventions
{
    public const int EnumMaxLength = 40;

    public static void Apply(ModelConfigurationBuilder builder)
    {
        var domain = typeof(AggregateRoot).Assembly.GetTypes();
        foreach (var id in domain.Where(t => t.IsValueType && t.GetInterfaces().Any(IsIdOf)))
            builder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        foreach (var enumeration in domain.Where(t => t.IsEnum))
            builder.Properties(enumeration).HaveConversion(typeof(EnumToStringConverter<>).MakeGenericType(enumeration)).HaveMaxLength(EnumMaxLength).AreUnicode(false);
        builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        builder.Properties<string>().HaveMaxLength(400);
    }

    private static bool IsIdOf(Type contract) => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>);

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
        where TId : struct, IEntityId<TId>
    {
        private static TId From(Guid value) => TId.From(value);
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(time => time.ToUniversalTime(), time => time.ToUniversalTime());
}
