using System.Reflection;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.AspNetCore.Components;
using Portal.Application.Common;

namespace Portal.Tests.Architecture;

/// <summary>The house rules as functions from types to violations, so that each can be shown to fail on a planted one.</summary>
internal static class Rules
{
    private static readonly string[] Banned = ["Manager", "Helper", "Helpers", "Utils", "Utility", "Utilities", "Base", "AddEdit"];

    /// <summary>References of an assembly that the rule does not allow.</summary>
    public static IEnumerable<string> ForbiddenReferences(IEnumerable<string> references, params string[] forbidden) =>
        references.Where(r => forbidden.Any(f => r == f || r.StartsWith(f + ".", StringComparison.Ordinal)));

    /// <summary>Classes somebody could inherit from though nobody planned it.</summary>
    public static IEnumerable<string> Unsealed(IEnumerable<Type> types)
    {
        var all = types.ToList();
        return all.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsGenerated(t) && !all.Exists(d => d.BaseType == t)).Select(Name);
    }

    /// <summary>Handlers that others than the mediator could call.</summary>
    public static IEnumerable<string> PublicHandlers(IEnumerable<Type> types) => types.Where(t => t is { IsClass: true, IsVisible: true } && IsHandler(t)).Select(Name);

    /// <summary>Requests that do not say who may send them: whoever has a permission, or everybody; never both.</summary>
    public static IEnumerable<string> RequestsWithoutPermission(IEnumerable<Type> types) =>
        types.Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IBaseRequest).IsAssignableFrom(t) && t.GetCustomAttribute<RequiresAttribute>() is { AnyOf.Count: > 0 } == t.IsDefined(typeof(OpenToEveryoneAttribute))).Select(Name);

    /// <summary>Requests that everybody may send and that do more than read.</summary>
    public static IEnumerable<string> CommandsOpenToEveryone(IEnumerable<Type> types) =>
        types.Where(t => t.IsDefined(typeof(OpenToEveryoneAttribute)) && (typeof(IChangesState).IsAssignableFrom(t) || !t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)))).Select(Name);

    /// <summary>Requests not named after what they are.</summary>
    public static IEnumerable<string> MisnamedRequests(IEnumerable<Type> types) =>
        types.Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IBaseRequest).IsAssignableFrom(t) && !t.Name.EndsWith(typeof(IChangesState).IsAssignableFrom(t) ? "Command" : "Query", StringComparison.Ordinal))
            .Select(Name);

    /// <summary>Names that say nothing.</summary>
    public static IEnumerable<string> EmptyNames(IEnumerable<Type> types) =>
        types.Where(t => !IsGenerated(t) && Banned.Any(b => t.Name.Split('`')[0].EndsWith(b, StringComparison.Ordinal))).Select(Name);

    /// <summary>Parts of pages that ask to be told of the address: one that comes or goes while a new address is told breaks the telling, and the circuit with it. Pages are told first.</summary>
    public static IEnumerable<string> PartsToldOfTheAddress(IEnumerable<Type> types) =>
        types.Where(t => !t.IsDefined(typeof(RouteAttribute)) && t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(p => p.IsDefined(typeof(SupplyParameterFromQueryAttribute)))).Select(Name);

    /// <summary>Pages that take a value of the address as anything but text: over one that is no number the framework gives the whole page up.</summary>
    public static IEnumerable<string> TypedValuesOfTheAddress(IEnumerable<Type> types) =>
        from type in types
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where property.IsDefined(typeof(SupplyParameterFromQueryAttribute)) && property.PropertyType != typeof(string) && property.PropertyType != typeof(string[])
        select $"{Name(type)}.{property.Name}";

    /// <summary>Types outside the folders of the house.</summary>
    public static IEnumerable<string> OutsideNamespace(IEnumerable<Type> types, string root) =>
        types.Where(t => !IsGenerated(t) && t.Namespace is { } ns && ns != root && !ns.StartsWith(root + ".", StringComparison.Ordinal)).Select(Name);

    private static bool IsHandler(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() is var d && (d == typeof(IRequestHandler<,>) || d == typeof(INotificationHandler<>)));

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), false) || type.Name.Contains('<', StringComparison.Ordinal) || type.Name == "_Imports"
        || (type.Namespace is { } ns && (ns.StartsWith("Microsoft.", StringComparison.Ordinal) || ns.StartsWith("__Blazor.", StringComparison.Ordinal)))
        || (type.Namespace?.Contains("Migrations", StringComparison.Ordinal) ?? true) || type.IsSubclassOf(typeof(Microsoft.AspNetCore.Components.ComponentBase)) || type.DeclaringType is not null;

    private static string Name(Type type) => type.FullName ?? type.Name;
}
