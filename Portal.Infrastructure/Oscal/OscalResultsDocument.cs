using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Application.Common;
using Portal.Application.Compliance.Results;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal.Model;
using Portal.Infrastructure.Reports;

namespace Portal.Infrastructure.Oscal;

/// <summary>
/// How services stand as OSCAL assessment results, written while they are read: a result for each service, an observation for each section of the
/// register that was looked at, a finding for each obligation. What the document says of itself comes at its end, when all of it is known; it
/// is the same for the same state of the register.
/// </summary>
/// <param name="words">The words of obligations.</param>
/// <param name="output">Where it goes.</param>
/// <param name="begin">Called before the first byte; never where there is no result, since a document without any is none.</param>
public sealed class OscalResultsDocument(IObligationWords words, Stream output, Action begin) : IRowSink<ServiceResults>
{
    // What is gathered before it goes out.
    private const int Block = 64 * 1024;

    private readonly OscalFindings _findings = new(words);
    private readonly SortedSet<int> _policies = [];
    private DateTimeOffset _last;

    /// <summary>Services written so far.</summary>
    public int Rows { get; private set; }

    /// <inheritdoc />
    public async Task WriteAsync(IAsyncEnumerable<ServiceResults> rows, CancellationToken ct)
    {
        await using var source = rows.GetAsyncEnumerator(ct);
        // Not even a flush before that: it would send an answer on its way.
        if (!await source.MoveNextAsync()) return;
        begin();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The serializer writes synchronously, which must never wait for a slow line.
        await using var gathered = new GatheredStream(output);
        await using var writer = new Utf8JsonWriter(gathered, new JsonWriterOptions { Encoder = OscalJson.Options.Encoder });
        var sent = 0L;
        Begin(writer);
        do
        {
            var result = Result(source.Current);
            digest.AppendData(result.Uuid.ToByteArray());
            Note(source.Current);
            JsonSerializer.Serialize(writer, result, OscalJson.Options);
            if (writer.BytesCommitted - sent < Block) continue;
            sent = writer.BytesCommitted;
            await gathered.FlushAsync(ct);
        }
        while (await source.MoveNextAsync());

        End(writer, Convert.ToHexStringLower(digest.GetHashAndReset()));
        await writer.FlushAsync(ct);
        await gathered.FlushAsync(ct);
    }

    private static void Begin(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("assessment-results");
        writer.WriteStartArray("results");
    }

    private void End(Utf8JsonWriter writer, string digest)
    {
        writer.WriteEndArray();
        Member("uuid", OscalIds.Of("assessment-results", digest));
        Member("metadata", new OscalMetadata
        {
            Title = "How services of the sovereign cloud meet their obligations",
            LastModified = OscalValue.Moment(_last),
            Version = digest[..12],
            Props = [OscalProps.Of("services", Rows.ToString(CultureInfo.InvariantCulture)), .. _policies.Select(p => OscalProps.Of(OscalProps.PolicyVersion, Text(p)))],
        });
        Member("import-ap", new OscalImport($"#{PolicyId(_policies.Max)}", "Services are judged by the obligations of a policy version on every change and by every audit; there is no plan apart from it."));
        Member("back-matter", new OscalBackMatter([.. _policies.Select(Policy)]));
        writer.WriteEndObject();
        writer.WriteEndObject();

        void Member<T>(string name, T value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, OscalJson.Options);
        }
    }

    private void Note(ServiceResults row)
    {
        Rows++;
        _policies.Add(row.PolicyNumber);
        if (row.EvaluatedAt > _last) _last = row.EvaluatedAt;
    }

    private OscalResult Result(ServiceResults row)
    {
        var moment = OscalValue.Moment(row.EvaluatedAt);
        var name = OscalValue.Line(row.Name.En.Length > 0 ? row.Name.En : row.Name.Ur, row.Code);
        var service = OscalComponents.IdOf(row.Id);
        var observations = OscalFindings.Observations(row.Id, row.Content, row.Results, moment);
        return new OscalResult
        {
            Uuid = OscalIds.Of("result", row.Id.ToString(), Text(row.PolicyNumber), moment),
            Title = $"{row.Code}: {name}",
            Description = $"How the service of {OscalValue.Line(row.OrganisationName.En, row.OrganisationCode)} stood by policy version {Text(row.PolicyNumber)}.",
            Start = moment,
            Props =
            [
                OscalProps.Of(OscalProps.ServiceId, row.Id.ToString()),
                OscalProps.Of(OscalProps.ServiceCode, row.Code),
                OscalProps.Of("organisation-code", row.OrganisationCode),
                OscalProps.Of(OscalProps.PolicyVersion, Text(row.PolicyNumber)),
                OscalProps.Of(OscalProps.Outcome, ComplianceSummary.OverallOf(row.Results).ToString()),
            ],
            LocalDefinitions = new([Component(service, row, name)]),
            ReviewedControls = new([new([.. row.Results.Select(r => new OscalSelectedControl(r.ObligationId))])]),
            Observations = [.. observations.Values],
            Findings = [.. row.Results.Select(r => _findings.Of(row.Id, r, observations, moment))],
        };
    }

    private static OscalSystemComponent Component(Guid id, ServiceResults row, string name) => new()
    {
        Uuid = id,
        Type = "service",
        Title = name,
        Description = row.Code,
        Props = [.. OscalProps.Urdu(row.Name), .. OscalProps.Maybe("data-class", row.Class?.ToString()), OscalProps.Of("state", row.State.ToString())],
        Status = new(row.State is ServiceState.Registered ? "operational" : row.State is ServiceState.Decommissioned or ServiceState.Suspended ? "disposition" : "under-development"),
    };

    private static OscalResource Policy(int number) => new(PolicyId(number), $"Obligations of policy version {Text(number)}")
    {
        Rlinks = [new(OscalCatalogs.Address(number), OscalMedia.Json)],
    };

    private static Guid PolicyId(int number) => OscalIds.Of("policy", Text(number));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
