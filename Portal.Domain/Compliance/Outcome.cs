namespace Portal.Domain.Compliance;

/// <summary>What an obligation's check found. The order is that of the portal's lists: what needs action first.</summary>
public enum Outcome
{
    /// <summary>The obligation is not met.</summary>
    Fail,

    /// <summary>A needed fact is missing; never treated as a pass.</summary>
    Undetermined,

    /// <summary>Not met, with a granted exception that has not expired.</summary>
    Waived,

    /// <summary>The obligation is met.</summary>
    Pass,

    /// <summary>The obligation does not concern this service.</summary>
    NotApplicable,
}

/// <summary>How grave a failure is.</summary>
public enum Severity
{
    /// <summary>To be mended within the year.</summary>
    Low,

    /// <summary>To be mended within the quarter.</summary>
    Medium,

    /// <summary>To be mended within the month.</summary>
    High,
}

/// <summary>How binding an obligation's source is.</summary>
public enum LegalStatus
{
    /// <summary>Law or binding policy in force.</summary>
    InForce,

    /// <summary>Policy of government or of the portal.</summary>
    Policy,

    /// <summary>A draft bill; switched off unless a policy version switches it on.</summary>
    Draft,

    /// <summary>An instrument that was made, but whose commencement has to be checked before anybody is held to it.</summary>
    Unconfirmed,
}
