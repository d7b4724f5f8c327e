using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Documents;
using Portal.Domain.Services;
using static Portal.Domain.Compliance.Sheets.SheetLayout;

namespace Portal.Domain.Compliance.Sheets;

/// <summary>
/// All that the obligations look at of one service, on one sheet of a few hundred bytes: it is kept beside the summary as it is, and read where it lies. A
/// million of them are judged without a million objects. Null, or empty, means that the fact is not known (<see cref="ServiceFacts"/>).
/// </summary>
public readonly ref partial struct FactSheet
{
    private readonly ref readonly SheetHead _head;
    private readonly ReadOnlySpan<byte> _row;
    private readonly int _today;
    private readonly bool _isCounted;

    /// <summary>A sheet as it lies in memory. It holds dates and not answers, so that it can be looked at on any day.</summary>
    /// <param name="row">What <see cref="Write"/> gave and <see cref="IsReadable"/> accepts.</param>
    /// <param name="today">The day of the evaluation in Pakistan.</param>
    public FactSheet(ReadOnlySpan<byte> row, DateOnly today)
    {
        // Rows are written with the lowest byte first, as every processor that the portal runs on has them.
        _head = ref MemoryMarshal.AsRef<SheetHead>(row);
        _row = row;
        _today = today.DayNumber;
    }

    private FactSheet(FactSheet sheet, bool isCounted)
    {
        this = sheet;
        _isCounted = isCounted;
    }

    /// <summary>The day of the evaluation in Pakistan.</summary>
    public DateOnly Today => DateOnly.FromDayNumber(_today);

    /// <summary>Writes the sheet of a service.</summary>
    /// <param name="facts">Its facts; their day is not kept.</param>
    public static byte[] Write(ServiceFacts facts) => SheetWriter.Write(facts);

    /// <summary>The sheet of a service of which only the facts are there.</summary>
    /// <param name="facts">Its facts.</param>
    public static FactSheet Of(ServiceFacts facts) => new(Write(facts), facts.Today);

    /// <summary>Whether a row is a sheet of this form, and undamaged. Any other is made anew from the service.</summary>
    /// <param name="row">What was kept.</param>
    public static bool IsReadable(ReadOnlySpan<byte> row) =>
        row.Length >= Head && row[0] == Form && BinaryPrimitives.ReadUInt32LittleEndian(row[Proof..]) == SheetWriter.ProofOf(row);

    /// <summary>The same facts for somebody who counts outcomes and reads no verdict: none is kept that a verdict would name.</summary>
    public FactSheet ToBeCounted => new(this, isCounted: true);

    /// <summary>Class of the most protected data in it.</summary>
    public DataClass? Class => _head.Class is > 0 and var place ? (DataClass)(place - 1) : null;

    /// <summary>Highest tier of personal data in it.</summary>
    public PersonalDataTier? PersonalData => _head.PersonalData is > 0 and var place ? (PersonalDataTier)(place - 1) : null;

    /// <summary>As what the owner is regulated by the State Bank of Pakistan.</summary>
    public FinancialEntity? FinancialEntity => _head.Financial is > 0 and var place ? (FinancialEntity)(place - 1) : null;

    /// <summary>Days for which personal data is kept.</summary>
    public int? RetentionDays => Number(_head.RetentionDays);

    /// <summary>Days for which traffic data is kept.</summary>
    public int? TrafficRetentionDays => Number(_head.TrafficRetentionDays);

    /// <summary>Whether it is critical information infrastructure.</summary>
    public bool? IsCritical => Answer(SheetAnswers.IsCritical);

    /// <summary>Last review as critical information infrastructure.</summary>
    public DateOnly? CriticalReview => Day(_head.CriticalReview);

    /// <summary>Reference of the approval to keep data of critical infrastructure outside Pakistan.</summary>
    public SheetText AbroadApproval => new(_row, _head.AbroadApproval);

    /// <summary>Day of that approval.</summary>
    public DateOnly? AbroadApproved => Day(_head.AbroadApproved);

    /// <summary>Reference in the national digital masterplan.</summary>
    public SheetText MasterplanReference => new(_row, _head.MasterplanReference);

    /// <summary>Reference of the review against the masterplan.</summary>
    public SheetText MasterplanReview => new(_row, _head.MasterplanReview);

    /// <summary>Whether there is a security contact.</summary>
    public bool HasSecurityContact => Has(SheetAnswers.HasSecurityContact);

    /// <summary>When the security contact last confirmed.</summary>
    public DateOnly? SecurityContactConfirmed => Day(_head.ContactConfirmed);

    /// <summary>Encrypted at rest.</summary>
    public bool? EncryptedAtRest => Answer(SheetAnswers.EncryptedAtRest);

    /// <summary>Encrypted in transit.</summary>
    public bool? EncryptedInTransit => Answer(SheetAnswers.EncryptedInTransit);

    /// <summary>Country in which keys are held.</summary>
    public SheetCountry KeyCustody => new(_row, _head.KeyCustody);

    /// <summary>Whether decisions are automated.</summary>
    public bool? AutomatedDecisions => Answer(SheetAnswers.AutomatedDecisions);

    /// <summary>Whether a person reviews automated decisions.</summary>
    public bool? HumanReview => Answer(SheetAnswers.HumanReview);

    /// <summary>Reference of the impact assessment.</summary>
    public SheetText ImpactAssessment => new(_row, _head.ImpactAssessment);

    /// <summary>Whether virtual assets are involved.</summary>
    public bool? VirtualAssets => Answer(SheetAnswers.VirtualAssets);

    /// <summary>Reference of the prior authorisation for virtual assets.</summary>
    public SheetText VirtualAssetsAuthorisation => new(_row, _head.VirtualAssetsAuthorisation);

    /// <summary>Whether the regulated business cannot do without the service, or it keeps customers’ data.</summary>
    public bool? MaterialWorkload => Answer(SheetAnswers.MaterialWorkload);

    /// <summary>Reference of the State Bank’s approval to run it outside Pakistan.</summary>
    public SheetText CentralBankApproval => new(_row, _head.CentralBankApproval);

    /// <summary>Reference of the exit plan.</summary>
    public SheetText ExitPlan => new(_row, _head.ExitPlan);

    /// <summary>Last review of the exit plan.</summary>
    public DateOnly? ExitPlanReviewed => Day(_head.ExitPlanReviewed);

    /// <summary>The level declared for strategic sovereignty.</summary>
    public int? Strategic => Level(_head.Strategic);

    /// <summary>The level declared for the supply chain.</summary>
    public int? SupplyChain => Level(_head.SupplyChain);

    /// <summary>The level declared for technology.</summary>
    public int? Technology => Level(_head.Technology);

    /// <summary>The level declared for environmental sustainability.</summary>
    public int? Environment => Level(_head.Environment);

    /// <summary>Where its parts are; none means not known, since every service runs somewhere.</summary>
    public SheetParts Parts => new(_row, _head.PartCount);

    /// <summary>Whether it is known which cross-border flows there are, if any.</summary>
    public bool KnowsFlows => Has(SheetAnswers.KnowsFlows);

    /// <summary>Cross-border flows, as far as they are known.</summary>
    public SheetFlows Flows => new(_row, _head.FlowCount, FlowsAt);

    /// <summary>Whether it is known that there is none.</summary>
    public bool HasNoFlow => KnowsFlows && _head.FlowCount == 0;

    /// <summary>Whether it is known which documents hold.</summary>
    public bool KnowsDocuments => Has(SheetAnswers.KnowsDocuments);

    /// <summary>How many documents hold.</summary>
    public int DocumentCount => _head.DocumentCount;

    /// <summary>How many waivers were granted and not ended before their day.</summary>
    public int WaiverCount => _head.WaiverCount;

    /// <summary>How many canisters the network's evidence is of.</summary>
    public int EvidenceCount => _head.EvidenceCount;

    /// <summary>A document that holds now, as far as it ends one day.</summary>
    /// <param name="index">Its place, from 0.</param>
    public HeldDocument Document(int index)
    {
        var at = DocumentsAt + (index * DocumentLength);
        return new HeldDocument((DocumentKind)_row[at + SheetLayout.DocumentKind], DateOnly.FromDayNumber(Int(at + DocumentUntil)));
    }

    /// <summary>The waiver that holds for what was found; null where there is none, and for anything but a failure.</summary>
    /// <param name="obligation">The obligation.</param>
    /// <param name="verdict">What was found.</param>
    /// <param name="policy">The parameters applied.</param>
    public AppliedWaiver? WaiverFor(Obligation obligation, Verdict verdict, PolicyParameters policy)
    {
        if (verdict.Outcome != Outcome.Fail || WaiverCount == 0) return null;
        var facts = Read();
        foreach (var waiver in facts.Waivers)
            if (waiver.Covers(obligation, verdict, facts, policy)) return new AppliedWaiver(waiver.Id, waiver.Code, waiver.Until);
        return null;
    }

    /// <summary>The facts as objects, for what looks at few services. Of a text of which only matters that it was given, no more is known.</summary>
    public ServiceFacts Read() => SheetReader.Read(this);

    /// <summary>What a part says of its canisters.</summary>
    /// <param name="part">The part.</param>
    /// <param name="said">What it says.</param>
    /// <returns>Whether it says anything.</returns>
    internal bool TryCanistersOf(SheetPart part, out SheetCanisters said)
    {
        said = new SheetCanisters(_row, CanistersAt);
        for (var i = _head.CanisterCount; i > 0; i--)
        {
            if (said.PartIndex == part.Index) return true;
            said = new SheetCanisters(_row, said.End);
        }

        return false;
    }

    /// <summary>What the network answered about a canister, if that was found right.</summary>
    /// <param name="canister">Principal of the canister.</param>
    /// <param name="evidence">What it answered.</param>
    /// <returns>Whether there is such an answer.</returns>
    internal bool TryEvidenceOf(SheetText canister, out SheetEvidence evidence)
    {
        evidence = default;
        var count = EvidenceCount;
        if (count == 0) return false;
        evidence = EvidenceFrom(EvidenceAt);
        for (; count > 0; count--)
        {
            if (evidence.IsVerified && evidence.Canister.Is(canister)) return true;
            evidence = EvidenceFrom(evidence.End);
        }

        return false;
    }

    internal int CanistersAt => DocumentsAt + (_head.DocumentCount * DocumentLength);

    internal int EvidenceAt
    {
        get
        {
            var at = CanistersAt;
            for (var i = _head.CanisterCount; i > 0; i--) at = new SheetCanisters(_row, at).End;
            return at;
        }
    }

    private int FlowsAt => Head + (_head.PartCount * PartLength);

    private int DocumentsAt => FlowsAt + (_head.FlowCount * FlowLength);

    internal SheetEvidence EvidenceFrom(int at) => new(_row, at);

    internal int Short(int at) => _row.Short(at);

    internal int Int(int at) => _row.Int(at);

    internal Guid Id(int at) => new(_row.Slice(at, 16));

    internal string TextAt(int place) => _row.TextAt(place);

    private static int? Number(int number) => number == NoNumber ? null : number;

    private static int? Level(byte level) => level == NoLevel ? null : level;

    private static DateOnly? Day(int day) => day >= 0 ? DateOnly.FromDayNumber(day) : null;

    private bool Has(int bit) => (_head.Answers & (1 << bit)) != 0;

    private bool? Answer(int bit) => ((_head.Answers >> bit) & 3) switch { 0 => null, 1 => false, _ => true };
}
