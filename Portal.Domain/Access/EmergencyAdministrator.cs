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

    // RFC 2606: no mail and no provider's domain ever ends like this.
    private const string Address = "break-glass@portal.invalid";

    /// <summary>A new account.</summary>
    /// <param name="organisation">The Pakistan Digital Authority.</param>
    public static Person Create(OrganisationId organisation) =>
        Person.Create(Id, new LocalizedText("Emergency administrator", "ہنگامی منتظم"), Address, organisation, [Role.PdaAdministrator]);
}
