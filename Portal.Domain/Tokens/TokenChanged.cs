using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Tokens;

/// <summary>What was done with a token.</summary>
public enum TokenChange
{
    /// <summary>It was made; it cannot be used before its person has taken its secret.</summary>
    Created,

    /// <summary>Its person took its secret, or a new one.</summary>
    Issued,

    /// <summary>It acts for another person from now on; its secret died.</summary>
    HandedOver,

    /// <summary>It was revoked.</summary>
    Revoked,
}

/// <summary>Something was done with an API token. Never holds its secret, nor the secret's hash.</summary>
/// <param name="Id">The token.</param>
/// <param name="Change">What was done.</param>
/// <param name="Responsible">The person it acts for.</param>
/// <param name="Name">Its name.</param>
/// <param name="Snapshot">Its name, scopes, last day and the pseudonym it acts for.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record TokenChanged(ApiTokenId Id, TokenChange Change, PersonId Responsible, string Name, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("token." + Verb, Id.Code, SubjectVersion, Snapshot, "/tokens");

    private string Verb => Change switch
    {
        TokenChange.Created => "created",
        TokenChange.Issued => "issued",
        TokenChange.HandedOver => "handed-over",
        _ => "revoked",
    };
}
