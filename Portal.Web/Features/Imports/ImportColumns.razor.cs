using Microsoft.AspNetCore.Components;
using Portal.Application.Imports;
using Portal.Domain.Imports;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using ImportMap = Portal.Domain.Imports.ImportMap;

namespace Portal.Web.Features.Imports;

/// <summary>How the file is read and what its columns mean. Nothing is kept before the rows are checked.</summary>
public sealed partial class ImportColumns
{
    private ImportMapDraft draft = null!;
    private ImportEncoding encoding;
    private ImportDelimiter delimiter;
    private string sheet = "";
    private bool save = true;

    /// <summary>The import.</summary>
    [Parameter, EditorRequired]
    public ImportDetail Detail { get; set; } = default!;

    /// <summary>The file is to be read in another way.</summary>
    [Parameter]
    public EventCallback<ImportReadingChoice> OnRead { get; set; }

    /// <summary>Every row is to be checked; the map, and whether it is kept.</summary>
    [Parameter]
    public EventCallback<(ImportMap Map, bool Save)> OnCheck { get; set; }

    /// <summary>The import is to be given up.</summary>
    [Parameter]
    public EventCallback OnDiscard { get; set; }

    /// <summary>What was wrong with the map.</summary>
    [Parameter]
    public IReadOnlyList<FieldProblem> Problems { get; set; } = [];

    private IReadOnlyList<Choice<ImportOwnership>> OwnerChoices => [.. Detail.Ownerships.Select(o => new Choice<ImportOwnership>(o, Names[o], T[$"Map.Owner.{o}"]))];

    private IReadOnlyList<Choice<string>> SheetChoices => [.. Detail.Look.Sheets.Select(s => new Choice<string>(s, s))];

    protected override void OnInitialized()
    {
        (encoding, delimiter, sheet) = (Detail.Look.Reading.Encoding, Detail.Look.Reading.Delimiter, Detail.Look.Reading.Sheet);
        draft = new ImportMapDraft(Detail.Map, Detail.Look.Columns);
        if (!Detail.Ownerships.Contains(draft.Owner.Kind) && Detail.Ownerships.Count > 0) draft.Owner = draft.Owner with { Kind = Detail.Ownerships[0] };
    }

    private static string Said(string? value) => value ?? "";

    private string SampleOf(int place) => string.Join(" · ", Detail.Look.Sample.Select(row => row.ElementAtOrDefault(place) ?? "").Where(cell => cell.Length > 0).Distinct().Take(3));
}
