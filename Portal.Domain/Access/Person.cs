using System.Security.Cryptography;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class Person : AggregateRoot
{
    /// <summary>The most characters an e-mail address may have (RFC 5321).</summary>
    public const int EmailMaxLength = 254;

    private readonly List<Role> _roles = [];

    private Person()
    {
    }

    /// <summary>Its identifier.</summary>
    public PersonId Id { get; private set; }

    /// <summary>Name in both languages.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>E-mail address in lower case; unique.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The organisation the person belongs to.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>What the person is at work.</summary>
    public IReadOnlyList<Role> Roles => _roles;

    /// <summary>Whether the person may sign in and act.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Preferred language, <c>en</c> or <c>ur</c>; null until chosen.</summary>
    public string? Language { get; private set; }

    /// <summary>Salt of <see cref="Pseudonym"/>; deleting it makes the person's ledger entries anonymous.</summary>
    public string LedgerSalt { get; private set; } = "";

    /// <summary>The name the person has in the public ledger: a salted hash, so that erasure does not break the log.</summary>
    public string Pseudonym => "p-" + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{LedgerSalt}:{Id.Value:N}")))[..20];

    /// <summary>A new person.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="name">Name in both languages.</param>
    /// <param name="email">E-mail address.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="roles">At least one role.</param>
    /// <param name="ledgerSalt">Random salt, or a fixed one for demo people.</param>
    public static Person Create(PersonId id, LocalizedText name, string email, OrganisationId organisation, IEnumerable<Role> roles, string? ledgerSalt = null)
    {
        var person = new Person
        {
            Id = id,
            Name = name,
            Email = email.ToLowerInvariant(),
            OrganisationId = organisation,
            LedgerSalt = ledgerSalt ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        };
        person._roles.AddRange(roles.Distinct());
        return person;
    }

    /// <summary>Keeps the language the person reads in.</summary>
    /// <param name="language"><c>en</c> or <c>ur</c>.</param>
    public void Prefer(string language)
    {
        if (Language == language) return;
        Language = language;
        Touch();
    }

    /// <summary>Takes the right to sign in and act away.</summary>
    public void Disable()
    {
        IsActive = false;
        Touch();
    }
}
