using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Waivers;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Compliance.Waivers;

/// <summary>One waiver: what it covers, what keeps the harm small, what was decided, and what may be done with it now.</summary>
public sealed partial class WaiverPage
{
    private const string Favour = "favour";

    // The one that carries it on comes last, and stands out.
    private static readonly WaiverAction[] Forward = [WaiverAction.Recommend, WaiverAction.Grant];

    private WaiverDetail? detail;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private CountryText Countries { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    // Recommending is one dialog with two answers.
    private IEnumerable<WaiverAction> Offered => detail!.May.Where(a => a != WaiverAction.AdviseAgainst);

    private WaiverAction? Main => Forward.Where(a => detail!.May.Contains(a)).Select(a => (WaiverAction?)a).FirstOrDefault();

    private string ServiceName => detail!.ServiceName.In(PortalCulture.Language) is { Length: > 0 } name ? name : detail.ServiceCode;

    private IEnumerable<string> Parts => detail!.Known.Where(k => k.Part.Length > 0).Select(k => PartWords(k.Part)).Distinct();

    private IReadOnlyList<Stage> WayStages
    {
        get
        {
            var granted = detail!.From is not null;
            var isOver = granted && detail.State != WaiverState.Granted;
            var decided = granted || detail.State == WaiverState.Refused;
            return
            [
                new(T["Stage.Asked"], null, StageState.Done),
                new(T["Stage.Recommended"], null, detail.IsFavoured is not null ? StageState.Done : detail.State == WaiverState.Requested ? StageState.Now : StageState.Ahead, 0),
                new(T["Stage.Decided"], detail.State == WaiverState.Refused ? Names[detail.State] : null, decided ? StageState.Done : detail.State == WaiverState.Recommended ? StageState.Now : StageState.Ahead, 0),
                new(T["Stage.Ends"], isOver ? Names[detail.State] : granted ? Dates.Short(detail.Until) : null, isOver ? StageState.Done : granted ? StageState.Now : StageState.Ahead, .5),
            ];
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Id.Value == Id) return;
        await LoadAsync();
        if (detail is null) Navigation.NotFound();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetWaiverQuery(new WaiverId(Id)));
        detail = found.IsSuccess ? found.Value : null;
    }

    private async Task DoAsync(WaiverAction action)
    {
        var title = T[$"Do.{action}"];
        var done = action == WaiverAction.Grant
            ? await GrantWaiverDialog.OpenAsync(Dialogs, title, detail!)
            : await DecisionDialog.OpenAsync(Dialogs, Ask(action)) is not null;
        if (done) await LoadAsync();
    }

    private DecisionRequest Ask(WaiverAction action) => new()
    {
        Title = T[$"Do.{action}"],
        Subject = $"{detail!.Code} · {ServiceName}",
        Choices = action == WaiverAction.Recommend
            ? [new(Favour, T["Recommend.Grant"]), new("against", T["Recommend.Refuse"])]
            : [new(action.ToString(), T[$"Do.{action}"])],
        ChoicesLabel = T["Recommendation"],
        ChoiceMissing = T["Recommend.Missing"],
        ReasonMaxLength = Waiver.ReasonMaxLength,
        Consequence = T[$"Then.{action}"],
        ConfirmText = _ => T[$"Do.{action}"],
        Confirm = async said =>
        {
            var done = await UseCases.SendAsync(Command(action, said));
            return done.Error is { } refusal ? Errors.InDecision(refusal) : [];
        },
    };

    private MediatR.IRequest<Result> Command(WaiverAction action, Decision said) => action switch
    {
        WaiverAction.Recommend => new RecommendWaiverCommand(detail!.Id, detail.Version, said.Choice == Favour, said.Reason),
        WaiverAction.Refuse => new RefuseWaiverCommand(detail!.Id, detail.Version, said.Reason),
        WaiverAction.Revoke => new RevokeWaiverCommand(detail!.Id, detail.Version, said.Reason),
        _ => new WithdrawWaiverCommand(detail!.Id, detail.Version, said.Reason),
    };

    // "Backup|PublicCloud|AE|Cloud Co|Region 1" or "Flow|AE|Logs", as a shortfall names its part.
    private string PartWords(string part)
    {
        var pieces = part.Split('|');
        IEnumerable<string> words = pieces is ["Flow", var to, .. var data]
            ? [T["Part.Flow"], Countries[to], .. data]
            : pieces.Select((piece, place) => place switch
            {
                0 => Enum.TryParse<PlacementRole>(piece, out var role) ? Names[role] : piece,
                1 => Enum.TryParse<PlacementKind>(piece, out var kind) ? Names[kind] : piece,
                2 when piece.Length > 0 => Countries[piece],
                _ => piece,
            });
        return string.Join(PortalCulture.IsUrdu ? "، " : ", ", words.Where(word => word.Length > 0));
    }
}
