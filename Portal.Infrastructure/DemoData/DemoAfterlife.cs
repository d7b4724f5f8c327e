using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Reviews;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>
/// What happens to entries of the register after they are made: one is suspended, one has ended, some are being changed, case officers ask about answers, and
/// one change leaves an approval of the sandbox behind.
/// </summary>
internal sealed class DemoAfterlife(DemoWorld world, IReadOnlyList<DemoService> services)
{
    public List<ReviewComment> Questions { get; } = [];

    /// <summary>Suspensions and ends, before the audits, which pass such services by.</summary>
    public void End()
    {
        var approver = world.Who("PDA", Role.Approver);
        Must(Registered("KPITB", 3).Service.Suspend(approver, "The operator has been silent for six weeks; citizens use the counters meanwhile.", world.At(12)));
        var ended = Registered("ISTD", 4);
        Must(ended.Service.Decommission(
            world.Filer(ended.Owner), Enum.GetValues<DecommissionStep>(), "Its work is done by the one-window service since July; records are in the provincial archive.", world.At(20)));
    }

    /// <summary>Amendments on their way, and what is asked about them and about first filings.</summary>
    public void Change()
    {
        Amend(Registered("PITB", 11), "New opening hours of the counters", 3);
        var submitted = Amend(Registered("BSIT", 2), "The service is offered in Balochi too", 6);
        Must(submitted.Service.Submit(world.Filer(submitted.Owner), world.At(4, submitted.Service.SavedAt)));
        var reviewed = Amend(Registered("KPITB", 7), "Fees follow the Finance Act", 9);
        var taken = Review(reviewed, 8);
        Ask(reviewed.Service, ServiceSectionName.Offer, "fee", "The notification of the new fee is missing. Which one is it?", taken, 7);
        Ask(reviewed.Service, ServiceSectionName.About, "audience", "Does this reach the merged districts as well?", taken, 7);
        foreach (var filing in services.Where(s => s.Service is { State: ServiceState.InReview, ReviewedBy: not null }).Take(2).ToList())
            Ask(filing.Service, ServiceSectionName.Contacts, "securityContact", "Is this address read at night and on holidays?", world.ActorOf(filing.Service.ReviewedBy!.Value), 1);
    }

    /// <summary>A change that an approval rests on: whoever approved has to say whether it still holds.</summary>
    /// <param name="applications">The sandbox, as it stands today.</param>
    public void LeaveBehind(IReadOnlyList<SandboxApplication> applications)
    {
        // Which services are in the sandbox hangs on the hour; one that is being amended already cannot be amended again.
        var (application, changed) = applications.Where(a => a.State == SandboxState.Testing && a.Proposal.Services.Count > 0)
            .Select(a => (a, services.Single(s => s.Service.Id == a.Proposal.Services[0]))).First(pair => pair.Item2.Service.Amendment is null);
        var primary = changed.Service.Placements[0];
        var filer = world.Filer(changed.Owner);
        var begun = world.At(10, changed.Service.SavedAt);
        Must(changed.Service.Amend(filer, "A second replica", begun));
        Must(changed.Service.Save(new ServicePlacements([.. changed.Service.Placements, primary with { Key = Guid.Empty, Role = PlacementRole.Replica, Site = "Sukkur data centre 1" }]), begun.AddMinutes(25)));
        Must(changed.Service.Submit(filer, begun.AddMinutes(40)));
        var (reviewer, approver) = (world.Who("PDA", Role.CaseOfficer, 1), world.Who("PDA", Role.Approver, 1));
        Must(changed.Service.StartReview(reviewer, world.At(8, begun)));
        var decided = world.At(5, changed.Service.SavedAt);
        Must(changed.Service.Approve(approver, changed.Owner, "The new site belongs to the same accredited operator.", decided));
        changed.JudgeAnew();
        application.GoStale(changed.Service.Code, approver, decided);
    }

    private DemoService Amend(DemoService one, string reason, double daysAgo)
    {
        var filer = world.Filer(one.Owner);
        var begun = world.At(daysAgo, one.Service.SavedAt);
        Must(one.Service.Amend(filer, reason, begun));
        Must(one.Service.Save(one.Service.About with { Audience = "Citizens, residents and their families" }, begun.AddMinutes(10)));
        Must(one.Service.Save(one.Service.Offer with { Fee = 350, Languages = ["ur", "en", "bal"] }, begun.AddMinutes(20)));
        return one;
    }

    private Actor Review(DemoService one, double daysAgo)
    {
        var reviewer = world.Who("PDA", Role.CaseOfficer);
        var filed = world.At(daysAgo, one.Service.SavedAt);
        Must(one.Service.Submit(world.Filer(one.Owner), filed));
        Must(one.Service.StartReview(reviewer, filed.AddHours(3)));
        return reviewer;
    }

    private void Ask(Service filing, ServiceSectionName section, string field, string text, Actor reviewer, double daysAgo)
    {
        var asked = ReviewComment.Ask(new(DemoText.Id($"comment:{filing.Code}:{field}")), filing, section, field, null, text, reviewer, world.At(daysAgo, filing.Steps[^1].At));
        if (asked.Error is { } error) throw new InvalidOperationException(error.Code);
        Questions.Add(asked.Value);
    }

    private DemoService Registered(string owner, int place) => services.Where(s => s.Owner.Code == owner && s.Service is { State: ServiceState.Registered, Amendment: null }).ElementAt(place);

    private static void Must(Result result)
    {
        if (result.Error is { } error) throw new InvalidOperationException($"The register refused the demonstration: {error.Code}");
    }
}
