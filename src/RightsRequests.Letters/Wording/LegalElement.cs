namespace RightsRequests.Letters;

/// <summary>One thing that the law demands of a letter, and the words that show it is there.</summary>
/// <param name="Source">The provision, for example <c>GDPR 15(1)(a)</c>.</param>
/// <param name="Meaning">What must be said, for the person who mends the wording.</param>
/// <param name="French">Words that stand in the French wording and nowhere else would.</param>
/// <param name="English">The same in English.</param>
/// <param name="When">When the letter must hold it.</param>
internal sealed record LegalElement(
    string Source,
    string Meaning,
    string French,
    string English,
    ElementCondition When = ElementCondition.Always)
{
    public string Phrase(string language) => language == "fr" ? French : English;

    /// <summary>True where a letter with these data must hold the element.</summary>
    public bool Applies(LetterData data) => When switch
    {
        ElementCondition.Always => true,
        ElementCondition.Refused => data.RefusalGround is not null
            || data.Corrections.Any(line => !line.Made)
            || data.Outcomes.Any(line => line.Outcome is "refused" or "granted-in-part"),
        ElementCondition.Granted => data.Outcomes.Any(line => line.Outcome is "granted" or "granted-in-part"),
        ElementCondition.MarketingGranted => data.Outcomes.Any(line => line.Marketing && line.Outcome == "granted"),
        ElementCondition.HandedOver => data.Data.Count > 0 && data.Outcomes.Any(line => line.Outcome is "granted" or "granted-in-part"),
        ElementCondition.NothingHeld => !data.Activities.Any(activity => activity.DataHeld),
        ElementCondition.Late => data.Late,
        ElementCondition.Heir => data is { AfterDeath: true, QualityProved: true, NamedInDirectives: false },
        ElementCondition.NamedInDirectives => data is { AfterDeath: true, QualityProved: true, NamedInDirectives: true },
        ElementCondition.DirectivesRecorded => data.Directives is not null,
        ElementCondition.IndirectAccess => data.IndirectAccessThroughAuthority,
        ElementCondition.Unfounded => data.RefusalGround == "12(5)",
        ElementCondition.Unidentifiable => data.RefusalGround == "11(2)",
        ElementCondition.Fee => data.Fee is not null,
        ElementCondition.Question => data.Fee is null,
        ElementCondition.Recipient => !data.Forwarded,
        ElementCondition.Forwarded => data.Forwarded,
        _ => throw new InvalidOperationException($"No rule says when {When} applies."),
    };
}
