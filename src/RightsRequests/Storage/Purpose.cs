namespace RightsRequests.Storage;

/// <summary>What encrypted content is for; part of what is authenticated, so change none once stored.</summary>
public static class Purpose
{
    public const string Request = "request";
    public const string CaseState = "case-state";
    public const string Effect = "effect";
    public const string Answer = "answer";
    public const string Incident = "incident";
    public const string Letter = "letter";
    public const string Evidence = "evidence";
    public const string Mail = "mail";
    public const string Idempotency = "idempotency";
    public const string File = "file";
    public const string FileName = "file-name";
    public const string PostalAddress = "postal-address";
    public const string MailDraft = "mail-draft";
    public const string RequestDraft = "request-draft";
    public const string DiscardReason = "discard-reason";
    public const string WaitingQuery = "waiting-query";
    public const string DsrCallbacks = "dsr-callbacks";
    public const string HolderContent = "holder-content";
    public const string SavedFilter = "saved-filter";
    public const string ResumeReason = "resume-reason";
    public const string ExportedFilter = "exported-filter";
}
