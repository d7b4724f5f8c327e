using FluentValidation;
using Portal.Application.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Services;

internal sealed class ServiceOfferValidator : AbstractValidator<ServiceOffer>
{
    private const long HighestFee = 1_000_000_000;
    private const int LongestProcessing = 3660;

    public ServiceOfferValidator()
    {
        RuleFor(o => o.Channels).NotNull().Must(c => c is null || c.Distinct().Count() == c.Count).WithErrorCode("Services.Twice");
        RuleForEach(o => o.Channels).Choice();
        RuleFor(o => o.Languages).NotNull().Must(l => l is null || l.Count <= ServiceOffer.MaxLanguages).WithErrorCode("Services.TooManyRows");
        RuleForEach(o => o.Languages).Matches("^[a-z]{2,3}$").WithErrorCode("Services.NotALanguage");
        RuleFor(o => o.Fee).InclusiveBetween(0, HighestFee);
        RuleFor(o => o.ProcessingDays).InclusiveBetween(0, LongestProcessing);
        RuleFor(o => o.IdentityScheme).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(o => o.Interfaces).NotNull().Must(i => i is null || i.Distinct().Count() == i.Count).WithErrorCode("Services.Twice");
        RuleForEach(o => o.Interfaces).Choice();
    }
}

internal sealed class ServiceDataSetsValidator : AbstractValidator<ServiceDataSets>
{
    public ServiceDataSetsValidator()
    {
        RuleFor(d => d.Items).NotNull().Must(items => items is null || items.Count <= DataSet.MaxCount).WithErrorCode("Services.TooManyRows");
        RuleForEach(d => d.Items).NotNull().ChildRules(set =>
        {
            set.RuleFor(d => d.Name).Text(DataSet.NameMaxLength);
            set.RuleFor(d => d.Class).Choice();
            set.RuleFor(d => d.PersonalData).Choice();
            set.RuleFor(d => d.Steward).Text(DataSet.NameMaxLength);
            set.RuleFor(d => d.RetentionDays).InclusiveBetween(0, ServiceDataValidator.CenturyInDays);
        });
    }
}

internal sealed class ServiceDependenciesValidator : AbstractValidator<ServiceDependencies>
{
    public ServiceDependenciesValidator()
    {
        RuleFor(d => d.Items).NotNull().Must(items => items is null || items.Count <= ServiceDependency.MaxCount).WithErrorCode("Services.TooManyRows");
        RuleForEach(d => d.Items).NotNull().ChildRules(dependency =>
        {
            dependency.RuleFor(d => d.Kind).Choice();
            dependency.RuleFor(d => d.ServiceCode).Text(Service.CodeMaxLength);
            dependency.RuleFor(d => d.Name).Text(ServiceDependency.NameMaxLength);
        });
    }
}

internal sealed class ServiceContinuityValidator : AbstractValidator<ServiceContinuity>
{
    private const int YearInHours = 8784;

    public ServiceContinuityValidator()
    {
        RuleFor(c => c.RecoveryTimeHours).InclusiveBetween(0, YearInHours);
        RuleFor(c => c.RecoveryPointHours).InclusiveBetween(0, YearInHours);
        RuleFor(c => c.Availability).InclusiveBetween(0, 100);
        RuleFor(c => c.Portability).Text(ServiceAbout.TextMaxLength);
        RuleFor(c => c.Contract).Text(ServiceAbout.ReferenceMaxLength);
        RuleFor(c => c.ContractUntil).Plausible();
    }
}

internal sealed class ServiceSovereigntyValidator : AbstractValidator<ServiceSovereignty>
{
    public ServiceSovereigntyValidator()
    {
        RuleFor(s => s.Strategic).InclusiveBetween(0, SovereigntyScore.Highest);
        RuleFor(s => s.SupplyChain).InclusiveBetween(0, SovereigntyScore.Highest);
        RuleFor(s => s.Technology).InclusiveBetween(0, SovereigntyScore.Highest);
        RuleFor(s => s.Environment).InclusiveBetween(0, SovereigntyScore.Highest);
        RuleFor(s => s.Grounds).Text(ServiceAbout.TextMaxLength);
    }
}
