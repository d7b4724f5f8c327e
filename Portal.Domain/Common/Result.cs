namespace Portal.Domain.Common;

/// <summary>What every use case answers, so that the pipeline can refuse on its behalf.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IResult<out TSelf>
{
    /// <summary>The refusal, or null on success.</summary>
    Error? Error { get; }

    /// <summary>A refusal of this type.</summary>
    /// <param name="error">Why.</param>
    static abstract TSelf Failure(Error error);
}

/// <summary>Success without a value, or an expected refusal.</summary>
public sealed class Result : IResult<Result>
{
    private Result(Error? error) => Error = error;

    /// <summary>Success.</summary>
    public static Result Ok { get; } = new(null);

    /// <inheritdoc />
    public Error? Error { get; }

    /// <summary>Whether there was no refusal.</summary>
    public bool IsSuccess => Error is null;

    /// <inheritdoc />
    public static Result Failure(Error error) => new(error);

    /// <summary>Success with a value; for interface types, which have no implicit conversion.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static Result<T> Of<T>(T value) => Result<T>.Success(value);

    /// <summary>A refusal.</summary>
    /// <param name="error">Why.</param>
    public static implicit operator Result(Error error) => new(error);
}

/// <summary>A value, or an expected refusal.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <inheritdoc />
    public Error? Error { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsSuccess => Error is null;

    /// <summary>The value; asking for it after a refusal is a bug.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"No value: {Error.Code}");

    /// <summary>Success.</summary>
    /// <param name="value">The value.</param>
    public static Result<T> Success(T value) => new(value, null);

    /// <inheritdoc />
    public static Result<T> Failure(Error error) => new(default, error);

    /// <summary>Success.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    /// <param name="error">Why.</param>
    public static implicit operator Result<T>(Error error) => new(default, error);
}
