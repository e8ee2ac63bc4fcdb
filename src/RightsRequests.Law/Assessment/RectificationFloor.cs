namespace RightsRequests.Law;

/// <summary>Rectification (GDPR Art. 16): on every basis.</summary>
internal static class RectificationFloor
{
    public static Finding Decide() => Finding.Granted(
        "16",
        "Vous avez le droit de faire corriger les données inexactes qui vous concernent et de faire compléter celles qui sont incomplètes",
        "You have the right to have inaccurate data about you corrected and incomplete data completed");
}
