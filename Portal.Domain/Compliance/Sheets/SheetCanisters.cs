using static Portal.Domain.Compliance.Sheets.SheetLayout;

namespace Portal.Domain.Compliance.Sheets;

/// <summary>What a part of a service says of its canisters.</summary>
public readonly ref struct SheetCanisters
{
    private readonly ReadOnlySpan<byte> _sheet;
    private readonly int _at;

    internal SheetCanisters(ReadOnlySpan<byte> sheet, int at)
    {
        _sheet = sheet;
        _at = at;
    }

    /// <summary>Principal of the subnet.</summary>
    public SheetText Subnet => TextAt(CanistersSubnet);

    /// <summary>SHA-256 of the code that was approved.</summary>
    public SheetText ModuleHash => TextAt(CanistersHash);

    /// <summary>How many canisters there are.</summary>
    public int Count => _sheet.Short(_at + CanistersCount);

    /// <summary>How many principals can change them.</summary>
    public int ControllerCount => _sheet.Short(_at + CanistersControllers);

    /// <summary>Principal of a canister.</summary>
    /// <param name="index">Its place, from 0.</param>
    public SheetText this[int index] => TextAt(CanistersLength + (index * sizeof(ushort)));

    /// <summary>A principal that can change them.</summary>
    /// <param name="index">Its place, from 0.</param>
    public SheetText Controller(int index) => this[Count + index];

    /// <summary>Whether a principal can change them.</summary>
    /// <param name="principal">The principal.</param>
    public bool AreControlledBy(SheetText principal)
    {
        for (var i = ControllerCount - 1; i >= 0; i--)
            if (Controller(i).Is(principal)) return true;
        return false;
    }

    /// <summary>The part's place among the parts.</summary>
    internal int PartIndex => _sheet.Short(_at + CanistersPart);

    internal int End => _at + CanistersLength + ((Count + ControllerCount) * sizeof(ushort));

    private SheetText TextAt(int at) => new(_sheet, _sheet.Short(_at + at));
}

/// <summary>What the network answered about one canister.</summary>
public readonly ref struct SheetEvidence
{
    private readonly ReadOnlySpan<byte> _sheet;
    private readonly int _at;

    internal SheetEvidence(ReadOnlySpan<byte> sheet, int at)
    {
        _sheet = sheet;
        _at = at;
    }

    /// <summary>Principal of the canister.</summary>
    public SheetText Canister => TextAt(EvidenceCanister);

    /// <summary>The day in Pakistan on which the certificate was taken.</summary>
    public DateOnly TakenOn => DateOnly.FromDayNumber(_sheet.Int(_at + EvidenceTakenOn));

    /// <summary>Whether signature, delegation and ranges held.</summary>
    public bool IsVerified => _sheet[_at + EvidenceVerified] == 1;

    /// <summary>Principal of the subnet that answered.</summary>
    public SheetText Subnet => TextAt(EvidenceSubnet);

    /// <summary>Whether the code was read.</summary>
    public bool KnowsCode => _sheet.Short(_at + EvidenceHash) != None;

    /// <summary>SHA-256 of the code, where it was read.</summary>
    public SheetText ModuleHash => TextAt(EvidenceHash);

    /// <summary>Whether the controllers were read.</summary>
    public bool KnowsControllers => _sheet.Short(_at + EvidenceControllers) != None;

    /// <summary>How many principals can change the canister, as far as they were read.</summary>
    public int ControllerCount => KnowsControllers ? _sheet.Short(_at + EvidenceControllers) : 0;

    /// <summary>How many nodes the subnet has; 0 where they were not read.</summary>
    public int NodeCount => _sheet.Short(NodesAt);

    /// <summary>A principal that can change the canister.</summary>
    /// <param name="index">Its place, from 0.</param>
    public SheetText Controller(int index) => TextAt(EvidenceLength + (index * sizeof(ushort)));

    /// <summary>A node of the subnet.</summary>
    /// <param name="index">Its place, from 0.</param>
    public SheetNode Node(int index) => new(_sheet, NodesAt + sizeof(ushort) + (index * NodeLength));

    internal int End => NodesAt + sizeof(ushort) + (NodeCount * NodeLength);

    private int NodesAt => _at + EvidenceLength + (ControllerCount * sizeof(ushort));

    private SheetText TextAt(int at) => new(_sheet, _sheet.Short(_at + at));
}

/// <summary>A node of a subnet as governance declares it.</summary>
public readonly ref struct SheetNode
{
    private readonly ReadOnlySpan<byte> _sheet;
    private readonly int _at;

    internal SheetNode(ReadOnlySpan<byte> sheet, int at)
    {
        _sheet = sheet;
        _at = at;
    }

    /// <summary>Country of its site.</summary>
    public SheetCountry Country => new(_sheet, (ushort)_sheet.Short(_at + NodeCountry));

    /// <summary>Who runs it, however the name is spelt in capitals and small letters.</summary>
    public SheetText Operator => new(_sheet, _sheet.Short(_at + NodeOperator));

    /// <summary>The data centre it stands in, however the name is spelt in capitals and small letters.</summary>
    public SheetText Site => new(_sheet, _sheet.Short(_at + NodeSite));
}
