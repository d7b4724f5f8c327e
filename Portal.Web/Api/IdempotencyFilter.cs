using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Application.Tokens;
using Portal.Domain.Common;
using Portal.Domain.Tokens;

namespace Portal.Web.Api;

/// <summary>
/// Carries a request out once, however often a program sends it with the same <c>Idempotency-Key</c> (IETF draft-ietf-httpapi-idempotency-key-header): whoever
/// sends it again within a day gets the first answer. Without the header nothing is kept.
/// </summary>
/// <param name="useCases">Keeps answers.</param>
/// <param name="answers">Turns refusals into answers.</param>
internal sealed class IdempotencyFilter(UseCases useCases, ResultAnswers answers) : IAsyncResourceFilter
{
    /// <summary>The header with the program's name for its request.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The header that tells an answer given again from the first.</summary>
    public const string Again = "Idempotency-Replayed";

    /// <summary>An id that follows from token and key, for what a request makes without saying its id; null without a key. So nothing is made twice even where the first answer was lost.</summary>
    /// <param name="http">The request.</param>
    public static Guid? IdOf(HttpContext http) =>
        KeyOf(http.Request) is { } key && TokenAuthentication.BearerOf(http.User) is { } bearer
            ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{bearer.Token}\n{key}")).AsSpan(0, 16))
            : null;

    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || KeyOf(http.Request) is not { } key)
        {
            await next();
            return;
        }

        var fingerprint = await FingerprintAsync(http.Request, http.RequestAborted);
        var begun = await useCases.SendAsync(new BeginReplyCommand(key, fingerprint), http.RequestAborted);
        // Both of two at once found nothing, and the other was faster: now there is something to find.
        if (begun.Error?.Kind == ErrorKind.Stale) begun = await useCases.SendAsync(new BeginReplyCommand(key, fingerprint), http.RequestAborted);
        if (begun.Error is { } refused)
        {
            if (refused == TokenErrors.KeyInUse) http.Response.Headers.RetryAfter = "1";
            context.Result = answers.Problem(refused);
        }
        else if (begun.Value.First is { } first)
        {
            context.Result = Replay(http.Response, first);
        }
        else
        {
            await CarryOutAsync(http, key, next);
        }
    }

    private async Task CarryOutAsync(HttpContext http, string key, ResourceExecutionDelegate next)
    {
        var to = http.Response.Body;
        using var written = new MemoryStream();
        http.Response.Body = written;
        var done = false;
        try
        {
            var executed = await next();
            done = executed.Exception is null && http.Response.StatusCode < StatusCodes.Status500InternalServerError;
        }
        finally
        {
            http.Response.Body = to;
            // The request may be gone, but what it did stays: so does its answer.
            await useCases.SendAsync(new KeepReplyCommand(key, done ? AnswerOf(http.Response, written.ToArray()) : null), CancellationToken.None);
        }

        written.Position = 0;
        await written.CopyToAsync(to, http.RequestAborted);
    }

    private static ApiAnswer AnswerOf(HttpResponse response, byte[] body) =>
        new(response.StatusCode, response.ContentType ?? "", response.Headers.ETag.ToString(), response.Headers.Location.ToString(), body);

    private static IActionResult Replay(HttpResponse response, ApiAnswer first)
    {
        response.Headers[Again] = "true";
        if (first.ETag.Length > 0) response.Headers.ETag = first.ETag;
        if (first.Location.Length > 0) response.Headers.Location = first.Location;
        return first.Body.Length == 0 ? new StatusCodeResult(first.Status) : new KeptResult(first);
    }

    // The draft has the key as a quoted string; many programs send it bare.
    private static string? KeyOf(HttpRequest request) => request.Headers[Header].ToString().Trim('"') is { Length: > 0 } key ? key : null;

    private static async Task<byte[]> FingerprintAsync(HttpRequest request, CancellationToken ct)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0;) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private sealed class KeptResult(ApiAnswer answer) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            context.HttpContext.Response.StatusCode = answer.Status;
            context.HttpContext.Response.ContentType = answer.ContentType;
            await context.HttpContext.Response.Body.WriteAsync(answer.Body, context.HttpContext.RequestAborted);
        }
    }
}
