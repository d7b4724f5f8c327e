using Portal.Domain.Common;

namespace Portal.Domain.Services;

/// <summary>Refusals of the register.</summary>
public static class ServiceErrors
{
    /// <summary>Whoever filed or checked a registration can never decide it.</summary>
    public static Error FourEyes { get; } = new("Services.FourEyes", ErrorKind.Forbidden);

    /// <summary>Whoever filed a registration can never check it.</summary>
    public static Error OwnFiling { get; } = new("Services.OwnFiling", ErrorKind.Forbidden);

    /// <summary>The filing has sections without the answers a case officer needs.</summary>
    public static Error Incomplete { get; } = new("Services.Incomplete", ErrorKind.Conflict);

    /// <summary>A decision needs a reason.</summary>
    public static Error ReasonMissing { get; } = new("Services.ReasonMissing", ErrorKind.Invalid);

    /// <summary>The filing does not stand where this can be done.</summary>
    /// <param name="state">Where it stands.</param>
    public static Error CannotMove(ServiceState state) => new("Services.CannotMove", ErrorKind.Conflict, state);

    /// <summary>A change to the service is being written or reviewed already.</summary>
    public static Error AmendmentOpen { get; } = new("Services.AmendmentOpen", ErrorKind.Conflict);

    /// <summary>The amendment says what the register says.</summary>
    public static Error NothingChanged { get; } = new("Services.NothingChanged", ErrorKind.Conflict);

    /// <summary>That case officer has the review already.</summary>
    public static Error AlreadyAssigned { get; } = new("Services.AlreadyAssigned", ErrorKind.Conflict);

    /// <summary>Not everything was seen to that ends a service.</summary>
    public static Error StepsLeft { get; } = new("Services.StepsLeft", ErrorKind.Invalid);

    /// <summary>The service is that organisation's already.</summary>
    public static Error SameOwner { get; } = new("Services.SameOwner", ErrorKind.Conflict);

    /// <summary>No organisation that exists today has that identifier.</summary>
    public static Error NoSuchOwner { get; } = new("Services.NoSuchOwner", ErrorKind.Invalid);

    /// <summary>Nobody of the own organisation who may review has that identifier.</summary>
    public static Error NoSuchReviewer { get; } = new("Services.NoSuchReviewer", ErrorKind.Invalid);

    /// <summary>The draft was filed once, or an import brought it: it can be withdrawn, but not thrown away.</summary>
    public static Error HasHistory { get; } = new("Services.HasHistory", ErrorKind.Conflict);

    /// <summary>The draft has evidence, which has to be removed first.</summary>
    public static Error HasDocuments { get; } = new("Services.HasDocuments", ErrorKind.Conflict);
}
