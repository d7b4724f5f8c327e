using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audits;
using Portal.Application.Compliance.Policies;
using Portal.Application.Compliance.Results;
using Portal.Application.Services;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal;
using Portal.Infrastructure.Reports;
using Portal.Tests.Domain.Compliance;
using Portal.Tests.Support;
using Portal.Web.Components;

namespace Portal.Tests.Oscal;

/// <summary>Things of the portal that are written as OSCAL, with every kind of text in them.</summary>
internal static class OscalSamples
{
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 11, 20, 6, 0, 0, TimeSpan.Zero).AddTicks(1_234_560);

    public static IObligationWords Words { get; } = new ServiceCollection().AddLogging().AddDesignSystem().BuildServiceProvider().GetRequiredService<IObligationWords>();

    public static ServiceContent Content { get; } = new()
    {
        About = Filings.About,
        Contacts = Filings.Contacts,
        Data = Filings.Data,
        Safeguards = Filings.Safeguards,
        Sovereignty = Filings.Sovereignty,
        Flows = new([new CrossBorderFlow { Country = "SG", LegalBasis = "Contract\nwith two lines ", Evidence = "\"E-1\"" }], DeclaredNone: false),
        Placements = new(
        [
            .. Filings.Placements.Items,
            Filings.Abroad with { Kind = PlacementKind.SubnetCanister, Site = " ", Subnet = "abc-def", Canisters = ["rrkah-fqaaa-aaaaa-aaaaq-cai"], Controllers = ["aaaaa-aa"] },
        ]),
    };

    /// <summary>Every verdict of one kind that there can be, one for each obligation, and one that is waived.</summary>
    public static IReadOnlyList<ObligationResult> Results(Outcome outcome) =>
    [
        .. ObligationExamples.All.Where(e => e.Outcome == outcome).DistinctBy(e => e.Obligation).Select(e => new ObligationResult(e.Obligation, VerdictOf(e))),
    ];

    public static Verdict VerdictOf(ObligationExamples.Example example) => ObligationCatalogue.Find(example.Obligation)!.Check(example.Facts, new PolicyParameters());

    public static ServiceResults Service(IReadOnlyList<ObligationResult> results, string name = "Birth registration") => new()
    {
        Id = new ServiceId(new Guid("0193a000-0000-7000-8000-000000000001")),
        Code = "PITB-0042",
        Name = new LocalizedText(name, "پیدائش کا اندراج"),
        OrganisationCode = "PITB",
        OrganisationName = new LocalizedText("Punjab Information Technology Board", "پنجاب آئی ٹی بورڈ"),
        State = ServiceState.Registered,
        Class = DataClass.Restricted,
        PolicyNumber = 3,
        EvaluatedAt = Moment,
        Results = results,
        Content = Content,
    };

    public static ServiceDetail Detail { get; } = new()
    {
        Id = new ServiceId(new Guid("0193a000-0000-7000-8000-000000000001")),
        Version = new Guid("0193a000-0000-7000-8000-000000000002"),
        Code = "PITB-0042",
        RegisteredVersion = 2,
        State = ServiceState.Registered,
        FilingState = ServiceState.Registered,
        AmendmentReason = null,
        ReviewedBy = null,
        Region = Region.Punjab,
        OrganisationCode = "PITB",
        OrganisationName = new LocalizedText("Punjab Information Technology Board", ""),
        Content = Content,
        Source = "",
        SubmittedAt = Moment,
        History = [],
        ProvedOn = new Dictionary<string, string>(),
        Compliance = new ServiceCompliance(Outcome.Fail, Results(Outcome.Fail), 3, Moment),
        Sovereignty = null,
        Allowed = new HashSet<ServiceAction>(),
        MayAskForWaivers = false,
        IsHeldByFourEyes = false,
    };

    public static PolicyVersionDetail Policy(PolicyContent content) => new()
    {
        Id = new PolicyVersionId(new Guid("0193a000-0000-7000-8000-000000000003")),
        Version = Guid.Empty,
        Number = 3,
        State = PolicyState.Approved,
        Standing = PolicyStanding.InForce,
        EffectiveFrom = new DateOnly(2026, 1, 1),
        BasedOn = null,
        InForce = 3,
        Content = content,
        Steps = [],
        Changes = [],
        Approvals = [],
        May = [],
        KeepsPolicies = false,
        IsOwnWork = false,
    };

    public static PolicyContent Shipped { get; } = new([.. ObligationCatalogue.All.Where(o => o.Status != LegalStatus.Draft).Select(o => o.Id)], new PolicyParameters());

    public static async Task<byte[]> CatalogAsync(PolicyContent content) => await WrittenAsync(stream => new OscalCatalogs(Words).WriteAsync(Policy(content), stream, CancellationToken.None));

    public static Task<byte[]> ComponentsAsync() => ComponentsAsync(Detail);

    public static async Task<byte[]> ComponentsAsync(ServiceDetail service) => await WrittenAsync(stream => new OscalComponents(Words).WriteAsync(service, stream, CancellationToken.None));

    public static async Task<byte[]> PlanAsync(params FindingRow[] open) => await WrittenAsync(stream => new OscalPlans(Words).WriteAsync(Detail, open, stream, CancellationToken.None));

    public static FindingRow Finding(ObligationResult result, FindingState state, int number) => new(
        new FindingId(new Guid(number, 0, 7, [128, 0, 0, 0, 0, 0, 0, 1])), $"F-2026-{number:D4}", result.ObligationId, result.Verdict.Reason, result.Verdict.Args, ObligationCatalogue.Find(result.ObligationId)!.Severity,
        state, Moment, new DateOnly(2026, 12, 20), null, false, null, null, false, Detail.Id, Detail.Code, Detail.Content.About.Name, OrganisationId.New(), Detail.OrganisationCode, Detail.OrganisationName);

    public static async Task<byte[]> ResultsAsync(params ServiceResults[] services) =>
        await WrittenAsync(stream => new OscalResultsDocument(Words, stream, () => { }).WriteAsync(services.ToAsyncEnumerable(), CancellationToken.None));

    public static async Task<OscalContent> ReadAsync(byte[] document)
    {
        using var stream = new MemoryStream(document);
        var read = await OscalReader.ReadAsync(stream, CancellationToken.None);
        return read.Error is { } refusal ? throw new InvalidOperationException(refusal.Code) : read.Value;
    }

    private static async Task<byte[]> WrittenAsync(Func<Stream, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream);
        return stream.ToArray();
    }
}
