using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Tests.Domain.Compliance;

/// <summary>Facts by chance from a fixed seed, and every way to know one of them less.</summary>
internal sealed class RandomFacts(int seed)
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly string[] Countries = ["PK", "PK", "PK", "SG", "IN", "US"];
    private static readonly string[] Canisters = ["canister-a", "canister-b"];
    private static readonly string[] Sites = ["Islamabad 1", "Karachi 2", "Lahore 1", ""];

    // The seed makes a failure repeatable; nothing here is secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public ServiceFacts Next() => new()
    {
        Today = Today,
        About = new() { MasterplanReference = Text("DNMP-4"), MasterplanReview = Text("R-117") },
        Contacts = new() { SecurityContact = Text("cert@example.gov.pk"), SecurityContactConfirmed = Day() },
        Data = new()
        {
            Class = Member<DataClass>(),
            PersonalData = Member<PersonalDataTier>(),
            RetentionDays = Number(7000),
            TrafficRetentionDays = Number(700),
            IsCritical = Flag(),
            CriticalReview = Day(),
            AbroadApproval = Text("PTA-LOC-17"),
            AbroadApproved = Day(),
        },
        Safeguards = new()
        {
            EncryptedAtRest = Flag(),
            EncryptedInTransit = Flag(),
            KeyCustodyCountry = Country(),
            AutomatedDecisions = Flag(),
            HumanReview = Flag(),
            ImpactAssessment = Text("IA-9"),
            VirtualAssets = Flag(),
            VirtualAssetsAuthorisation = Text("NOC-1"),
            FinancialEntity = Member<FinancialEntity>(),
            MaterialWorkload = Flag(),
            CentralBankApproval = Text("SBP-9"),
            ExitPlan = Text("EXIT-7"),
            ExitPlanReviewed = Day(),
        },
        Sovereignty = new() { Strategic = Number(5), SupplyChain = Number(5), Technology = Number(5), Environment = Number(5) },
        Documents = _random.Next(5) == 0 ? null : [.. Enumerable.Range(0, _random.Next(4)).Select(_ => new HeldDocument(Enum.GetValues<DocumentKind>()[_random.Next(10)], Today.AddDays(_random.Next(-300, 300))))],
        Evidence = [.. Canisters.Where(_ => _random.Next(4) > 0).Select(Evidence)],
        Placements = [.. Enumerable.Range(0, _random.Next(5)).Select(_ => Part())],
        Flows = _random.Next(3) == 0 ? null : [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Flow())],
    };

    /// <summary>The facts with one of them no longer known, in every way there is.</summary>
    public static IEnumerable<ServiceFacts> Without(ServiceFacts facts)
    {
        var (about, contacts, data, safeguards) = (facts.About, facts.Contacts, facts.Data, facts.Safeguards);
        yield return facts with { About = about with { MasterplanReference = "" } };
        yield return facts with { About = about with { MasterplanReview = "" } };
        yield return facts with { Contacts = contacts with { SecurityContact = "" } };
        yield return facts with { Contacts = contacts with { SecurityContactConfirmed = null } };
        yield return facts with { Data = data with { Class = null } };
        yield return facts with { Data = data with { PersonalData = null } };
        yield return facts with { Data = data with { RetentionDays = null } };
        yield return facts with { Data = data with { TrafficRetentionDays = null } };
        yield return facts with { Data = data with { IsCritical = null } };
        yield return facts with { Data = data with { CriticalReview = null } };
        yield return facts with { Safeguards = safeguards with { EncryptedAtRest = null } };
        yield return facts with { Safeguards = safeguards with { EncryptedInTransit = null } };
        yield return facts with { Safeguards = safeguards with { KeyCustodyCountry = null } };
        yield return facts with { Safeguards = safeguards with { AutomatedDecisions = null } };
        yield return facts with { Safeguards = safeguards with { HumanReview = null } };
        yield return facts with { Safeguards = safeguards with { ImpactAssessment = "" } };
        yield return facts with { Safeguards = safeguards with { VirtualAssets = null } };
        yield return facts with { Safeguards = safeguards with { VirtualAssetsAuthorisation = "" } };
        yield return facts with { Data = data with { AbroadApproval = "" } };
        yield return facts with { Data = data with { AbroadApproved = null } };
        yield return facts with { Safeguards = safeguards with { FinancialEntity = null } };
        yield return facts with { Safeguards = safeguards with { MaterialWorkload = null } };
        yield return facts with { Safeguards = safeguards with { CentralBankApproval = "" } };
        yield return facts with { Sovereignty = facts.Sovereignty with { Strategic = null } };
        yield return facts with { Sovereignty = facts.Sovereignty with { SupplyChain = null } };
        yield return facts with { Sovereignty = facts.Sovereignty with { Technology = null } };
        yield return facts with { Sovereignty = facts.Sovereignty with { Environment = null } };
        yield return facts with { Documents = null };
        yield return facts with { Evidence = [] };
        for (var i = 0; i < facts.Evidence.Count; i++)
        {
            var proof = facts.Evidence[i];
            CanisterEvidence[] lesser =
            [
                proof with { IsVerified = false }, proof with { ModuleHash = null }, proof with { Controllers = null }, proof with { Nodes = [] },
                proof with { Nodes = [.. proof.Nodes.Select(n => n with { Country = null })] }, proof with { Nodes = [.. proof.Nodes.Select(n => n with { Operator = "" })] },
            ];
            foreach (var less in lesser) yield return facts with { Evidence = [.. facts.Evidence.Take(i), less, .. facts.Evidence.Skip(i + 1)] };
        }

        yield return facts with { Safeguards = safeguards with { ExitPlan = "" } };
        yield return facts with { Safeguards = safeguards with { ExitPlanReviewed = null } };
        yield return facts with { Placements = [] };
        yield return facts with { Flows = null };
        for (var i = 0; i < facts.Placements.Count; i++)
        {
            var part = facts.Placements[i];
            Placement[] lesser =
            [
                part with { Kind = null }, part with { Country = null }, part with { OperatorJurisdiction = null }, part with { Site = "" },
                part with { AccreditedFor = null }, part with { AccreditedUntil = null },
                part with { Subnet = "" }, part with { Canisters = [] }, part with { ModuleHash = "" }, part with { Controllers = [] },
            ];
            foreach (var less in lesser) yield return facts with { Placements = [.. facts.Placements.Take(i), less, .. facts.Placements.Skip(i + 1)] };
        }
    }

    private Placement Part() => new()
    {
        Role = Enum.GetValues<PlacementRole>()[_random.Next(6)],
        Kind = Member<PlacementKind>(),
        Country = Country(),
        Site = Sites[_random.Next(Sites.Length)],
        Operator = Text("NTC"),
        OperatorJurisdiction = Country(),
        AccreditedFor = Member<DataClass>(),
        AccreditedUntil = Day(),
        Subnet = Text("subnet-a"),
        Canisters = [.. Canisters.Where(_ => _random.Next(2) == 0)],
        ModuleHash = Text("aa"),
        Controllers = _random.Next(3) == 0 ? [] : ["controller-a"],
    };

    private CanisterEvidence Evidence(string canister) => new()
    {
        Canister = canister,
        TakenOn = Today.AddDays(-_random.Next(40)),
        IsVerified = _random.Next(4) > 0,
        Subnet = _random.Next(4) == 0 ? "subnet-b" : "subnet-a",
        ModuleHash = _random.Next(4) switch { 0 => null, 1 => "bb", _ => "aa" },
        Controllers = _random.Next(4) switch { 0 => null, 1 => ["controller-a", "controller-b"], _ => ["controller-a"] },
        Nodes = [.. Enumerable.Range(0, _random.Next(6)).Select(n => new EvidenceNode(_random.Next(8) == 0 ? Country() : "PK", _random.Next(8) == 0 ? "" : $"Operator {n}", $"Site {_random.Next(n + 3)}"))],
    };

    private CrossBorderFlow Flow() => new() { Country = Country() ?? "GB", LegalBasis = Text("CONSENT"), Evidence = Text("EV-3"), ValidUntil = Day() };

    private T? Member<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var chosen = _random.Next(values.Length + 1);
        return chosen == values.Length ? null : values[chosen];
    }

    private bool? Flag() => _random.Next(3) switch { 0 => null, 1 => false, _ => true };

    private int? Number(int most) => _random.Next(4) == 0 ? null : _random.Next(most);

    private DateOnly? Day() => _random.Next(4) == 0 ? null : Today.AddDays(_random.Next(-700, 300));

    private string Text(string value) => _random.Next(3) == 0 ? "" : value;

    private string? Country() => _random.Next(5) == 0 ? null : Countries[_random.Next(Countries.Length)];
#pragma warning restore CA5394
}
