using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Application.Sandbox;

/// <summary>Saves what the applicant has written so far. Answers may be missing; those that are given keep to their limits.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Proposal">What is proposed.</param>
/// <param name="Plan">How the test is bounded.</param>
/// <param name="Safeguards">How people are protected.</param>
/// <param name="Metrics">What the test is judged by.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record SaveSandboxDraftCommand(
    SandboxApplicationId Id,
    Guid Version,
    SandboxProposal Proposal,
    SandboxTestPlan Plan,
    SandboxSafeguards Safeguards,
    IReadOnlyList<OutcomeMetric> Metrics) : ICommand<SavedSandboxDraft>;

/// <summary>What a saved draft tells the page.</summary>
/// <param name="Version">The version from now on.</param>
/// <param name="At">When it was saved, in UTC.</param>
public sealed record SavedSandboxDraft(Guid Version, DateTimeOffset At);

// Field names of the flat form, so that a refusal stands next to its field.
internal sealed class SaveSandboxDraftValidator : AbstractValidator<SaveSandboxDraftCommand>
{
    private const long MostPeople = 300_000_000;
    private const long MostOfAnything = 1_000_000_000_000;
    private const decimal MostFigure = 1_000_000_000_000m;

    public SaveSandboxDraftValidator()
    {
        RuleFor(c => c.Proposal.Title.En).Text(LocalizedText.MaxLength).OverridePropertyName("Title");
        RuleFor(c => c.Proposal.Title.Ur).Text(LocalizedText.MaxLength).OverridePropertyName("TitleUr");
        RuleFor(c => c.Proposal.SummaryEn).Text(SandboxProposal.TextMaxLength).OverridePropertyName("Summary");
        RuleFor(c => c.Proposal.SummaryUr).Text(SandboxProposal.TextMaxLength).OverridePropertyName("SummaryUr");
        RuleFor(c => c.Proposal.LegalRelief).Text(SandboxProposal.TextMaxLength).OverridePropertyName("LegalRelief");
        RuleFor(c => c.Proposal.DataClass).Choice().OverridePropertyName("DataClass");
        RuleFor(c => c.Proposal.Services.Count).InclusiveBetween(0, SandboxProposal.MaxServices).OverridePropertyName("Services");
        RuleFor(c => c.Plan.TestDays).InclusiveBetween(1, 3650).OverridePropertyName("TestDays");
        RuleFor(c => c.Plan.MaxUsers).InclusiveBetween(1, MostPeople).OverridePropertyName("MaxUsers");
        RuleFor(c => c.Plan.MaxTransactions).InclusiveBetween(1, MostOfAnything).OverridePropertyName("MaxTransactions");
        RuleFor(c => c.Plan.MaxValueMillions).InclusiveBetween(1, MostOfAnything).OverridePropertyName("MaxValueMillions");
        RuleFor(c => c.Safeguards.ConsentText).Text(SandboxProposal.TextMaxLength).OverridePropertyName("ConsentText");
        RuleFor(c => c.Safeguards.ComplaintsRoute).Text(SandboxProposal.TextMaxLength).OverridePropertyName("ComplaintsRoute");
        RuleFor(c => c.Safeguards.ExitPlan).Text(SandboxProposal.TextMaxLength).OverridePropertyName("ExitPlan");
        RuleFor(c => c.Safeguards.VirtualAssetsAuthorisation).Text(OutcomeMetric.MaxLength).OverridePropertyName("VirtualAssetsAuthorisation");
        RuleFor(c => c.Metrics.Count).InclusiveBetween(0, OutcomeMetric.MaxCount).OverridePropertyName("Metrics");
        RuleForEach(c => c.Metrics).ChildRules(metric =>
        {
            metric.RuleFor(m => m.Name).Text(OutcomeMetric.MaxLength);
            metric.RuleFor(m => m.Unit).Text(OutcomeMetric.MaxLength);
            metric.RuleFor(m => m.Method).Text(OutcomeMetric.MaxLength);
            metric.RuleFor(m => m.Baseline).InclusiveBetween(-MostFigure, MostFigure);
            metric.RuleFor(m => m.Target).InclusiveBetween(-MostFigure, MostFigure);
            metric.RuleFor(m => m.MeasureOn).Plausible();
        });
    }
}

internal sealed class SaveSandboxDraftHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<SaveSandboxDraftCommand, Result<SavedSandboxDraft>>
{
    public async Task<Result<SavedSandboxDraft>> Handle(SaveSandboxDraftCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindSandboxAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var services = request.Proposal.Services.Distinct().ToList();
        var registered = await db.Services.CountAsync(s => services.Contains(s.Id) && s.State == ServiceState.Registered, cancellationToken);
        if (registered != services.Count) return Error.Invalid([new FieldError("Services", "Sandbox.ServiceNotRegistered")]);

        // A draft has nothing measured yet, whatever the page sends.
        var metrics = request.Metrics.Select(m => m with { Actual = null, MeasuredOn = null }).ToList();
        var proposal = request.Proposal with { Services = services };
        var saved = found.Value.SaveDraft(proposal, request.Plan, request.Safeguards, metrics, caller.Actor, time.GetUtcNow());
        return saved.Error is { } refused ? refused : new SavedSandboxDraft(found.Value.Version, found.Value.SavedAt);
    }
}
