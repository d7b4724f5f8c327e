using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using static Portal.Domain.Compliance.Sheets.SheetLayout;

namespace Portal.Domain.Compliance.Sheets;

/// <summary>Writes one sheet (<see cref="SheetLayout"/>).</summary>
internal sealed class SheetWriter
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private byte[] _row = new byte[256];
    private int _length;

    private SheetWriter()
    {
    }

    public static byte[] Write(ServiceFacts facts)
    {
        var writer = new SheetWriter();
        writer.WriteHead(facts);
        foreach (var (part, site) in facts.Placements.Zip(SiteNumbers(facts.Placements))) writer.WritePart(part, site);
        foreach (var flow in facts.Flows ?? []) writer.WriteFlow(flow);
        foreach (var document in facts.Documents ?? []) writer.WriteDocument(document);
        var withCanisters = writer.WriteCanisters(facts.Placements);
        foreach (var evidence in facts.Evidence) writer.WriteEvidence(evidence);
        // In an order of their own: the database gives them in any.
        foreach (var waiver in facts.Waivers.OrderBy(w => w.Code, StringComparer.Ordinal)) writer.WriteWaiver(waiver);
        writer.Short(CanisterCount, withCanisters);
        writer.Int(Texts, writer._length);
        foreach (var text in writer._texts) writer.WriteText(text);
        return writer.Proved();
    }

    /// <summary>What proves that a row is as it was written: a checksum over all of it but the place where it stands.</summary>
    public static uint ProofOf(ReadOnlySpan<byte> row)
    {
        var sum = Sum(uint.MaxValue, row[..Proof]);
        return ~Sum(sum, row[Head..]);
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) sum = BitOperations.Crc32C(sum, one);
        return sum;
    }

    // Obligations ask how many different sites there are, not what they are called: from 1 in the order of the parts, 0 where it is not known.
    private static IEnumerable<int> SiteNumbers(IReadOnlyList<Placement> parts)
    {
        var known = new List<string>();
        foreach (var part in parts)
        {
            if (part.Site.Length > 0 && !known.Contains(part.Site, StringComparer.OrdinalIgnoreCase)) known.Add(part.Site);
            yield return 1 + known.FindIndex(site => site.Equals(part.Site, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static int Place<T>(T? member)
        where T : struct, Enum => member is { } known ? 1 + Convert.ToInt32(known, null) : 0;

    private static int Level(int? level) => level is { } known ? Math.Clamp(known, 0, NoLevel - 1) : NoLevel;

    private static int Day(DateOnly? day) => day?.DayNumber ?? NoDay;

    private static int Bits(bool? answer, int at) => (answer switch { null => 0, false => 1, true => 2 }) << at;

    private static int Bit(bool answer, int at) => (answer ? 1 : 0) << at;

    private void WriteHead(ServiceFacts facts)
    {
        var (data, safeguards, sovereignty) = (facts.Data, facts.Safeguards, facts.Sovereignty);
        Grow(Head);
        Byte(0, Form);
        Byte(Class, Place(data.Class));
        Byte(PersonalData, Place(data.PersonalData));
        Byte(Financial, Place(safeguards.FinancialEntity));
        Int(Answers, AnswersOf(facts));
        Byte(Strategic, Level(sovereignty.Strategic));
        Byte(SupplyChain, Level(sovereignty.SupplyChain));
        Byte(Technology, Level(sovereignty.Technology));
        Byte(SheetLayout.Environment, Level(sovereignty.Environment));
        Int(RetentionDays, data.RetentionDays ?? NoNumber);
        Int(TrafficRetentionDays, data.TrafficRetentionDays ?? NoNumber);
        Int(CriticalReview, Day(data.CriticalReview));
        Int(AbroadApproved, Day(data.AbroadApproved));
        Int(ContactConfirmed, Day(facts.Contacts.SecurityContactConfirmed));
        Int(ExitPlanReviewed, Day(safeguards.ExitPlanReviewed));
        Short(KeyCustody, Country(safeguards.KeyCustodyCountry));
        Short(MasterplanReference, Text(facts.About.MasterplanReference));
        Short(MasterplanReview, Text(facts.About.MasterplanReview));
        Short(AbroadApproval, Text(data.AbroadApproval));
        Short(ImpactAssessment, Text(safeguards.ImpactAssessment));
        Short(VirtualAssetsAuthorisation, Text(safeguards.VirtualAssetsAuthorisation));
        Short(CentralBankApproval, Text(safeguards.CentralBankApproval));
        Short(ExitPlan, Text(safeguards.ExitPlan));
        Short(PartCount, facts.Placements.Count);
        Short(FlowCount, facts.Flows?.Count ?? 0);
        Short(DocumentCount, facts.Documents?.Count ?? 0);
        Short(WaiverCount, facts.Waivers.Count);
        Short(EvidenceCount, facts.Evidence.Count);
    }

    private static int AnswersOf(ServiceFacts facts) =>
        Bits(facts.Safeguards.EncryptedAtRest, SheetAnswers.EncryptedAtRest)
        | Bits(facts.Safeguards.EncryptedInTransit, SheetAnswers.EncryptedInTransit)
        | Bits(facts.Safeguards.AutomatedDecisions, SheetAnswers.AutomatedDecisions)
        | Bits(facts.Safeguards.HumanReview, SheetAnswers.HumanReview)
        | Bits(facts.Safeguards.VirtualAssets, SheetAnswers.VirtualAssets)
        | Bits(facts.Safeguards.MaterialWorkload, SheetAnswers.MaterialWorkload)
        | Bits(facts.Data.IsCritical, SheetAnswers.IsCritical)
        | Bit(facts.Flows is not null, SheetAnswers.KnowsFlows)
        | Bit(facts.Documents is not null, SheetAnswers.KnowsDocuments)
        | Bit(facts.Contacts.SecurityContact.Length > 0, SheetAnswers.HasSecurityContact);

    private void WritePart(Placement part, int site)
    {
        var at = Grow(PartLength);
        Byte(at + PartRole, (int)part.Role);
        Byte(at + PartKind, Place(part.Kind));
        Byte(at + PartAccreditedFor, Place(part.AccreditedFor));
        Byte(at + PartSiteNumber, site);
        Short(at + PartCountry, Country(part.Country));
        Short(at + PartJurisdiction, Country(part.OperatorJurisdiction));
        Int(at + PartAccreditedUntil, Day(part.AccreditedUntil));
        Short(at + PartSite, Text(part.Site));
        Short(at + PartOperator, Text(part.Operator));
    }

    private void WriteFlow(CrossBorderFlow flow)
    {
        var at = Grow(FlowLength);
        Short(at + FlowCountry, Country(flow.Country));
        Short(at + FlowCategories, Text(flow.DataCategories));
        Int(at + FlowUntil, Day(flow.ValidUntil));
        Byte(at + FlowAnswers, Bit(flow.LegalBasis.Length > 0, SheetAnswers.HasBasis) | Bit(flow.Evidence.Length > 0, SheetAnswers.HasEvidence));
    }

    private void WriteDocument(HeldDocument document)
    {
        var at = Grow(DocumentLength);
        Byte(at + DocumentKind, (int)document.Kind);
        Int(at + DocumentUntil, document.ValidUntil.DayNumber);
    }

    private int WriteCanisters(IReadOnlyList<Placement> parts)
    {
        var count = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part.Subnet.Length == 0 && part.ModuleHash.Length == 0 && part.Canisters.Count == 0 && part.Controllers.Count == 0) continue;
            count++;
            var at = Grow(CanistersLength);
            Short(at + CanistersPart, i);
            Short(at + CanistersSubnet, Text(part.Subnet));
            Short(at + CanistersHash, Text(part.ModuleHash));
            Short(at + CanistersCount, part.Canisters.Count);
            Short(at + CanistersControllers, part.Controllers.Count);
            foreach (var principal in part.Canisters) AddShort(Text(principal));
            foreach (var principal in part.Controllers) AddShort(Text(principal));
        }

        return count;
    }

    private void WriteWaiver(HeldWaiver waiver)
    {
        var at = Grow(16);
        waiver.Id.Value.TryWriteBytes(_row.AsSpan(at));
        AddShort(Text(waiver.Code));
        AddShort(Text(waiver.ObligationId));
        Int(Grow(sizeof(int)), waiver.From.DayNumber);
        Int(Grow(sizeof(int)), waiver.Until.DayNumber);
        AddShort(waiver.Known.Count);
        foreach (var known in waiver.Known)
        {
            AddShort(Text(known.Part));
            AddShort(Text(known.Reason));
            AddTexts(known.Args);
        }
    }

    private void WriteEvidence(CanisterEvidence evidence)
    {
        var at = Grow(EvidenceLength);
        Short(at + EvidenceCanister, Text(evidence.Canister));
        Int(at + EvidenceTakenOn, evidence.TakenOn.DayNumber);
        Byte(at + EvidenceVerified, evidence.IsVerified ? 1 : 0);
        Short(at + EvidenceSubnet, Text(evidence.Subnet));
        Short(at + EvidenceHash, evidence.ModuleHash is { } hash ? Text(hash) : None);
        Short(at + EvidenceControllers, evidence.Controllers?.Count ?? None);
        foreach (var principal in evidence.Controllers ?? []) AddShort(Text(principal));
        AddShort(evidence.Nodes.Count);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in evidence.Nodes)
        {
            at = Grow(NodeLength);
            Short(at + NodeCountry, Country(node.Country));
            Short(at + NodeOperator, Text(FirstSpelling(node.Operator)));
            Short(at + NodeSite, Text(FirstSpelling(node.Site)));
        }

        // Obligations ask how many different ones there are, however they are spelt in capitals and small letters.
        string FirstSpelling(string name) => names.TryGetValue(name, out var known) ? known : names[name] = name;
    }

    private void WriteText(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Byte(Grow(1), Math.Min(length, Long));
        if (length >= Long) Int(Grow(sizeof(int)), length);
        var at = Grow(length);
        Encoding.UTF8.GetBytes(text, _row.AsSpan(at));
    }

    private byte[] Proved()
    {
        var row = _row.AsSpan(0, _length).ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(row.AsSpan(Proof), ProofOf(row));
        return row;
    }

    // Its place among the texts, from 1; 0 is the empty one.
    private int Text(string text)
    {
        if (text.Length == 0) return 0;
        if (_places.TryGetValue(text, out var known)) return known;
        _texts.Add(text);
        return _places[text] = _texts.Count;
    }

    // Drafts may say what is no code: such a text stands among the others, and is no country that anybody asks for.
    private int Country(string? country) => country switch
    {
        null => 0,
        [> ' ' and <= '~', > ' ' and <= '~'] => (country[0] << 8) | country[1],
        "" => FirstLetters - 1,
        _ when Text(country) is var place && place < FirstLetters - 1 => place,
        _ => throw new InvalidOperationException("More texts than a sheet holds."),
    };

    private void AddTexts(IReadOnlyList<string> texts)
    {
        AddShort(texts.Count);
        foreach (var text in texts) AddShort(Text(text));
    }

    private void AddShort(int value) => Short(Grow(sizeof(ushort)), value);

    private void Byte(int at, int value) => _row[at] = checked((byte)value);

    private void Short(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(_row.AsSpan(at), checked((ushort)value));

    private void Int(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(_row.AsSpan(at), value);

    private int Grow(int by)
    {
        var at = _length;
        _length += by;
        if (_length > _row.Length) Array.Resize(ref _row, Math.Max(_length, 2 * _row.Length));
        return at;
    }
}
