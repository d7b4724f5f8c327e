using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>
/// Saves one section of a filing. Answers may be missing; those that are given keep to their limits. Somebody else may have saved since:
/// with what this person saw, both people's answers are put together, one by one; without it the save is refused.
/// </summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Section">The section.</param>
/// <param name="Seen">The section as the person saw it; null to be refused where it changed.</param>
[Requires(Permissions.Services.Register)]
public sealed record SaveServiceSectionCommand(ServiceId Id, Guid Version, IServiceSection Section, IServiceSection? Seen = null) : ICommand<SavedSection>;

/// <summary>What a saved section tells the page.</summary>
/// <param name="Version">The version from now on.</param>
/// <param name="At">When it was saved, in UTC.</param>
/// <param name="Section">The section as it stands now: rows have their keys, and another person's answers are in it.</param>
/// <param name="Progress">How far each section is now.</param>
public sealed record SavedSection(Guid Version, DateTimeOffset At, IServiceSection Section, IReadOnlyList<SectionProgress> Progress)
{
    /// <summary>Answers that somebody else gave meanwhile.</summary>
    public IReadOnlyList<FieldChange> Theirs { get; init; } = [];

    /// <summary>Answers that were not saved, since somebody else gave a different one meanwhile.</summary>
    public IReadOnlyList<FieldChange> Conflicts { get; init; } = [];
}

internal sealed class SaveServiceSectionValidator : AbstractValidator<SaveServiceSectionCommand>
{
    public SaveServiceSectionValidator()
    {
        RuleFor(c => c.Section).NotNull().SetInheritanceValidator(v =>
        {
            v.Add(new ServiceAboutValidator());
            v.Add(new ServiceContactsValidator());
            v.Add(new ServiceOfferValidator());
            v.Add(new ServiceDataValidator());
            v.Add(new ServiceDataSetsValidator());
            v.Add(new ServicePlacementsValidator());
            v.Add(new ServiceFlowsValidator());
            v.Add(new ServiceDependenciesValidator());
            v.Add(new ServiceSafeguardsValidator());
            v.Add(new ServiceContinuityValidator());
            v.Add(new ServiceSovereigntyValidator());
        });
        RuleFor(c => c.Seen).Must((command, seen) => seen is null || seen.GetType() == command.Section?.GetType()).WithErrorCode("Services.OtherSection");
    }
}

internal sealed class SaveServiceSectionHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<SaveServiceSectionCommand, Result<SavedSection>>
{
    public async Task<Result<SavedSection>> Handle(SaveServiceSectionCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.Id, request.Seen is null ? request.Version : null, cancellationToken);
        if (found.Error is { } missing) return missing;
        var service = found.Value;
        var name = ServiceContent.NameOf(request.Section);
        var merge = service.Version == request.Version || request.Seen is null
            ? new SectionMerge(request.Section, [], [])
            : SectionMerge.Of(name, request.Seen, request.Section, service.Filing[name]);
        var saved = service.Save(merge.Section, time.GetUtcNow());
        if (saved.Error is { } refused) return refused;
        return new SavedSection(service.Version, service.SavedAt, service.Filing[name], ServiceCompleteness.Of(service.Filing))
        {
            Theirs = merge.Theirs,
            Conflicts = merge.Conflicts,
        };
    }
}
