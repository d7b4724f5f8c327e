using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Audits;

/// <summary>Makes an audit plan and follows its schedule.</summary>
/// <param name="Id">Made by the caller, so that a second click makes nothing twice.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="NameUr">Name in Urdu.</param>
/// <param name="Scope">What is audited.</param>
/// <param name="Cron">Minute, hour, day of month, month, day of week in Pakistan's time; null for on demand only.</param>
[Requires(Permissions.Audits.Manage)]
public sealed record CreateAuditPlanCommand(AuditPlanId Id, string NameEn, string NameUr, AuditScope Scope, string? Cron) : ICommand;

internal sealed class CreateAuditPlanValidator : AbstractValidator<CreateAuditPlanCommand>
{
    // A full audit is heavy: nothing is served by one every few minutes.
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    public CreateAuditPlanValidator(IJobScheduler scheduler, TimeProvider clock)
    {
        RuleFor(c => c.NameEn).NotEmpty().MaximumLength(LocalizedText.MaxLength);
        RuleFor(c => c.NameUr).NotEmpty().MaximumLength(LocalizedText.MaxLength);
        RuleFor(c => c.Cron).MaximumLength(AuditPlan.CronMaxLength);
        RuleFor(c => c.Cron).Must(cron => IsFollowable(scheduler, cron!, clock.GetUtcNow())).WithErrorCode(AuditErrors.BadSchedule.Code).When(c => c.Cron is not null);
        RuleFor(c => c.Scope.Services).Must(services => services.Count <= AuditScope.MaxServices).WithErrorCode(AuditErrors.TooManyServices.Code);
        RuleForEach(c => c.Scope.Obligations).Must(id => ObligationCatalogue.Find(id) is not null).WithErrorCode(Error.NotFound.Code);
    }

    private static bool IsFollowable(IJobScheduler scheduler, string cron, DateTimeOffset now) =>
        scheduler.NextAfter(cron, now) is { } first && (scheduler.NextAfter(cron, first) is not { } second || second - first >= Shortest);
}

internal sealed class CreateAuditPlanHandler(IPortalDb db, Caller caller, TimeProvider clock, IJobScheduler scheduler, AfterCommit afterCommit)
    : IRequestHandler<CreateAuditPlanCommand, Result>
{
    public async Task<Result> Handle(CreateAuditPlanCommand request, CancellationToken cancellationToken)
    {
        if (await db.AuditPlans.AnyAsync(p => p.Id == request.Id, cancellationToken)) return Result.Ok;
        var named = request.Scope.Services;
        if (named.Count > 0 && await db.Services.Visible(caller.Actor).CountAsync(s => named.Contains(s.Id), cancellationToken) != named.Distinct().Count()) return Error.NotFound;
        var name = new LocalizedText(request.NameEn.Trim(), request.NameUr.Trim());
        db.AuditPlans.Add(AuditPlan.Create(request.Id, name, request.Scope, request.Cron, caller.Actor, clock.GetUtcNow()));
        if (request.Cron is { } cron) afterCommit.Do(ct => scheduler.ScheduleAsync(request.Id, cron, ct));
        return Result.Ok;
    }
}
