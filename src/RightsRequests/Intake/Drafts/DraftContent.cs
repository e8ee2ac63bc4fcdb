namespace RightsRequests.Intake;

/// <summary>What is encrypted of a draft.</summary>
internal sealed record DraftContent(RequestDraft Draft, string? Code = null, int Mails = 0);
