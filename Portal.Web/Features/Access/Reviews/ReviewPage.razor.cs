using Microsoft.AspNetCore.Components;
using Portal.Application.Access.Reviews;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Access.Reviews;

/// <summary>One review: each person is confirmed, or their roles at the organisation are removed.</summary>
public sealed partial class ReviewPage
{
    private readonly Turns turns = new();
    private ReviewDetail? review;
    private string? problem;

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

    protected override async Task OnParametersSetAsync()
    {
        if (review?.Id.Value == Id) return;
        await LoadAsync();
        if (review is null) Navigation.NotFound();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetReviewQuery(new AccessReviewId(Id)));
        review = found.IsSuccess ? found.Value : null;
    }

    // Many are confirmed one after the other, the next before the last is on the screen; of a second click on the same one nothing is left to do.
    private Task ConfirmAsync(ReviewLineRow line) => turns.TakeAsync(async () =>
    {
        if (review?.Lines.FirstOrDefault(l => l.Person == line.Person) is not { Decision: null }) return false;
        var confirmed = await UseCases.SendAsync(new ConfirmReviewLineCommand(review.Id, review.Version, line.Person));
        problem = confirmed.Error is { } refusal ? Errors[refusal] : null;
        if (problem is null) Toast.Success(T["Saved"]);
        await LoadAsync();
        return true;
    });

    private async Task RemoveAsync(ReviewLineRow line)
    {
        var decided = await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = T["Remove.Title"],
            Subject = line.Name.In(PortalCulture.Language),
            Choices = [new("remove", T["Remove"])],
            ReasonMaxLength = Domain.Access.Person.ReasonMaxLength,
            Consequence = T["Remove.Consequence", review!.Organisation.In(PortalCulture.Language)],
            ConfirmText = _ => T["Remove"],
            Confirm = async decision => await UseCases.SendAsync(new RemoveReviewLineCommand(review.Id, review.Version, line.Person, decision.Reason)) is { Error: { } refusal }
                ? Errors.InDecision(refusal)
                : [],
        });
        if (decided is null) return;
        problem = null;
        Toast.Success(T["Saved"]);
        await LoadAsync();
    }
}
