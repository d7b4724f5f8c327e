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

    /// <summary>Whether another text of the same sheet says the same: each stands there once.</summary>
    /// <param name="other">The other.</param>
    public bool Is(SheetText other) => _place == other._place;

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
    private readonly ReadOnlySpan<SheetPartRow> _rows;

    internal SheetParts(ReadOnlySpan<byte> sheet, int count)
    {
        _sheet = sheet;
        _rows = MemoryMarshal.Cast<byte, SheetPartRow>(sheet.Slice(Head, count * PartLength));
    }

    /// <summary>How many there are.</summary>
    public int Count => _rows.Length;

    /// <summary>A part.</summary>
    /// <param name="index">Its place, from 0.</param>
    public SheetPart this[int index] => new(_sheet, in _rows[index], index);

    /// <summary>The place of the first part that is known to be outside a country; null where none is.</summary>
    /// <param name="home">The country.</param>
    public int? FirstOutside(CountryCode home)
    {
        for (var i = 0; i < _rows.Length; i++)
            if (_rows[i].Country is not 0 and var code && code != home.Letters) return i;
        return null;
    }

    /// <summary>The place of the first part of which it is not known in which country it is; null where all are known.</summary>
    public int? FirstWithoutCountry()
    {
        for (var i = 0; i < _rows.Length; i++)
            if (_rows[i].Country == 0) return i;
        return null;
    }

    /// <summary>Walks through them.</summary>
    public Walk GetEnumerator() => new(this);

    /// <summary>A walk through the parts.</summary>
    public ref struct Walk
    {
        private readonly SheetParts _parts;
        private int _at = -1;

        internal Walk(SheetParts parts) => _parts = parts;

        /// <summary>The part.</summary>
        public readonly SheetPart Current => _parts[_at];

        /// <summary>Goes on to the next; false after the last.</summary>
        public bool MoveNext() => ++_at < _parts.Count;
    }
}

/// <summary>Where one part of a service runs or keeps data.</summary>
public readonly ref struct SheetPart
{
    private readonly ref readonly SheetPartRow _row;
    private readonly ReadOnlySpan<byte> _sheet;

    internal SheetPart(ReadOnlySpan<byte> sheet, ref readonly SheetPartRow row, int index)
    {
        _sheet = sheet;
        _row = ref row;
        Index = index;
    }

    /// <summary>Its place among the parts, from 0.</summary>
    public int Index { get; }

    /// <summary>What the part does.</summary>
    public PlacementRole Role => (PlacementRole)_row.Role;

    /// <summary>What kind of place it is.</summary>
    public PlacementKind? Kind => _row.Kind > 0 ? (PlacementKind)(_row.Kind - 1) : null;

    /// <summary>Country of the site.</summary>
    public SheetCountry Country => new(_sheet, _row.Country);

    /// <summary>Country whose courts can order the operator.</summary>
    public SheetCountry OperatorJurisdiction => new(_sheet, _row.Jurisdiction);

    /// <summary>Which of the service's sites it is at, from 1; 0 where it is not known.</summary>
    public int SiteNumber => _row.SiteNumber;

    /// <summary>Name of the site.</summary>
    public SheetText Site => new(_sheet, _row.Site);

    /// <summary>Who runs the machines.</summary>
    public SheetText Operator => new(_sheet, _row.Operator);

    /// <summary>Highest data class the provider is accredited for; null when there is no accreditation on record.</summary>
    public DataClass? AccreditedFor => _row.AccreditedFor > 0 ? (DataClass)(_row.AccreditedFor - 1) : null;

    /// <summary>Last day of the accreditation.</summary>
    public DateOnly? AccreditedUntil => _row.AccreditedUntil >= 0 ? DateOnly.FromDayNumber(_row.AccreditedUntil) : null;
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
