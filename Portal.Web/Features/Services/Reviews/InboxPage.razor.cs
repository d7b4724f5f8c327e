using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Application.Common;
using Portal.Application.Reviews;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Features.Dashboards;
using Portal.Web.Resources;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Services.Reviews;

/// <summary>Filings under way, in the folders that the person's roles have. What is done with several is a use case for each: allowed or refused whatever comes of the others.</summary>
public sealed partial class InboxPage
{
    private const int PageSize = 25;

    private readonly HashSet<ServiceId> chosen = [];
    private FilingList? list;
    private IReadOnlyList<BulkResult> results = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private TaskWords Words { get; set; } = default!;

    [Inject]
    private AssignDialog Assignments { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "folder")]
    private string? Folder { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    private int Number => Math.Clamp(AddressValue.Number(PageNumber) ?? 1, 1, int.MaxValue / PageSize);

    private int First => (Number - 1) * PageSize;

    private bool MayChoose => list?.Folder is FilingFolder.ToTakeUp or FilingFolder.WithMe or FilingFolder.WithOthers;

    private Segment[] Folders => [.. list!.Folders.Select(f => new Segment(Names[f.Folder], f.Count, IconOf(f.Folder), ToneOf(f.Folder), $"/services/inbox?folder={f.Folder}", f.Folder == list.Folder))];

    private IReadOnlyList<FilingRow> Chosen => [.. list!.Rows.Items.Where(r => chosen.Contains(r.Id))];

    protected override Task OnParametersSetAsync()
    {
        chosen.Clear();
        return LoadAsync();
    }

    private static string IconOf(FilingFolder folder) => folder switch
    {
        FilingFolder.ToTakeUp => "clip",
        FilingFolder.WithMe => "search",
        FilingFolder.ToDecide => "check",
        FilingFolder.Returned or FilingFolder.ToRevise => "back",
        _ => "people",
    };

    private static string ToneOf(FilingFolder folder) => folder switch
    {
        FilingFolder.ToTakeUp or FilingFolder.ToDecide or FilingFolder.ToRevise => "und",
        FilingFolder.WithMe => "info",
        _ => "na",
    };

    private static string Href(FilingRow row) => $"/services/{row.Id}";

    private string PageHref(int number) => $"/services/inbox?folder={list!.Folder}&page={number}";

    private string NameOf(FilingRow row) => row.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : T["Unnamed"];

    private void Choose(FilingRow row, bool isChosen)
    {
        if (isChosen) chosen.Add(row.Id);
        else chosen.Remove(row.Id);
    }

    private void ChooseAll(bool all)
    {
        chosen.Clear();
        if (all) chosen.UnionWith(list!.Rows.Items.Select(r => r.Id));
    }

    private async Task LoadAsync()
    {
        var folder = Enum.TryParse<FilingFolder>(Folder, out var named) && Enum.IsDefined(named) ? named : (FilingFolder?)null;
        var found = await UseCases.SendAsync(new ListFilingsQuery(folder, new PageRequest(First, PageSize)));
        if (found.IsSuccess) list = found.Value;
        else Navigation.NotFound();
        chosen.IntersectWith(list?.Rows.Items.Select(r => r.Id) ?? []);
    }

    private Task TakeUpAsync() => DoAsync(row => new StartReviewCommand(row.Id, row.Version), T["Done.Reviewed"]);

    private async Task AssignAsync()
    {
        if (await Assignments.OpenAsync(null, T.Count("Assign.Subject", chosen.Count), _ => Task.FromResult<IReadOnlyList<FieldProblem>>([])) is not { } given) return;
        await DoAsync(row => new AssignReviewCommand(row.Id, row.Version, given.To.Id, given.Reason), T["Done.Assigned", given.To.Name.In(PortalCulture.Language)]);
    }

    private Task DoAsync(Func<FilingRow, ICommand> command, string done) => OnceAsync(async () =>
    {
        List<BulkResult> came = [];
        foreach (var row in Chosen)
        {
            var refused = (await UseCases.SendAsync(command(row))).Error;
            came.Add(new BulkResult(row.Code, Href(row), refused is null ? done : Errors[refused], refused is not null));
        }

        results = came;
        chosen.Clear();
        await LoadAsync();
    });
}
