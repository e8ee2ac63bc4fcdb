using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Versions;

/// <summary>The door to what letters and mails say, on made-up cases; stores and sends nothing.</summary>
public sealed class WordingDesk(Policy policy, OfficeOptions options, LetterPress press)
{
    /// <summary>Every letter: a response for each right, one of each other kind.</summary>
    public static IReadOnlyList<(LetterKind Kind, Right Right)> Letters { get; } =
    [
        .. Enum.GetValues<LetterKind>().Where(kind => kind != LetterKind.Response).Select(kind => (kind, kind == LetterKind.RestrictionLifting ? Right.Restriction : Right.Access)),
        .. Enum.GetValues<Right>().Select(right => (LetterKind.Response, right)),
    ];

    /// <summary>A letter as a PDF marked as a specimen, under the first controller's letterhead; not signed.</summary>
    /// <exception cref="LetterFailedException">Its wording cannot be typeset.</exception>
    public Task<byte[]> LetterAsync(LetterKind kind, Right right, string language, CancellationToken cancel) =>
        press.TypesetAsync(LetterPreview.Sample(policy, kind, right, language, policy.Organisation.Controllers[0].Id), cancel);

    /// <summary>Every mail by its name, with a sample in its blanks.</summary>
    public IReadOnlyList<(string Name, string Subject, string Text)> Mails(string language) =>
        [.. MailCheck.Names.Select(name => MailCheck.Sample(options.WorkflowsDirectory, name, language) is { } mail ? (name, mail.Subject, mail.Text) : throw new InvalidOperationException($"No mail '{name}'."))];
}
