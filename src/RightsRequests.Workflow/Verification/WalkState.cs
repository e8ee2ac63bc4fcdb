namespace RightsRequests.Workflow;

/// <summary>What the proof must tell apart of a case: where it is and what has happened.</summary>
internal sealed record WalkState(
    string Path,
    int Index,
    bool IdentitySettled = false,
    bool Approved = false,
    bool LetterSent = false,
    bool RefusalSent = false,
    bool LiftingTold = false,
    bool Changed = false,
    bool RecipientsTold = false,
    bool MarketingDone = false,
    bool RestDone = false,
    bool Lifted = false);
