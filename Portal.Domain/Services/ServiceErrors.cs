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
}
