using System.Collections.Concurrent;
using System.Formats.Cbor;
using System.Net;
using System.Net.Http.Headers;
using Portal.Domain.Evidence;
using Portal.Infrastructure.Http;

namespace Portal.Infrastructure.InternetComputer.Client;

/// <summary>
/// Asks boundary nodes of one network (Interface Specification, section "HTTPS Interface"): guarded, timed, limited in size, and no more at a time than is
/// polite. Whatever a boundary does comes back as a verdict. Safe to share between threads.
/// </summary>
/// <param name="settings">The network.</param>
internal sealed class BoundaryClient(NetworkSettings settings) : IDisposable
{
    // The largest certificate, and the map around it.
    private const int MaxBytes = CertificateReader.MaxBytes + 64;

    private readonly HttpClient _http = GuardedHttp.Create(new GuardedHttpLimits(settings.Timeout, MaxBytes, settings.AllowPrivateNetwork));
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks one address once.</summary>
    /// <param name="address">The address.</param>
    /// <param name="path">The path below it.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<BoundaryAnswer> AskAsync(Uri address, string path, ReadStateRequest request, CancellationToken ct)
    {
        var turn = _turns.GetOrAdd(address.Authority, _ => new SemaphoreSlim(settings.Concurrency));
        await turn.WaitAsync(ct);
        try
        {
            return await SendAsync(new Uri(address, path), request, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        foreach (var turn in _turns.Values) turn.Dispose();
    }

    /// <summary>Reads the body of an answer; what else is in it is passed over.</summary>
    /// <param name="body">The body.</param>
    internal static BoundaryAnswer Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            ReadOnlyMemory<byte>? certificate = null;
            return StrictCbor.Read(body, EvidenceVerdict.AnswerUnreadable, reader =>
            {
                StrictCbor.Map(reader, key =>
                {
                    if (key == "certificate") certificate = reader.ReadDefiniteLengthByteString();
                    else reader.SkipValue();
                });
                return certificate is { IsEmpty: false } bytes ? new BoundaryAnswer(null, bytes) : new BoundaryAnswer(EvidenceVerdict.AnswerUnreadable);
            });
        }
        catch (CertificateFormatException)
        {
            return new BoundaryAnswer(EvidenceVerdict.AnswerUnreadable);
        }
    }

    private async Task<BoundaryAnswer> SendAsync(Uri address, ReadStateRequest request, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.Timeout);
        using var question = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(request.Encode()) };
        question.Content.Headers.ContentType = new MediaTypeHeaderValue(ReadStateRequest.ContentType);
        try
        {
            using var answer = await _http.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK when answer.Content.Headers.ContentType?.MediaType == ReadStateRequest.ContentType => await ReadAsync(answer.Content, limit.Token),
                HttpStatusCode.OK => new BoundaryAnswer(EvidenceVerdict.AnswerUnreadable),
                HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new BoundaryAnswer(EvidenceVerdict.BoundaryFailed),
                _ => new BoundaryAnswer(EvidenceVerdict.RefusedByBoundary),
            };
        }
        catch (HttpRequestException failure)
        {
            return new BoundaryAnswer(failure.InnerException is AddressRefusedException ? EvidenceVerdict.AddressRefused : EvidenceVerdict.Unreachable);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new BoundaryAnswer(EvidenceVerdict.TimedOut);
        }
    }

    // What was promised to be too much is not even begun.
    private static async Task<BoundaryAnswer> ReadAsync(HttpContent content, CancellationToken ct)
    {
        try
        {
            await content.LoadIntoBufferAsync(MaxBytes, ct);
            return Read(await content.ReadAsByteArrayAsync(ct));
        }
        catch (HttpRequestException failure)
        {
            return new BoundaryAnswer(failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? EvidenceVerdict.TooLarge : EvidenceVerdict.AnswerUnreadable);
        }
    }
}

/// <summary>What came of asking a boundary once.</summary>
/// <param name="Failure">What went wrong; null where a certificate came.</param>
/// <param name="Certificate">The certificate, not yet checked.</param>
internal sealed record BoundaryAnswer(EvidenceVerdict? Failure, ReadOnlyMemory<byte> Certificate = default);
