using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Services;

namespace Portal.Domain.Reviews;

/// <summary>What was done with a comment.</summary>
public enum CommentChange
{
    /// <summary>A case officer asked.</summary>
    Asked,

    /// <summary>The filer answered.</summary>
    Answered,

    /// <summary>The case officer settled it.</summary>
    Settled,
}

/// <summary>Something was asked, answered or settled about an answer of a filing.</summary>
/// <param name="Id">The comment.</param>
/// <param name="ServiceId">The filing.</param>
/// <param name="Code">The filing's code.</param>
/// <param name="Change">What was done.</param>
/// <param name="Section">The section asked about.</param>
/// <param name="Field">The answer's name; empty for the section or row as a whole.</param>
/// <param name="Text">What was said; empty where nothing was.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record CommentMoved(
    CommentId Id,
    ServiceId ServiceId,
    string Code,
    CommentChange Change,
    ServiceSectionName Section,
    string Field,
    string Text,
    Guid SubjectVersion,
    Actor By,
    DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact =>
        new("comment." + Change.ToString().ToLowerInvariant(), Code, SubjectVersion, new { Comment = Id.Value, Section, Field, Text }, $"/services/{ServiceId.Value}");
}
