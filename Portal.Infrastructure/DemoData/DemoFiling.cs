using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>Takes filings through their life by the register's own rules, at moments of the past.</summary>
internal sealed class DemoFiling(DemoWorld world)
{
    private const string Authority = "PDA";

    private static readonly string[] ApprovalReasons =
    [
        "Placements and keys agree with the operator’s statement.",
        "Facts checked with the owner; the open points are noted for the next audit.",
        "میزبانی کے مقامات اور کلیدوں کی تصدیق ہو گئی۔",
        "Complete and consistent with the masterplan review.",
        "تمام حصے مکمل ہیں؛ کوئی رکاوٹ نہیں۔",
    ];

    private static readonly string[] ReturnReasons =
    [
        "Name the site of the replica and enter the last day of the provider’s accreditation.",
        "The Urdu summary says less than the English one. Bring both to the same facts.",
        "بیک اپ کا مقام اور میزبان ادارہ واضح کیجیے۔",
        "Say whether any data crosses the border, and on which legal basis.",
    ];

    private static readonly string[] RefusalReasons =
    [
        "The same service is already in the register under another code.",
        "This is an internal tool of the office and no service to the public.",
    ];

    /// <summary>Begins a draft and answers it.</summary>
    public Service Draft(Organisation owner, DemoServiceLine line, int earlier, ServiceFacts facts, double daysAgo, Actor filer)
    {
        var begun = world.At(daysAgo + world.Chance.Next(3, 15));
        var service = Service.Start(new ServiceId(DemoText.Id($"service:{owner.Code}:{line.Name.En}")), owner, filer, begun);
        var saved = world.At(daysAgo, begun);
        Save(service, facts, saved);
        foreach (var section in DemoRelations.Of(owner, line, earlier)) Must(service.Save(section, saved));
        return service;
    }

    /// <summary>Leaves a draft half answered.</summary>
    public Service Begin(Organisation owner, string name, ServiceFacts facts, double daysAgo, Actor filer)
    {
        var begun = world.At(daysAgo);
        var service = Service.Start(new ServiceId(DemoText.Id($"service:{owner.Code}:{name}")), owner, filer, begun);
        service.Save(facts.About, begun.AddMinutes(12));
        if (world.Happens(60)) service.Save(facts.Contacts with { SecurityContactConfirmed = null }, begun.AddMinutes(17));
        if (world.Happens(50)) service.Save(facts.Data with { PersonalData = null, TrafficRetentionDays = null }, begun.AddMinutes(31));
        if (world.Happens(30)) service.Save(new ServicePlacements([facts.Placements[0]]), begun.AddMinutes(44));
        return service;
    }

    /// <summary>Files a draft and takes it to a state.</summary>
    public void Take(Service service, Organisation owner, Actor filer, ServiceState state, double daysAgo, int number)
    {
        var (reviewer, approver) = (world.Who(Authority, Role.CaseOfficer, number), world.Who(Authority, Role.Approver, number));
        var wait = state == ServiceState.Submitted ? 0 : world.Chance.Next(2, 8);
        var filed = world.At(daysAgo + wait, service.SavedAt);
        Must(service.Submit(filer, filed));
        if (state == ServiceState.Submitted) return;
        if (state == ServiceState.Withdrawn)
        {
            Must(service.Withdraw(filer, world.At(daysAgo, filed)));
            return;
        }

        var taken = world.At(daysAgo + (wait / 2.0), filed);
        Must(service.StartReview(reviewer, taken));
        if (state == ServiceState.InReview) return;
        if (state == ServiceState.ReturnedForChanges || world.Happens(18))
        {
            var returned = world.At(daysAgo + (wait / 3.0), taken);
            Must(service.Return(reviewer, world.Pick(ReturnReasons), returned));
            if (state == ServiceState.ReturnedForChanges) return;
            filed = world.At(daysAgo + (wait / 4.0), returned);
            Must(service.Submit(filer, filed));
            taken = world.At(daysAgo + (wait / 5.0), filed);
            Must(service.StartReview(reviewer, taken));
        }

        var decided = world.At(daysAgo, taken);
        Must(state == ServiceState.Refused
            ? service.Refuse(approver, world.Pick(RefusalReasons), decided)
            : service.Approve(approver, owner, world.Pick(ApprovalReasons), decided));
    }

    private static void Save(Service service, ServiceFacts facts, DateTimeOffset at)
    {
        IServiceSection[] sections =
        [
            facts.About, facts.Contacts, facts.Data, facts.Safeguards, facts.Sovereignty, new ServicePlacements(facts.Placements), new ServiceFlows(facts.Flows ?? [], facts.Flows is { Count: 0 }),
        ];
        foreach (var section in sections) Must(service.Save(section, at));
    }

    private static void Must(Result result)
    {
        if (result.Error is { } error) throw new InvalidOperationException($"The register refused the demonstration: {error.Code}");
    }
}
