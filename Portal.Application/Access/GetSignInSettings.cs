using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>How people sign in: the providers with their health, the claim rules, and the organisations a rule can name.</summary>
[Requires(Permissions.Administration.ManageSignIn)]
public sealed record GetSignInSettingsQuery : IQuery<SignInSettings>;

/// <summary>How people sign in.</summary>
/// <param name="Providers">The configured providers.</param>
/// <param name="Rules">The claim rules, by provider and value.</param>
/// <param name="Organisations">Every organisation, by code.</param>
public sealed record SignInSettings(IReadOnlyList<SignInProvider> Providers, IReadOnlyList<ClaimRuleRow> Rules, IReadOnlyList<RuleOrganisation> Organisations);

/// <summary>An organisation that a rule can give a role at.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record RuleOrganisation(string Code, LocalizedText Name);

/// <summary>One claim rule in a list.</summary>
/// <param name="Id">The rule.</param>
/// <param name="ProviderKey">Configuration key of the provider.</param>
/// <param name="Claim">Name of the claim.</param>
/// <param name="Value">The value wanted.</param>
/// <param name="Role">The role it gives.</param>
/// <param name="Organisation">Name of the organisation it gives the role at.</param>
/// <param name="OrganisationCode">Its code.</param>
/// <param name="IsInForce">Whether it gives the role already.</param>
/// <param name="MayConfirm">Whether the reader may put it in force.</param>
public sealed record ClaimRuleRow(
    ClaimRuleId Id, string ProviderKey, string Claim, string Value, Role Role, LocalizedText Organisation, string OrganisationCode, bool IsInForce, bool MayConfirm);

internal sealed class GetSignInSettingsHandler(IPortalDb db, Caller caller, ISignInProviders providers) : IRequestHandler<GetSignInSettingsQuery, Result<SignInSettings>>
{
    public async Task<Result<SignInSettings>> Handle(GetSignInSettingsQuery request, CancellationToken cancellationToken)
    {
        var rules = await db.ClaimRules.AsNoTracking()
            .Join(db.Organisations, r => r.OrganisationId, o => o.Id, (r, o) => new { Rule = r, o.Name, o.Code })
            .OrderBy(r => r.Rule.ProviderKey).ThenBy(r => r.Rule.Claim).ThenBy(r => r.Rule.Value).ThenBy(r => r.Rule.Id)
            .ToListAsync(cancellationToken);
        var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.Code).Select(o => new RuleOrganisation(o.Code, o.Name)).ToListAsync(cancellationToken);
        return new SignInSettings(
            providers.List(),
            [.. rules.Select(r => new ClaimRuleRow(
                r.Rule.Id, r.Rule.ProviderKey, r.Rule.Claim, r.Rule.Value, r.Rule.Role, r.Name, r.Code, r.Rule.IsInForce, !r.Rule.IsInForce && r.Rule.AddedBy != caller.Actor.Id))],
            organisations);
    }
}
