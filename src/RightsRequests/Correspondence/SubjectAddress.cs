using RightsRequests.Intake;

namespace RightsRequests.Correspondence;

/// <summary>Where the person who asked reads mail.</summary>
internal static class SubjectAddress
{
    /// <summary>The representative's where there is one who gave one, else the subject's; null when neither.</summary>
    public static string? MailAddress(this RequestContent content) => content.Representative?.Email ?? content.Subject.Email;
}
