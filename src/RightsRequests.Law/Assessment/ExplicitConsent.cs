namespace RightsRequests.Law;

/// <summary>Explicit consent to the processing of special categories (GDPR Art. 9(2)(a)): it behaves like consent.</summary>
internal static class ExplicitConsent
{
    public static bool IsReliedOn(ProcessingActivity activity) => activity.SpecialCategory == "9(2)(a)";
}
