using System.Runtime.InteropServices;
using Portal.Domain.Services;
using static Portal.Domain.Compliance.Sheets.SheetLayout;

namespace Portal.Domain.Compliance.Sheets;

/// <summary>A text on a sheet. It is made when somebody wants to read it: mostly it is only asked whether there is one.</summary>
public readonly ref struct SheetText
{
    private readonly ReadOnlySpan<byte> _sheet;
    private readonly int _place;

    internal SheetText(ReadOnlySpan<byte> sheet, int place)
    {
        _sheet = sheet;
        _place = place;
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _place == 0;

    /// <summary>The text.</summary>
    public override string ToString() => _sheet.TextAt(_place);

    internal int Place => _place;
}

/// <summary>A country on a sheet.</summary>
public readonly ref struct SheetCountry
{
    private readonly ReadOnlySpan<byte> _sheet;
    private readonly ushort _code;

    internal SheetCountry(ReadOnlySpan<byte> sheet, ushort code)
    {
        _sheet = sheet;
        _code = code;
    }

    /// <summary>Whether it is known.</summary>
    public bool IsKnown => _code != 0;

    /// <summary>Whether it is a country.</summary>
    /// <param name="country">The country.</param>
    public bool Is(CountryCode country) => _code == country.Letters;

    /// <summary>ISO 3166-1 alpha-2; null where it is not known.</summary>
    public string? Name => _sheet.CountryAt(_code);

    /// <summary>Its letters as one number.</summary>
    internal CountryCode Code => new(_code);
}

/// <summary>The two letters of a country as one number: countries are compared a million times over.</summary>
/// <param name="Letters">The first letter's code times 256, and the second's.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountryCode(ushort Letters)
{
    /// <summary>The code of a country.</summary>
    /// <param name="iso">ISO 3166-1 alpha-2.</param>
    public static CountryCode Of(string iso) => new(iso.Length == 2 ? (ushort)((iso[0] << 8) | iso[1]) : ushort.MaxValue);

    /// <inheritdoc />
    public override string ToString() => string.Create(2, Letters, static (text, letters) => (text[0], text[1]) = ((char)(letters >> 8), (char)(letters & 0xFF)));
}

/// <summary>The parts of a service.</summary>
public readonly ref struct SheetParts
{
    private readonly ReadOnlySpan<byte> _sheet;

    internal SheetParts(ReadOnlySpan<byte> sheet, int count)
    {
        _sheet = sheet;
        Count = count;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>A part.</summary>
    /// <param name="index">Its place, from 0.</param>
    public SheetPart this[int index] => new(_sheet, index);

    /// <summary>The place of the first part that is known to be outside a country; null where none is.</summary>
    /// <param name="home">The country.</param>
    public int? FirstOutside(CountryCode home)
    {
        for (var i = 0; i < Count; i++)
            if (CodeAt(i) is not 0 and var code && code != home.Letters) return i;
        return null;
    }

    /// <summary>The place of the first part of which it is not known in which country it is; null where all are known.</summary>
    public int? FirstWithoutCountry()
    {
        for (var i = 0; i < Count; i++)
            if (CodeAt(i) == 0) return i;
        return null;
    }

    /// <summary>Walks through them.</summary>
    public Walk GetEnumerator() => new(_sheet, Count);

    // Asked by many obligations of every service.
    private int CodeAt(int index) => _sheet.Short(Head + (index * PartLength) + PartCountry);

    /// <summary>A walk through the parts.</summary>
    public ref struct Walk
    {
        private readonly ReadOnlySpan<byte> _sheet;
        private readonly int _count;
        private int _at = -1;

        internal Walk(ReadOnlySpan<byte> sheet, int count)
        {
            _sheet = sheet;
            _count = count;
        }

        /// <summary>The part.</summary>
        public readonly SheetPart Current => new(_sheet, _at);

        /// <summary>Goes on to the next; false after the last.</summary>
        public bool MoveNext() => ++_at < _count;
    }
}

/// <summary>Where one part of a service runs or keeps data.</summary>
public readonly ref struct SheetPart
{
    private readonly ReadOnlySpan<byte> _sheet;
    private readonly int _at;

    internal SheetPart(ReadOnlySpan<byte> sheet, int index)
    {
        _sheet = sheet;
        _at = Head + (index * PartLength);
        Index = index;
    }

    /// <summary>Its place among the parts, from 0.</summary>
    public int Index { get; }

    /// <summary>What the part does.</summary>
    public PlacementRole Role => (PlacementRole)_sheet[_at + PartRole];

    /// <summary>What kind of place it is.</summary>
    public PlacementKind? Kind => _sheet[_at + PartKind] is > 0 and var place ? (PlacementKind)(place - 1) : null;

    /// <summary>Country of the site.</summary>
    public SheetCountry Country => new(_sheet, (ushort)_sheet.Short(_at + PartCountry));

    /// <summary>Country whose courts can order the operator.</summary>
    public SheetCountry OperatorJurisdiction => new(_sheet, (ushort)_sheet.Short(_at + PartJurisdiction));

    /// <summary>Which of the service's sites it is at, from 1; 0 where it is not known.</summary>
    public int SiteNumber => _sheet[_at + PartSiteNumber];

    /// <summary>Name of the site.</summary>
    public SheetText Site => new(_sheet, _sheet.Short(_at + PartSite));

    /// <summary>Who runs the machines.</summary>
    public SheetText Operator => new(_sheet, _sheet.Short(_at + PartOperator));

    /// <summary>Highest data class the provider is accredited for; null when there is no accreditation on record.</summary>
    public DataClass? AccreditedFor => _sheet[_at + PartAccreditedFor] is > 0 and var place ? (DataClass)(place - 1) : null;

    /// <summary>Last day of the accreditation.</summary>
    public DateOnly? AccreditedUntil => _sheet.Day(_at + PartAccreditedUntil);
}

/// <summary>The cross-border flows of a service.</summary>
public readonly ref struct SheetFlows
{
    private readonly ReadOnlySpan<byte> _sheet;
    private readonly int _at;

    internal SheetFlows(ReadOnlySpan<byte> sheet, int count, int at)
    {
        _sheet = sheet;
        Count = count;
        _at = at;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>A flow.</summary>
    /// <param name="index">Its place, from 0.</param>
    public SheetFlow this[int index] => new(_sheet, _at + (index * FlowLength));
}

/// <summary>A transfer of data across the border.</summary>
public readonly ref struct SheetFlow
{
    private readonly ReadOnlySpan<byte> _sheet;
    private readonly int _at;

    internal SheetFlow(ReadOnlySpan<byte> sheet, int at)
    {
        _sheet = sheet;
        _at = at;
    }

    /// <summary>Destination.</summary>
    public SheetCountry Country => new(_sheet, (ushort)_sheet.Short(_at + FlowCountry));

    /// <summary>What data goes there.</summary>
    public SheetText DataCategories => new(_sheet, _sheet.Short(_at + FlowCategories));

    /// <summary>Whether it has a legal basis.</summary>
    public bool HasBasis => (_sheet[_at + FlowAnswers] & (1 << SheetAnswers.HasBasis)) != 0;

    /// <summary>Whether there is evidence for the basis.</summary>
    public bool HasEvidence => (_sheet[_at + FlowAnswers] & (1 << SheetAnswers.HasEvidence)) != 0;

    /// <summary>Last day on which the basis holds.</summary>
    public DateOnly? ValidUntil => _sheet.Day(_at + FlowUntil);
}
