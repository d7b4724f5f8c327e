using Portal.Domain.Common;

namespace Portal.Domain.Organisations;

/// <summary>Refusals about organisations.</summary>
public static class OrganisationErrors
{
    /// <summary>The organisation has ended already.</summary>
    public static Error Ended { get; } = new("Organisations.Ended", ErrorKind.Conflict);

    /// <summary>The last day lies before the first.</summary>
    public static Error EndsBeforeItBegan { get; } = new("Organisations.EndsBeforeItBegan", ErrorKind.Invalid);

    /// <summary>The successor is the organisation itself, or has ended too.</summary>
    public static Error NoSuccessor { get; } = new("Organisations.NoSuccessor", ErrorKind.Invalid);

    /// <summary>The end of an organisation rests on an act.</summary>
    public static Error ReasonMissing { get; } = new("Organisations.ReasonMissing", ErrorKind.Invalid);
}
