using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Saves one section of a filing. Answers may be missing; those that are given keep to their limits.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Section">The section.</param>
[Requires(Permissions.Services.Register)]
public sealed record SaveServiceSectionCommand(ServiceId Id, Guid Version, IServiceSection Section) : ICommand<SavedSection>;

/// <summary>What a saved section tells the page.</summary>
/// <param name="Version">The version from now on.</param>
/// <param name="At">When it was saved, in UTC.</param>
/// <param name="Progress">How far each section is now.</param>
public sealed record SavedSection(Guid Version, DateTimeOffset At, IReadOnlyList<SectionProgress> Progress);

internal sealed class SaveServiceSectionValidator : AbstractValidator<SaveServiceSectionCommand>
{
    public SaveServiceSectionValidator()
    {
        RuleFor(c => c.Section).NotNull().SetInheritanceValidator(v =>
        {
            v.Add(new ServiceAboutValidator());
            v.Add(new ServiceContactsValidator());
            v.Add(new ServiceDataValidator());
            v.Add(new ServiceSafeguardsValidator());
            v.Add(new ServicePlacementsValidator());
            v.Add(new ServiceFlowsValidator());
        });
    }
}

internal sealed class SaveServiceSectionHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<SaveServiceSectionCommand, Result<SavedSection>>
{
    public async Task<Result<SavedSection>> Handle(SaveServiceSectionCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var service = found.Value;
        var saved = service.Save(request.Section, time.GetUtcNow());
        return saved.Error is { } refused ? refused : new SavedSection(service.Version, service.SavedAt, ServiceCompleteness.Of(service));
    }
}
