using NodaTime;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Recipients told of an erasure, a rectification or a restriction (Art. 19).</summary>
internal static class RecipientLines
{
    public static IReadOnlyList<RecipientLine> Of(LetterMaterial material)
    {
        var ours = material.State.Letters
            .Where(letter => letter is { Kind: LetterKind.RecipientNotice, Recipient: not null, Forwarded: false })
            .Select(letter => new RecipientLine(Parties.Recipient(material.Policy, letter.Recipient!).Name.In(material.Language), letter.SentOn));
        var theirs = material.Answers
            .SelectMany(stored => stored.Answer.RecipientsNotified)
            .Select(told => new RecipientLine(told.Name, Told(material, LocalDate.FromDateOnly(told.On))));
        return
        [
            .. ours.Concat(theirs)
                .GroupBy(line => line.Name)
                .Select(same => new RecipientLine(same.Key, same.Min(line => line.NotifiedOn))),
        ];
    }

    // Nobody was told on a day still to come, nor before the request; the day of a holder may be that of another zone.
    private static LocalDate? Told(LetterMaterial material, LocalDate on) =>
        on <= material.Today.PlusDays(1) && on >= material.State.ReceivedOn.PlusDays(-1) ? on : null;
}
