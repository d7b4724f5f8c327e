using System.Collections;
using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Access;

/// <summary>
/// Every field that a form or a program can fill, filled with what nobody means well: each answer is a result, never an exception,
/// and whatever is let through the database takes.
/// </summary>
/// <param name="world">The world.</param>
public sealed class RequestFuzzTests(UnchangingWorld world) : IClassFixture<UnchangingWorld>
{
    private const int Long = 100_000;

    private static readonly string?[] Texts =
    [
        null, "", " ", "\0", "\ud800", "\udc00x", "\u202Eabc\u202C", new('x', Long), new('ہ', Long), "'; DROP TABLE people; --", "\" OR \"\"=\"", "<script>alert(1)</script>",
        "=HYPERLINK(\"http://x.example\")", "../../../etc/passwd", "%00%0d%0aSet-Cookie: a=b", "{{7*7}}${7*7}", "\r\n\t", "👩‍👩‍👧‍👦", "NaN", "1e309", "%", "_", "\\",
    ];

    private static readonly Type[] Sections = [.. typeof(IServiceSection).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IServiceSection).IsAssignableFrom(t))];

    public static TheoryData<string> Requests => new(SampleRequest.All.Select(r => r.Name));

    [Theory]
    [Asvs("2.2.1")]
    [MemberData(nameof(Requests))]
    public async Task Request_WithAHostileValueInAField_IsAnswered(string name)
    {
        var request = SampleRequest.All.Single(r => r.Name == name);
        var failures = new List<string>();
        foreach (var (person, sample) in await SamplesAsync(request))
        {
            foreach (var (field, hostile) in Variants(sample, request.Name))
            {
                try
                {
                    await SendAsync((dynamic)hostile, person.Id);
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    failures.Add($"{field}: {failure.GetType().Name}: {(failure.InnerException ?? failure).Message.Split('\n')[0]}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Distinct()));
    }

    // For somebody who may send it at all; what only jobs may send nobody fills in.
    private async Task<List<(Person Person, object Sample)>> SamplesAsync(Type request)
    {
        foreach (var person in world.Personas)
        {
            var targets = new Dictionary<Type, Target>();
            foreach (var id in SampleRequest.IdsOf(request).Distinct())
                targets[id] = await world.InDbAsync(async db => await Targets.FindAsync(db, id, person, Whose.Own) ?? await Targets.FindAsync(db, id, person, Whose.Others) ?? Target.Missing());
            var sample = SampleRequest.Make(request, targets);
            Result? refused = await RefusalAsync((dynamic)sample, person.Id);
            if (refused?.Error?.Kind == ErrorKind.Forbidden) continue;
            return request.GetProperties().FirstOrDefault(p => p.PropertyType == typeof(IServiceSection)) is { } section
                ? [.. Sections.Select(s => (person, With(sample, section, Empty(s))))]
                : [(person, sample)];
        }

        return [];
    }

    private async Task<Result?> RefusalAsync<T>(IRequest<T> request, PersonId caller)
        where T : IResult<T> => (await world.Services.GetRequiredService<UseCaseRunner>().SendAsync((PersonId?)caller, request)).Error is { } error ? Result.Failure(error) : null;

    private async Task SendAsync<T>(IRequest<T> request, PersonId caller)
        where T : IResult<T> => await RefusalAsync(request, caller);

    private static IEnumerable<(string Field, object Sample)> Variants(object sample, string path)
    {
        foreach (var property in sample.GetType().GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            var field = $"{path}.{property.Name}";
            foreach (var value in Hostile(property.PropertyType)) yield return ($"{field} = {Shown(value)}", With(sample, property, value));
            var held = property.GetValue(sample) ?? (IsRecord(property.PropertyType) ? Empty(property.PropertyType) : null);
            if (held is not null && IsRecord(held.GetType()))
            {
                foreach (var (inner, changed) in Variants(held, field)) yield return (inner, With(sample, property, changed));
            }
            else if (ElementOf(property.PropertyType) is { } element)
            {
                yield return ($"{field} = null", With(sample, property, null));
                yield return ($"{field} = [null]", With(sample, property, List(element, [Default(element)])));
                if (!IsRecord(element)) continue;
                yield return ($"{field} = 2000 of them", With(sample, property, List(element, Enumerable.Repeat(Empty(element), 2000))));
                foreach (var (inner, changed) in Variants(Empty(element), field + "[]")) yield return (inner, With(sample, property, List(element, [changed])));
            }
        }
    }

    private static IEnumerable<object?> Hostile(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        object?[] values =
            plain == typeof(string) ? Texts
            : plain == typeof(int) ? [int.MinValue, -1, 0, int.MaxValue]
            : plain == typeof(long) ? [long.MinValue, -1L, 0L, long.MaxValue]
            : plain == typeof(decimal) ? [decimal.MinValue, -1m, 0.0000000000000000000000000001m, decimal.MaxValue]
            : plain == typeof(double) ? [double.NaN, double.NegativeInfinity, double.MaxValue]
            : plain == typeof(DateOnly) ? [DateOnly.MinValue, DateOnly.MaxValue]
            : plain == typeof(DateTimeOffset) ? [DateTimeOffset.MinValue, DateTimeOffset.MaxValue]
            : plain == typeof(Guid) ? [Guid.Empty]
            : plain == typeof(bool) ? [true, false]
            : plain.IsEnum ? [Enum.ToObject(plain, 9999), Enum.ToObject(plain, -1)]
            : IsRecord(plain) && !plain.IsValueType ? [null]
            : [];
        return type == plain ? values : values.Append(null);
    }

    private static bool IsRecord(Type type) => type is { IsClass: true, IsAbstract: false } && type.GetMethod("<Clone>$") is not null;

    private static Type? ElementOf(Type type) => type != typeof(string) && type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var element] ? element : null;

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static Array List(Type element, IEnumerable<object?> items)
    {
        var all = items.ToArray();
        var list = Array.CreateInstance(element, all.Length);
        for (var i = 0; i < all.Length; i++) list.SetValue(all[i], i);
        return list;
    }

    private static object Empty(Type record)
    {
        var constructor = record.GetConstructors().OrderBy(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType == typeof(string) ? "x"
            : ElementOf(p.ParameterType) is { } element ? Array.CreateInstance(element, 0)
            : IsRecord(p.ParameterType) ? Empty(p.ParameterType)
            : Default(p.ParameterType))]);
    }

    private static object With(object record, PropertyInfo property, object? value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string { Length: > 30 } text => $"{text.Length} characters",
        string text => string.Concat(text.Select(c => c is > ' ' and < '\u007f' ? c.ToString() : $"\\u{(int)c:x4}")),
        _ => value.ToString()!,
    };
}
