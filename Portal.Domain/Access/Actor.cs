using Portal.Domain.Organisations;
using Portal.Domain.Tokens;

namespace Portal.Domain.Access;

/// <summary>Who acts, with the rights they have at this moment; made afresh from the database for every use case.</summary>
/// <param name="Id">The person; a fixed id for a system actor.</param>
/// <param name="Pseudonym">The name in the public ledger.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="OrganisationCode">Its code.</param>
/// <param name="Permissions">What the actor may do.</param>
public sealed record Actor(PersonId Id, string Pseudonym, OrganisationId OrganisationId, string OrganisationCode, IReadOnlySet<string> Permissions)
{
    /// <summary>Whether the actor has a permission.</summary>
    /// <param name="permission">One of <see cref="Access.Permissions"/>.</param>
    public bool May(string permission) => Permissions.Contains(permission);

    /// <summary>Whether the actor belongs to an organisation.</summary>
    /// <param name="organisation">The organisation.</param>
    public bool IsOf(OrganisationId organisation) => OrganisationId == organisation;

    /// <summary>The same person acting by a token: with the rights that both have, named in the ledger with the token behind.</summary>
    /// <param name="token">The token.</param>
    /// <param name="scopes">What the token allows at most.</param>
    public Actor By(ApiTokenId token, IEnumerable<string> scopes) => this with { Pseudonym = $"{Pseudonym}/{token.Short}", Permissions = Permissions.Intersect(scopes).ToHashSet() };

    /// <summary>
    /// A named system actor, for jobs. It has exactly the permissions given to it and belongs to the PDA's record.
    /// </summary>
    /// <param name="name">For example <c>audits</c>.</param>
    /// <param name="permissions">What it may do.</param>
    public static Actor System(string name, params string[] permissions) =>
        new(new PersonId(SystemId(name)), $"system:{name}", default, "PORTAL", new HashSet<string>(permissions));

    // A stable id per name, so that records of a job's work point to the same actor in every installation.
    private static Guid SystemId(string name) =>
        new(global::System.Security.Cryptography.SHA256.HashData(global::System.Text.Encoding.UTF8.GetBytes("system:" + name)).AsSpan(0, 16));
}
