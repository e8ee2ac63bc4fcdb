using Microsoft.AspNetCore.Mvc;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Versions;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>What letters and mails say, each on a made-up case.</summary>
public sealed class SettingsWordingModel(WordingDesk desk) : ConsolePage
{
    public IReadOnlyList<(LetterKind Kind, Right Right)> Letters => WordingDesk.Letters;

    public IReadOnlyList<(string Name, string Subject, string Text)> Mails => desk.Mails(English ? "en" : "fr");

    public string Name(LetterKind kind, Right right) =>
        Say(CaseWords.Of(ProcedureWords.Letters, kind.Word())) + (kind == LetterKind.Response ? $" – {Say(CaseWords.Of(ProcedureWords.Rights, right.Word()))}" : "");

    /// <summary>Address of a letter as a PDF.</summary>
    public static string Address(LetterKind kind, Right right, string language) =>
        $"/console/settings/wording?handler=letter&kind={kind.Word()}&right={right.Word()}&language={language}";

    public async Task<IActionResult> OnGetLetterAsync(string? kind, string? right, string? language, CancellationToken cancel)
    {
        var asked = Letters.Where(one => one.Kind.Word() == kind && one.Right.Word() == right).ToList();
        return asked is [var letter] && language is "fr" or "en"
            ? File(await desk.LetterAsync(letter.Kind, letter.Right, language, cancel), "application/pdf", $"{kind}-{right}-{language}.pdf")
            : NotFound();
    }
}
