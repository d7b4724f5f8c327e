using Microsoft.AspNetCore.Components;
using Portal.Application.Audits;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Audits;

/// <summary>One finding: why it was opened, how it is fixed, and what was done about it.</summary>
public sealed partial class FindingPage
{
    private const string Fixed = "fixed";
    private const string NotFixed = "not-fixed";

    private readonly Turns ticks = new();
    private FindingDetail? detail;
    private string? problem;
    private FindingFound? found;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Code of the refusal that an upload came back with.</summary>
    [SupplyParameterFromQuery(Name = "refused")]
    public string? Refused { get; set; }

    private FindingRow Finding => detail!.Finding;

    private string ServiceName => Finding.ServiceName.In(PortalCulture.Language) is { Length: > 0 } name ? name : Finding.ServiceCode;

    private string Subject => $"{Finding.Code}: {Reasons.Title(Finding.ObligationId)}";

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Finding.Id.Value == Id) return;
        detail = null;
        await LoadAsync();
        if (detail is null) Navigation.NotFound();
    }

    // A finding that is no longer the reader's, since its service was handed over, stays to be read as it was seen last.
    private async Task LoadAsync()
    {
        var read = await UseCases.SendAsync(new GetFindingQuery(new FindingId(Id)));
        detail = read.IsSuccess ? read.Value : detail is null ? null : detail with { Actions = [], MayTick = false, MayAttach = false, Documents = [] };
    }

    private bool May(FindingAction action) => detail!.Actions.Contains(action);

    // Whoever has a say in it may also have it looked at.
    private bool MayRecheck => May(FindingAction.Comment);

    private IReadOnlyList<Choice<string>> Documents => [.. detail!.Documents.Select(d => new Choice<string>(d.DocumentId.ToString(), d.FileName, $"{Names[d.Kind]}, {d.Sha256[..12]}…"))];

    private Task CommentAsync() => AskAsync(new DecisionRequest
    {
        Title = T["Comment.Title"],
        Subject = Subject,
        Choices = [new(Fixed, T["Comment"])],
        ReasonLabel = T["Comment.Text"],
        ReasonMissing = T["Comment.Missing"],
        ReasonHint = T["Comment.Hint"],
        ReasonMaxLength = Domain.Audits.Finding.NoteMaxLength,
        Conditions = Documents,
        ConditionsLabel = T["Evidence.Choose"],
        ConfirmText = _ => T["Comment"],
        Confirm = decision => RunAsync(new CommentOnFindingCommand(Finding.Id, detail!.Version, decision.Reason, Chosen(decision))),
    });

    private Task ReportAsync() => AskAsync(new DecisionRequest
    {
        Title = T["Report.Title"],
        Subject = Subject,
        Choices = [new(Fixed, T["Report"])],
        ReasonHint = T["Report.Hint"],
        ReasonMaxLength = Domain.Audits.Finding.NoteMaxLength,
        Conditions = Documents,
        ConditionsLabel = T["Evidence.Choose"],
        Consequence = T["Report.Consequence"],
        ConfirmText = _ => T["Report"],
        Confirm = decision => FindAsync(new ReportRemediationCommand(Finding.Id, detail!.Version, decision.Reason, Chosen(decision))),
    });

    private Task VerifyAsync() => AskAsync(new DecisionRequest
    {
        Title = T["Verify.Title"],
        Subject = Subject,
        FourEyes = T["Verify.FourEyes"],
        Choices = [new(Fixed, T["Verify.Fixed"], T["Verify.Fixed.Hint"]), new(NotFixed, T["Verify.NotFixed"], T["Verify.NotFixed.Hint"])],
        ReasonHint = T["Verify.Hint"],
        ReasonMaxLength = Domain.Audits.Finding.NoteMaxLength,
        Consequence = T["Verify.Consequence"],
        ConfirmText = choice => choice switch { Fixed => T["Verify.Fixed"], NotFixed => T["Verify.NotFixed"], _ => T["Verify"] },
        Confirm = decision => RunAsync(new VerifyRemediationCommand(Finding.Id, detail!.Version, decision.Choice == Fixed, decision.Reason)),
    });

    private Task ReopenAsync() => AskAsync(new DecisionRequest
    {
        Title = T["Reopen.Title"],
        Subject = Subject,
        Choices = [new(NotFixed, T["Reopen"])],
        ReasonHint = T["Verify.Hint"],
        ReasonMaxLength = Domain.Audits.Finding.NoteMaxLength,
        Consequence = T["Verify.Consequence"],
        ConfirmText = _ => T["Reopen"],
        Confirm = decision => RunAsync(new VerifyRemediationCommand(Finding.Id, detail!.Version, IsFixed: false, decision.Reason)),
    });

    private static IReadOnlyList<DocumentId> Chosen(Decision decision) => [.. decision.Conditions.Select(id => DocumentId.From(Guid.Parse(id)))];

    private Task AskAsync(DecisionRequest request) => OnceAsync(async () =>
    {
        (problem, found) = (null, null);
        if (await DecisionDialog.OpenAsync(Dialogs, request) is null) return;
        Toast.Success(T["Finding.Saved"]);
        await LoadAsync();
    });

    private async Task<IReadOnlyList<FieldProblem>> RunAsync(MediatR.IRequest<Result> command) => await ProblemsAsync((await UseCases.SendAsync(command)).Error);

    private async Task<IReadOnlyList<FieldProblem>> FindAsync(MediatR.IRequest<Result<FindingFound>> command)
    {
        var result = await UseCases.SendAsync(command);
        found = result.IsSuccess ? result.Value : null;
        return await ProblemsAsync(result.Error);
    }

    private async Task<IReadOnlyList<FieldProblem>> ProblemsAsync(Error? refusal) => refusal switch
    {
        null => [],
        { Kind: ErrorKind.Stale } => [new("", await MeanwhileAsync("Stale.Kept"))],
        _ => Errors.InDecision(refusal),
    };

    // Says who did what since the page was read and reads it anew: what is sent next is sent by somebody who knows.
    private async Task<string> MeanwhileAsync(string then)
    {
        var seen = detail!.Steps.Count;
        await LoadAsync();
        StateHasChanged();
        var news = detail.Steps.Count > seen && detail.Steps[^1] is var last
            ? AuditLook.Words(T, last) + (last.Note.Length > 0 ? T["Stale.Words", last.Note] : "")
            : T["Stale.Else"].Value;
        return $"{T["Stale", news]} {T[then]}";
    }

    private Task RecheckAsync() => OnceAsync(async () =>
    {
        problem = await FindAsync(new RecheckFindingCommand(Finding.Id)) is [var first, ..] ? first.Message : null;
        await LoadAsync();
    });

    // Each tick is one of its own: a second one right after the first is done after it.
    private Task TickAsync((RemedyStep Step, bool Done) tick) => ticks.TakeAsync(async () =>
    {
        await CarryOutAsync(new TickFindingStepCommand(Finding.Id, tick.Step, tick.Done));
        return true;
    });

    private Task DoAsync(MediatR.IRequest<Result> command) => OnceAsync(() => CarryOutAsync(command));

    private async Task CarryOutAsync(MediatR.IRequest<Result> command)
    {
        found = null;
        var result = await UseCases.SendAsync(command);
        problem = result.Error switch
        {
            null => null,
            { Kind: ErrorKind.Stale } => await MeanwhileAsync("Stale.Again"),
            var refusal => Errors[refusal],
        };
        if (problem is null) Toast.Success(T["Finding.Saved"]);
        await LoadAsync();
    }
}
