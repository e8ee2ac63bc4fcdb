using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>What Art. 15(1) and (2) ask of each activity of an access request.</summary>
internal static class ActivityNotices
{
    public static IReadOnlyList<ActivityNotice> Of(LetterMaterial material) =>
    [
        .. material.State.Assessment
            .Where(one => one.IsGranted && !material.IsSecret(one.Assessed.Activity))
            .Select(one => material.Policy.Activity(one.Assessed.Activity))
            .OfType<RegisterEntry>()
            .Select(entry => Notice(material, entry)),
    ];

    private static ActivityNotice Notice(LetterMaterial material, RegisterEntry entry)
    {
        var language = material.Language;
        return new(
            material.ActivityName(entry.Id),
            entry.Purpose.In(language),
            Words.Basis(entry.Law.Basis).In(language),
            [.. entry.Categories.Select(category => material.Policy.Category(category).In(language))],
            [.. entry.Recipients.Select(recipient => recipient.Name.In(language))],
            entry.Retention.In(language),
            string.Join(", ", entry.Law.Sources.Order().Select(source => Words.Source(source).In(language))),
            entry.Transfers?.In(language),
            entry.Decision?.In(language),
            Held(material, entry.Id));
    }

    private static bool Held(LetterMaterial material, string activity) =>
        material.Copy.Held.Contains(activity)
        || material.State.Queries.Any(query => query.Transport is Transport.Person or Transport.Opendsr && query.Activities.Contains(activity) && query.Result is { Outcome: "done" or "partial" });
}
