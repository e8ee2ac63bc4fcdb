namespace RightsRequests.Workflow;

/// <summary>What a holder is asked to do; the words of the contract.</summary>
public enum HolderAction
{
    Locate,
    Export,
    Rectify,
    Erase,
    Restrict,
    LiftRestriction,
    StopProcessing,
    Notify,
}

/// <summary>Kinds of letters; the words of the contract.</summary>
public enum LetterKind
{
    Acknowledgement,
    IdentityRequest,
    ClarificationRequest,
    Extension,
    Refusal,
    Response,
    RestrictionLifting,
    RecipientNotice,
    Receipt,
    ClosingUnidentified,
}

/// <summary>Which activities a holder step concerns.</summary>
public enum ActivityFilter
{
    /// <summary>Activities granted, in whole or in part.</summary>
    Granted,
    /// <summary>Every activity in scope to which the right applies, whatever its outcome.</summary>
    Applicable,
    /// <summary>Direct marketing only (Art. 21(2)).</summary>
    Marketing,
    /// <summary>Activities granted that are not direct marketing (those were stopped at once).</summary>
    GrantedNotMarketing,
}

/// <summary>What happens when holders have not all answered in time.</summary>
public enum IncompleteRule
{
    /// <summary>A person decides: ask again, or go on without.</summary>
    DecideWithout,
}

/// <summary>Roles of staff. <see cref="Dpo"/> may do what <see cref="Agent"/> may.</summary>
public enum Role
{
    Agent,
    Dpo,
    Auditor,
    Admin,
}
