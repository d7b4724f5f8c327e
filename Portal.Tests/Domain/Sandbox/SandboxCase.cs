using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Tests.Domain.Sandbox;

/// <summary>An application with the people around it, brought to any state by its own methods.</summary>
internal sealed class SandboxCase
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    private static readonly OrganisationId Regulator = OrganisationId.New();
    private static readonly OrganisationId Firm = OrganisationId.New();

    public Actor Applicant { get; } = Of(Firm, Role.Applicant);

    public Actor Officer { get; } = Of(Regulator, Role.CaseOfficer);

    public Actor Evaluator { get; } = Of(Regulator, Role.CaseOfficer);

    public Actor Approver { get; } = Of(Regulator, Role.Approver);

    public SandboxScheme Scheme { get; } = SandboxScheme.Create(
        SandboxSchemeId.New(), "SBP", Regulator, new("State Bank sandbox", "سینڈ باکس"), 3, new SandboxTerms(),
        [new("benefit", new("Consumer benefit", "فائدہ"), 60), new("safeguards", new("Safeguards", "حفاظت"), 40)]);

    public SandboxApplication Application { get; }

    public DateTimeOffset Now { get; set; } = Start;

    public SandboxCase() => Application = SandboxApplication.Start(SandboxApplicationId.New(), Scheme, Applicant, Now);

    public static Actor Of(OrganisationId organisation, params Role[] roles) =>
        new(PersonId.New(), "p-1", organisation, "ORG", RolePermissions.Together(roles, organisation == Firm ? OrganisationKind.Applicant : OrganisationKind.Regulator));

    public static Actor OfRegulator(params Role[] roles) => Of(Regulator, roles);

    public static Actor OfFirm(params Role[] roles) => Of(Firm, roles);

    public static SandboxCase In(SandboxState state)
    {
        var made = new SandboxCase();
        made.Reach(state);
        return made;
    }

    public Result SaveComplete(SandboxProposal? proposal = null, SandboxTestPlan? plan = null, SandboxSafeguards? safeguards = null, OutcomeMetric[]? metrics = null) =>
        Application.SaveDraft(proposal ?? Proposal, plan ?? Plan, safeguards ?? Safeguards, metrics ?? [Metric], Applicant, Now);

    public static SandboxProposal Proposal => new()
    {
        Title = new("Satellite-checked crop loans", "سیٹلائٹ سے جانچے گئے فصلی قرضے"),
        SummaryEn = "Loans checked by satellite.",
        DataClass = DataClass.Confidential,
        LegalRelief = "Paper collateral.",
    };

    public static SandboxTestPlan Plan => new() { TestDays = 120, MaxUsers = 5000, MaxTransactions = 4000, MaxValueMillions = 500 };

    public static SandboxSafeguards Safeguards => new() { ConsentText = "I agree.", ComplaintsRoute = "Telephone line.", ExitPlan = "Loans run out." };

    public static OutcomeMetric Metric => new()
    {
        Name = "Days from request to money",
        Unit = "days",
        Baseline = 21.5m,
        Target = 7,
        Method = "Median of the log",
        MeasureOn = new DateOnly(2026, 9, 1),
    };

    public Result Evaluate(Actor evaluator) => Application.Evaluate(
        evaluator, Scheme.Criteria, [new("benefit", 4, "Many farmers."), new("safeguards", 3, "Enough.")], SandboxRecommendation.Approve, "Good.", Now);

    private void Reach(SandboxState state)
    {
        Do(SaveComplete());
        switch (state)
        {
            case SandboxState.Draft: return;
            case SandboxState.Withdrawn: Do(Application.Withdraw(Applicant, "", Now)); return;
        }

        Do(Application.Submit(Applicant, Scheme, Now));
        if (state == SandboxState.Submitted) return;
        Do(Application.TakeUp(Officer, Now));
        if (state == SandboxState.CompletenessCheck) return;
        if (state is SandboxState.InformationRequested or SandboxState.Lapsed) Do(Application.RequestInformation(Officer, "Which bank?", Now));
        if (state == SandboxState.Lapsed) Do(Application.Lapse(Of(Regulator), "No answer.", Now));
        if (Application.State == state) return;
        Do(Application.ConfirmComplete(Officer, Now));
        if (state == SandboxState.CoRegulatorReferral) Do(Application.Refer(Officer, "What does PTA say?", Now));
        if (Application.State == state) return;
        Do(Evaluate(Evaluator));
        if (state == SandboxState.Refused) Do(Application.Refuse(Approver, "Out of scope.", Now));
        if (Application.State == state) return;
        Do(Application.ApproveInPrinciple(Approver, "Worth a test.", Now));
        if (Application.State == state) return;
        Do(Application.BeginTestDesign(Officer, Now));
        if (Application.State == state) return;
        Do(Application.Approve(Approver, Scheme.Terms, "Ready.", Now));
        if (Application.State == state) return;
        Do(Application.StartTest(Applicant, Scheme.Terms, servicesFail: false, Now));
        if (state == SandboxState.Suspended) Do(Application.Suspend(Approver, "A leak.", Now));
        if (state == SandboxState.Revoked) Do(Application.Revoke(Approver, "A second leak.", Now));
        if (state == SandboxState.ExtensionRequested) Do(Application.AskExtension(Applicant, 60, Scheme.Terms, "Two harvests.", Now));
        if (Application.State == state) return;
        Do(Application.EndTest(Applicant, Now));
        if (Application.State == state) return;
        Do(Application.FileReport(Applicant, "It works.", Now));
        if (state == SandboxState.Exited) Do(Application.Exit(Approver, SandboxExit.RuleChange, "The rule goes.", Now));
    }

    private static void Do(Result result)
    {
        if (result.Error is { } refusal) throw new InvalidOperationException(refusal.Code);
    }
}
