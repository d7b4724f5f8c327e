using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

/// <summary>The account behind a break-glass pass. No identity provider answers for it, so a pass is the only way into it.</summary>
public static class EmergencyAdministrator
{
    /// <summary>The same in every installation.</summary>
    public static PersonId Id { get; } = new(new Guid("0b1ea6a5-5000-7000-8000-000000000001"));

    /// <summary>Code of the organisation it belongs to.</summary>
    public const string OrganisationCode = "PDA";

    /// <summary>How many administrators it takes until two can agree without the emergency account.</summary>
    public const int EnoughAdministrators = 2;

    // RFC 2606: no mail and no provider's domain ever ends like this.
    private const string Address = "break-glass@portal.invalid";

    /// <summary>A new account.</summary>
    /// <param name="organisation">The Pakistan Digital Authority.</param>
    public static Person Create(OrganisationId organisation) =>
        Person.Create(Id, new LocalizedText("Emergency administrator", "ہنگامی منتظم"), Address, organisation, [Role.PdaAdministrator]);

    /// <summary>
    /// Whether somebody may make an administrator of the portal alone: only this account, and only while there are not two others.
    /// Without that nobody could grant what the first administrator asks for, on a new portal or after the last one left.
    /// </summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="role">The role to be given.</param>
    /// <param name="administrators">How many others hold it, people among them who have not signed in yet.</param>
    public static bool MayAppoint(Actor actor, Role role, int administrators) =>
        actor.Id == Id && role == Role.PdaAdministrator && administrators < EnoughAdministrators;
}
