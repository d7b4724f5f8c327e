using System.Buffers.Text;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Makes a one-time pass for the emergency administrator; only the server's console may.</summary>
/// <param name="Reason">Why; every administrator reads it.</param>
[Requires(Permissions.Access.BreakGlass)]
public sealed record IssueBreakGlassCommand(string Reason) : ICommand<string>
{
    /// <summary>The console, in records.</summary>
    public static Actor Console { get; } = Actor.System("console", Permissions.Access.BreakGlass);
}

internal sealed class IssueBreakGlassValidator : AbstractValidator<IssueBreakGlassCommand>
{
    public IssueBreakGlassValidator() => RuleFor(c => c.Reason).NotEmpty().Text(BreakGlassPass.ReasonMaxLength);
}

internal sealed class IssueBreakGlassHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<IssueBreakGlassCommand, Result<string>>
{
    public async Task<Result<string>> Handle(IssueBreakGlassCommand request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var home = await db.Organisations.SingleAsync(o => o.Code == EmergencyAdministrator.OrganisationCode, cancellationToken);
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == EmergencyAdministrator.Id, cancellationToken);
        if (person is null) db.People.Add(EmergencyAdministrator.Create(home.Id));
        else if (Restore(person, home, request.Reason, now) is { } refusal) return refusal;

        var secret = RandomNumberGenerator.GetBytes(BreakGlassPass.SecretSize);
        db.BreakGlassPasses.Add(BreakGlassPass.Issue(secret, request.Reason, caller.Actor, now));
        return Base64Url.EncodeToString(secret);
    }

    // Whoever took the account's rights away meant well; an emergency is when they are needed.
    private Error? Restore(Person person, Domain.Organisations.Organisation home, string reason, DateTimeOffset now)
    {
        if (!person.IsActive && person.Enable(reason, caller.Actor, now).Error is { } disabled) return disabled;
        return person.RolesAt(home.Id, clock.TodayInPakistan()).Contains(Role.PdaAdministrator) ? null : person.Appoint(home, reason, caller.Actor, now).Error;
    }
}
