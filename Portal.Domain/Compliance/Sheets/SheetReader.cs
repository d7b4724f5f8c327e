using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using static Portal.Domain.Compliance.Sheets.SheetLayout;

namespace Portal.Domain.Compliance.Sheets;

/// <summary>Reads what stands behind the rows of one length, one after the other, and makes objects of a whole sheet.</summary>
internal ref struct SheetReader
{
    private readonly FactSheet _sheet;
    private int _at;

    private SheetReader(FactSheet sheet, int at)
    {
        _sheet = sheet;
        _at = at;
    }

    public static ServiceFacts Read(FactSheet sheet)
    {
        var parts = new Placement[sheet.Parts.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = Part(sheet.Parts[i]);
        var flows = new CrossBorderFlow[sheet.Flows.Count];
        for (var i = 0; i < flows.Length; i++) flows[i] = Flow(sheet.Flows[i]);
        var documents = new HeldDocument[sheet.DocumentCount];
        for (var i = 0; i < documents.Length; i++) documents[i] = sheet.Document(i);
        var reader = new SheetReader(sheet, sheet.CanistersAt);
        for (var i = sheet.Short(CanisterCount); i > 0; i--)
        {
            var index = reader.Short();
            parts[index] = reader.Canisters(parts[index]);
        }

        var waivers = new HeldWaiver[sheet.WaiverCount];
        for (var i = 0; i < waivers.Length; i++) waivers[i] = reader.Waiver();
        var evidence = new CanisterEvidence[sheet.EvidenceCount];
        for (var i = 0; i < evidence.Length; i++) evidence[i] = reader.Evidence();
        return Head(sheet) with
        {
            Placements = parts,
            Flows = sheet.KnowsFlows ? flows : null,
            Documents = sheet.KnowsDocuments ? documents : null,
            Waivers = waivers,
            Evidence = evidence,
        };
    }

    public static Placement? ReadCanisters(FactSheet sheet, SheetPart part)
    {
        var reader = new SheetReader(sheet, sheet.CanistersAt);
        for (var i = sheet.Short(CanisterCount); i > 0; i--)
        {
            if (reader.Short() == part.Index) return reader.Canisters(new Placement { Role = part.Role });
            reader.SkipCanisters();
        }

        return null;
    }

    private static ServiceFacts Head(FactSheet sheet) => new()
    {
        Today = sheet.Today,
        About = new ServiceAbout { MasterplanReference = sheet.MasterplanReference.ToString(), MasterplanReview = sheet.MasterplanReview.ToString() },
        Contacts = new ServiceContacts { SecurityContact = sheet.HasSecurityContact ? Given : "", SecurityContactConfirmed = sheet.SecurityContactConfirmed },
        Data = new ServiceData
        {
            Class = sheet.Class,
            PersonalData = sheet.PersonalData,
            RetentionDays = sheet.RetentionDays,
            TrafficRetentionDays = sheet.TrafficRetentionDays,
            IsCritical = sheet.IsCritical,
            CriticalReview = sheet.CriticalReview,
            AbroadApproval = sheet.AbroadApproval.ToString(),
            AbroadApproved = sheet.AbroadApproved,
        },
        Safeguards = new ServiceSafeguards
        {
            EncryptedAtRest = sheet.EncryptedAtRest,
            EncryptedInTransit = sheet.EncryptedInTransit,
            KeyCustodyCountry = sheet.KeyCustody.Name,
            AutomatedDecisions = sheet.AutomatedDecisions,
            HumanReview = sheet.HumanReview,
            ImpactAssessment = sheet.ImpactAssessment.ToString(),
            VirtualAssets = sheet.VirtualAssets,
            VirtualAssetsAuthorisation = sheet.VirtualAssetsAuthorisation.ToString(),
            FinancialEntity = sheet.FinancialEntity,
            MaterialWorkload = sheet.MaterialWorkload,
            CentralBankApproval = sheet.CentralBankApproval.ToString(),
            ExitPlan = sheet.ExitPlan.ToString(),
            ExitPlanReviewed = sheet.ExitPlanReviewed,
        },
        Sovereignty = new ServiceSovereignty { Strategic = sheet.Strategic, SupplyChain = sheet.SupplyChain, Technology = sheet.Technology, Environment = sheet.Environment },
    };

    private static Placement Part(SheetPart part) => new()
    {
        Role = part.Role,
        Kind = part.Kind,
        Country = part.Country.Name,
        Site = part.Site.ToString(),
        Operator = part.Operator.ToString(),
        OperatorJurisdiction = part.OperatorJurisdiction.Name,
        AccreditedFor = part.AccreditedFor,
        AccreditedUntil = part.AccreditedUntil,
    };

    private static CrossBorderFlow Flow(SheetFlow flow) => new()
    {
        Country = flow.Country.Name ?? "",
        DataCategories = flow.DataCategories.ToString(),
        LegalBasis = flow.HasBasis ? Given : "",
        Evidence = flow.HasEvidence ? Given : "",
        ValidUntil = flow.ValidUntil,
    };

    private Placement Canisters(Placement part)
    {
        var (subnet, hash) = (Text(), Text());
        var (canisters, controllers) = (new string[Short()], new string[Short()]);
        Fill(canisters);
        Fill(controllers);
        return part with { Subnet = subnet, ModuleHash = hash, Canisters = canisters, Controllers = controllers };
    }

    private void SkipCanisters()
    {
        Step(2 * sizeof(ushort));
        var (canisters, controllers) = (Short(), Short());
        Step((canisters + controllers) * sizeof(ushort));
    }

    private HeldWaiver Waiver()
    {
        var id = new WaiverId(_sheet.Id(Step(16)));
        var (code, obligation, from, until) = (Text(), Text(), Day(), Day());
        var known = new Shortfall[Short()];
        for (var i = 0; i < known.Length; i++) known[i] = new Shortfall(Text(), Text(), Texts(Short()));
        return new HeldWaiver(id, code, obligation, from, until, known);
    }

    private CanisterEvidence Evidence()
    {
        var (canister, taken, isVerified, subnet) = (Text(), Day(), _sheet.Byte(Step(1)) == 1, Text());
        var hash = Short() is not None and var place ? _sheet.TextAt(place) : null;
        var controllers = Short() is not None and var count ? Texts(count) : null;
        var nodes = new EvidenceNode[Short()];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = new EvidenceNode(_sheet.Country(Step(sizeof(ushort))).Name, Text(), Text());
        return new CanisterEvidence { Canister = canister, TakenOn = taken, IsVerified = isVerified, Subnet = subnet, ModuleHash = hash, Controllers = controllers, Nodes = nodes };
    }

    private string[] Texts(int count)
    {
        var texts = new string[count];
        Fill(texts);
        return texts;
    }

    private void Fill(string[] texts)
    {
        for (var i = 0; i < texts.Length; i++) texts[i] = Text();
    }

    private int Short() => _sheet.Short(Step(sizeof(ushort)));

    private string Text() => _sheet.TextAt(Short());

    private DateOnly Day() => DateOnly.FromDayNumber(_sheet.Int(Step(sizeof(int))));

    private int Step(int by)
    {
        var at = _at;
        _at += by;
        return at;
    }
}
