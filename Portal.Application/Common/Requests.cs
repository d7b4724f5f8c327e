using MediatR;
using Portal.Domain.Common;

namespace Portal.Application.Common;

/// <summary>A request that changes state; what it changed is committed when its handler succeeds.</summary>
public interface IChangesState;

/// <summary>A request that changes state and answers nothing.</summary>
public interface ICommand : IRequest<Result>, IChangesState;

/// <summary>A request that changes state and answers something.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface ICommand<T> : IRequest<Result<T>>, IChangesState;

/// <summary>A request that reads.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface IQuery<T> : IRequest<Result<T>>;

/// <summary>The permission a request needs; any one of several. Every request carries this or <see cref="OpenToEveryoneAttribute"/>, and a test sees to it.</summary>
/// <param name="anyOf">Of <see cref="Domain.Access.Permissions"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(params string[] anyOf) : Attribute
{
    /// <summary>The permissions of which one is enough.</summary>
    public IReadOnlyList<string> AnyOf { get; } = anyOf;
}

/// <summary>
/// Everybody may ask, signed in or not: what the request answers is published. Only queries carry it, and such a query cannot ask who acts, since nobody may be.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToEveryoneAttribute : Attribute;
