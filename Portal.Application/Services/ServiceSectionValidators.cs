using FluentValidation;
using Portal.Application.Common;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

internal sealed class ServiceAboutValidator : AbstractValidator<ServiceAbout>
{
    public ServiceAboutValidator()
    {
        RuleFor(a => a.Name).NotNull();
        RuleFor(a => a.Name.En).Text(LocalizedText.MaxLength).When(a => a.Name is not null);
        RuleFor(a => a.Name.Ur).Text(LocalizedText.MaxLength).When(a => a.Name is not null);
        RuleFor(a => a.SummaryEn).Text(ServiceAbout.TextMaxLength);
        RuleFor(a => a.SummaryUr).Text(ServiceAbout.TextMaxLength);
        RuleFor(a => a.LegalBasis).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(a => a.MasterplanReference).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(a => a.MasterplanReview).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(a => a.Audience).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(a => a.YearlyVolume).InclusiveBetween(0, 1_000_000_000_000);
    }
}

internal sealed class ServiceContactsValidator : AbstractValidator<ServiceContacts>
{
    public ServiceContactsValidator()
    {
        RuleFor(c => c.Owner).Text(ServiceContacts.MaxLength);
        RuleFor(c => c.SecurityContact).Text(ServiceContacts.MaxLength).Address();
        RuleFor(c => c.SecurityContactConfirmed).Plausible();
        RuleFor(c => c.TechnicalContact).Text(ServiceContacts.MaxLength).Address();
    }
}

internal sealed class ServiceDataValidator : AbstractValidator<ServiceData>
{
    internal const int CenturyInDays = 36_525;

    public ServiceDataValidator()
    {
        RuleFor(d => d.Class).Choice();
        RuleFor(d => d.PersonalData).Choice();
        RuleFor(d => d.RetentionDays).InclusiveBetween(0, CenturyInDays);
        RuleFor(d => d.TrafficRetentionDays).InclusiveBetween(0, CenturyInDays);
        RuleFor(d => d.CriticalReview).Plausible();
        RuleFor(d => d.AbroadApproval).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(d => d.AbroadApproved).Plausible();
    }
}

internal sealed class ServiceSafeguardsValidator : AbstractValidator<ServiceSafeguards>
{
    public ServiceSafeguardsValidator()
    {
        RuleFor(s => s.KeyCustodyCountry).Country();
        RuleFor(s => s.ImpactAssessment).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(s => s.VirtualAssetsAuthorisation).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(s => s.FinancialEntity).Choice();
        RuleFor(s => s.CentralBankApproval).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(s => s.ExitPlan).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(s => s.ExitPlanReviewed).Plausible();
    }
}

internal sealed class ServicePlacementsValidator : AbstractValidator<ServicePlacements>
{
    public ServicePlacementsValidator()
    {
        RuleFor(p => p.Items).NotNull().Must(items => items is null || items.Count <= Placement.MaxCount).WithErrorCode("Services.TooManyRows");
        RuleForEach(p => p.Items).NotNull().SetValidator(new PlacementValidator());
    }
}

internal sealed class PlacementValidator : AbstractValidator<Placement>
{
    public PlacementValidator()
    {
        RuleFor(p => p.Role).Choice();
        RuleFor(p => p.Kind).Choice();
        RuleFor(p => p.Country).Country();
        RuleFor(p => p.Site).Text(Placement.NameMaxLength);
        RuleFor(p => p.Operator).Text(Placement.NameMaxLength);
        RuleFor(p => p.OperatorJurisdiction).Country();
        RuleFor(p => p.AccreditedFor).Choice();
        RuleFor(p => p.AccreditedUntil).Plausible();
        RuleFor(p => p.Subnet).NotNull().Principal();
        RuleFor(p => p.ModuleHash).NotNull().Matches("^([0-9a-f]{64})?$").WithErrorCode("Services.NotAHash");
        RuleFor(p => p.Canisters).NotNull().Must(HasRoom).WithErrorCode("Services.TooManyRows");
        RuleForEach(p => p.Canisters).NotEmpty().Principal();
        RuleFor(p => p.Controllers).NotNull().Must(HasRoom).WithErrorCode("Services.TooManyRows");
        RuleForEach(p => p.Controllers).NotEmpty().Principal();
    }

    private static bool HasRoom(IReadOnlyList<string>? principals) => principals is null || principals.Count <= Placement.MaxPrincipals;
}

internal sealed class ServiceFlowsValidator : AbstractValidator<ServiceFlows>
{
    public ServiceFlowsValidator()
    {
        RuleFor(f => f.Items).NotNull().Must(items => items is null || items.Count <= CrossBorderFlow.MaxCount).WithErrorCode("Services.TooManyRows");
        RuleForEach(f => f.Items).NotNull().ChildRules(flow =>
        {
            flow.RuleFor(f => f.Country).NotEmpty().Country();
            flow.RuleFor(f => f.DataCategories).Text(ServiceAbout.ReferenceMaxLength);
            flow.RuleFor(f => f.LegalBasis).Text(ServiceAbout.ReferenceMaxLength);
            flow.RuleFor(f => f.Evidence).Text(ServiceAbout.ReferenceMaxLength);
            flow.RuleFor(f => f.ValidUntil).Plausible();
        });
    }
}
