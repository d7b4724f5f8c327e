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
        for (var i = 0; i < parts.Length; i++)
            if (sheet.TryCanistersOf(sheet.Parts[i], out var said)) parts[i] = Canisters(parts[i], said);
        var at = sheet.EvidenceAt;
        var evidence = new CanisterEvidence[sheet.EvidenceCount];
        for (var i = 0; i < evidence.Length; i++) (evidence[i], at) = Evidence(sheet.EvidenceFrom(at));
        var reader = new SheetReader(sheet, at);
        var waivers = new HeldWaiver[sheet.WaiverCount];
        for (var i = 0; i < waivers.Length; i++) waivers[i] = reader.Waiver();
        return Head(sheet) with
        {
            Placements = parts,
            Flows = sheet.KnowsFlows ? flows : null,
            Documents = sheet.KnowsDocuments ? documents : null,
            Waivers = waivers,
            Evidence = evidence,
        };
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

    private static Placement Canisters(Placement part, SheetCanisters said)
    {
        var (canisters, controllers) = (new string[said.Count], new string[said.ControllerCount]);
        for (var i = 0; i < canisters.Length; i++) canisters[i] = said[i].ToString();
        for (var i = 0; i < controllers.Length; i++) controllers[i] = said.Controller(i).ToString();
        return part with { Subnet = said.Subnet.ToString(), ModuleHash = said.ModuleHash.ToString(), Canisters = canisters, Controllers = controllers };
    }

    private static (CanisterEvidence Evidence, int End) Evidence(SheetEvidence said)
    {
        var (controllers, nodes) = (said.KnowsControllers ? new string[said.ControllerCount] : null, new EvidenceNode[said.NodeCount]);
        for (var i = 0; i < said.ControllerCount; i++) controllers![i] = said.Controller(i).ToString();
        for (var i = 0; i < nodes.Length; i++) nodes[i] = new EvidenceNode(said.Node(i).Country.Name, said.Node(i).Operator.ToString(), said.Node(i).Site.ToString());
        var evidence = new CanisterEvidence
        {
            Canister = said.Canister.ToString(),
            TakenOn = said.TakenOn,
            IsVerified = said.IsVerified,
            Subnet = said.Subnet.ToString(),
            ModuleHash = said.KnowsCode ? said.ModuleHash.ToString() : null,
            Controllers = controllers,
            Nodes = nodes,
        };
        return (evidence, said.End);
    }

    private HeldWaiver Waiver()
    {
        var id = new WaiverId(_sheet.Id(Step(16)));
        var (code, obligation, from, until) = (Text(), Text(), Day(), Day());
        var known = new Shortfall[Short()];
        for (var i = 0; i < known.Length; i++) known[i] = new Shortfall(Text(), Text(), Texts(Short()));
        return new HeldWaiver(id, code, obligation, from, until, known);
    }

    private string[] Texts(int count)
    {
        var texts = new string[count];
        for (var i = 0; i < texts.Length; i++) texts[i] = Text();
        return texts;
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
