using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Takes up a request that a program named with a key: the first gets nothing and is carried out, any other gets the first one's answer.</summary>
/// <param name="Key">The program's name for the request.</param>
/// <param name="Fingerprint">SHA-256 of the request, 32 bytes.</param>
[Requires(Permissions.Services.Register)]
public sealed record BeginReplyCommand(string Key, byte[] Fingerprint) : ICommand<BegunReply>;

/// <summary>What is known of a request.</summary>
/// <param name="First">The first answer; null where this is the first request, which is now to be carried out.</param>
public sealed record BegunReply(ApiAnswer? First);

/// <summary>Keeps the answer to a request that was taken up.</summary>
/// <param name="Key">The program's name for the request.</param>
/// <param name="Answer">The answer; null where there was none, so that the request can be sent again.</param>
[Requires(Permissions.Services.Register)]
public sealed record KeepReplyCommand(string Key, ApiAnswer? Answer) : ICommand;

/// <summary>Forgets answers that are no longer kept.</summary>
[Requires(Permissions.Administration.WatchSecurity)]
public sealed record SweepRepliesCommand : ICommand;

internal sealed class BeginReplyValidator : AbstractValidator<BeginReplyCommand>
{
    public BeginReplyValidator()
    {
        // Visible characters of ASCII: what a header can carry without doubt.
        RuleFor(c => c.Key).Must(key => key is { Length: > 0 and <= ApiReply.KeyMaxLength } && key.All(c => c is > ' ' and <= '~')).WithErrorCode("Api.BadKey");
        RuleFor(c => c.Fingerprint).Must(f => f is { Length: 32 }).WithErrorCode("Api.BadKey");
    }
}

internal sealed class BeginReplyHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<BeginReplyCommand, Result<BegunReply>>
{
    public async Task<Result<BegunReply>> Handle(BeginReplyCommand request, CancellationToken cancellationToken)
    {
        if (caller.Token is not { } token) return Error.Forbidden;
        var now = time.GetUtcNow();
        var known = await db.ApiReplies.SingleOrDefaultAsync(r => r.TokenId == token && r.Key == request.Key, cancellationToken);
        if (known is null)
        {
            // Two at once: the key lets one of them commit, and the other looks again.
            db.ApiReplies.Add(ApiReply.Begin(token, request.Key, request.Fingerprint, now));
            return new BegunReply(null);
        }

        if (known.IsOver(now))
        {
            known.Renew(request.Fingerprint, now);
            return new BegunReply(null);
        }

        if (!known.Fingerprint.AsSpan().SequenceEqual(request.Fingerprint)) return TokenErrors.KeyReused;
        return known.Status is { } status ? new BegunReply(new ApiAnswer(status, known.ContentType, known.ETag, known.Location, known.Body)) : TokenErrors.KeyInUse;
    }
}

internal sealed class KeepReplyHandler(IPortalDb db, Caller caller) : IRequestHandler<KeepReplyCommand, Result>
{
    public async Task<Result> Handle(KeepReplyCommand request, CancellationToken cancellationToken)
    {
        if (caller.Token is not { } token) return Error.Forbidden;
        var begun = await db.ApiReplies.SingleOrDefaultAsync(r => r.TokenId == token && r.Key == request.Key && r.Status == null, cancellationToken);
        if (begun is null) return Error.NotFound;
        if (request.Answer is { Body.Length: <= ApiReply.BodyMaxLength } answer) begun.Answer(answer);
        else db.ApiReplies.Remove(begun);
        return Result.Ok;
    }
}

internal sealed class SweepRepliesHandler(IPortalDb db, TimeProvider time) : IRequestHandler<SweepRepliesCommand, Result>
{
    public async Task<Result> Handle(SweepRepliesCommand request, CancellationToken cancellationToken)
    {
        var over = time.GetUtcNow() - ApiReply.Kept;
        await db.ApiReplies.Where(r => r.BegunAt < over).ExecuteDeleteAsync(cancellationToken);
        return Result.Ok;
    }
}
