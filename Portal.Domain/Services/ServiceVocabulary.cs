namespace Portal.Domain.Services;

/// <summary>Data classes of the Pakistan Cloud First Policy 2022, from least to most protected.</summary>
public enum DataClass
{
    /// <summary>Free to publish.</summary>
    Open,

    /// <summary>Public information of government.</summary>
    Public,

    /// <summary>Restricted.</summary>
    Restricted,

    /// <summary>Confidential.</summary>
    Confidential,

    /// <summary>Secret.</summary>
    Secret,
}

/// <summary>Tiers of personal data in the draft Personal Data Protection Bill.</summary>
public enum PersonalDataTier
{
    /// <summary>No personal data.</summary>
    None,

    /// <summary>Personal data.</summary>
    Personal,

    /// <summary>Sensitive personal data.</summary>
    Sensitive,

    /// <summary>Critical personal data.</summary>
    Critical,
}

/// <summary>Kinds of entity that the State Bank of Pakistan’s framework on cloud outsourcing tells apart (BPRD Circular 01 of 2023).</summary>
public enum FinancialEntity
{
    /// <summary>Not regulated by the State Bank.</summary>
    NotRegulated,

    /// <summary>A bank.</summary>
    Bank,

    /// <summary>A digital bank.</summary>
    DigitalBank,

    /// <summary>A microfinance bank.</summary>
    MicrofinanceBank,

    /// <summary>A development finance institution.</summary>
    DevelopmentFinance,

    /// <summary>An electronic money institution.</summary>
    ElectronicMoney,

    /// <summary>A payment system operator or provider that the State Bank has designated.</summary>
    DesignatedPaymentSystem,

    /// <summary>Another payment system operator or provider.</summary>
    PaymentSystem,
}

/// <summary>What a placed part of a service does.</summary>
public enum PlacementRole
{
    /// <summary>The primary.</summary>
    Primary,

    /// <summary>A replica.</summary>
    Replica,

    /// <summary>A backup.</summary>
    Backup,

    /// <summary>Cryptographic keys.</summary>
    Key,

    /// <summary>Logs.</summary>
    Log,

    /// <summary>Processing without keeping.</summary>
    Processing,
}

/// <summary>What kind of place a part runs in.</summary>
public enum PlacementKind
{
    /// <summary>A canister on a subnet of the Internet Computer.</summary>
    SubnetCanister,

    /// <summary>A government or accredited data centre.</summary>
    DataCentre,

    /// <summary>A region of a commercial cloud.</summary>
    PublicCloud,

    /// <summary>The organisation's own premises.</summary>
    OnPremises,
}

/// <summary>Where a filing stands. The moves are in <see cref="ServiceLifecycle"/>.</summary>
public enum ServiceState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Filed; nobody has taken it up.</summary>
    Submitted,

    /// <summary>A case officer checks it.</summary>
    InReview,

    /// <summary>Back with the filer.</summary>
    ReturnedForChanges,

    /// <summary>In the register.</summary>
    Registered,

    /// <summary>In the register, with operation suspended.</summary>
    Suspended,

    /// <summary>No longer in operation.</summary>
    Decommissioned,

    /// <summary>Taken back by the filer.</summary>
    Withdrawn,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>What can be done with a filing.</summary>
public enum ServiceAction
{
    /// <summary>Change the draft.</summary>
    Edit,

    /// <summary>File it.</summary>
    Submit,

    /// <summary>Take it up for review.</summary>
    StartReview,

    /// <summary>Send it back to the filer.</summary>
    Return,

    /// <summary>Enter it in the register.</summary>
    Approve,

    /// <summary>Refuse it.</summary>
    Refuse,

    /// <summary>Take it back.</summary>
    Withdraw,

    /// <summary>Suspend operation.</summary>
    Suspend,

    /// <summary>Lift a suspension.</summary>
    Reinstate,

    /// <summary>End operation.</summary>
    Decommission,

    /// <summary>Begin to change what the register says.</summary>
    Amend,

    /// <summary>Give the review to another case officer.</summary>
    Assign,

    /// <summary>Hand the service to another organisation.</summary>
    Transfer,

    /// <summary>Bring in, or bring up to date, what a register elsewhere says.</summary>
    Import,
}

/// <summary>What has to be seen to before a service ends.</summary>
public enum DecommissionStep
{
    /// <summary>Its users were told, in time to find another way.</summary>
    UsersTold,

    /// <summary>The services that need it use something else.</summary>
    DependentsMoved,

    /// <summary>Records of lasting value went to the archive.</summary>
    RecordsArchived,

    /// <summary>All other data was given back or erased at every place, backups included.</summary>
    DataErased,

    /// <summary>Keys and accounts were destroyed.</summary>
    KeysDestroyed,

    /// <summary>Contracts with operators were ended.</summary>
    ContractsEnded,
}
