using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>The trail, the incidents and the tasks of the case, in words: keys and hashes are for programs.</summary>
public sealed partial class CaseModel
{
    /// <summary>How much of the trail stands open: what came last.</summary>
    public const int LastEntries = 10;

    /// <summary>Who did it, as the page says it.</summary>
    public string ActorName(string actor) => CaseWords.Actors.TryGetValue(actor, out var said) ? Say(said) : actor;

    /// <summary>What happened, with what is known of it.</summary>
    public string Happened(TimelineView line)
    {
        var detail = Detail(line);
        return Say(CaseWords.Of(CaseWords.Happenings, line.What)) + (detail.Length > 0 ? Say(" : ", ": ") + detail : "");
    }

    // What people did since the trail was as long as they saw it, and not what the machine did upon it; where nobody did anything, what came last.
    private IEnumerable<string> Meanwhile(int seen)
    {
        var news = Case.Timeline.Skip(Math.Clamp(seen, 0, Case.Timeline.Count - 1)).ToList();
        var people = news.Where(line => line.What == "action" || (line.Actor == Actor.Subject.User && line.What != "resumed")).ToList();
        return (people.Count > 0 ? people : news[^1..]).Select(line =>
            $"{(line.What == "action" ? Detail(line) : Happened(line))}{Say(", par ", ", by ")}{ActorName(line.Actor)}");
    }

    /// <summary>What went wrong.</summary>
    public string IncidentText(string reason) =>
        reason.Contains(" / ", StringComparison.Ordinal) ? Half(reason)
        : reason.Split(": ", 2) is not [var what, var rest] ? reason
        : what == "letter-returned" && rest.Split(' ') is [var kind, var returned] ? $"{Say(CaseWords.Happenings[what])}{Say(" : ", ": ")}{LetterName(kind)}, {Said(EntryWords.Returns, returned)}"
        : CaseWords.Effects.TryGetValue(what, out var effect) ? $"{Say(effect)}{Say(" : échec, ", ": failed, ")}{(CaseWords.Failures.TryGetValue(rest, out var why) ? Say(why) : Say($"erreur du programme ({rest})", $"an error of the program ({rest})"))}"
        : reason;

    /// <summary>What a person is asked to do.</summary>
    public string TaskText(TaskView task)
    {
        var what = Say(CaseWords.Of(CaseWords.Tasks, task.Kind));
        return Case.Letters.FirstOrDefault(one => one.Id == task.Subject) is { } letter ? $"{what}{Say(" : ", ": ")}{LetterText(letter)}"
            : Case.Holders.FirstOrDefault(one => one.QueryId == task.Subject) is { } asked ? $"{what}{Say(" : ", ": ")}{HolderName(asked.Holder)}, {Said(ProcedureWords.Asked, asked.Action)}"
            : what;
    }

    /// <summary>The letter's kind and, where it goes to another than the person, to whom.</summary>
    public string LetterText(LetterView letter) =>
        Say(CaseWords.Of(ProcedureWords.Letters, letter.Kind)) + (letter.Recipient is { } to ? $", {RecipientName(to)}" : "");

    public string RecipientName(string id) => policy.Recipient(id) is { } recipient ? Say(recipient.Name) : HolderName(id);

    // In whose place something was approved stands last; what a holder wrote is no such thing.
    private string Detail(TimelineView line)
    {
        var (text, away) = line.What is "action" or "approved" or "letter-approved" or "sent-back" && Behalf().Match(line.Detail) is { Success: true } behalf
            ? (line.Detail[..behalf.Index], InPlaceOf(behalf.Groups[1].Value))
            : (line.Detail, "");
        var detail = Detail(line.What, Keys().Replace(text, "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return detail.Length > 0 && away.Length > 0 ? $"{detail}, {away}" : detail + away;
    }

    /// <summary>In whose place somebody acts, in words.</summary>
    public string InPlaceOf(string away) => Say($"à la place de {away}", $"in the place of {away}");

    private string Detail(string what, string[] words) => (what, words) switch
    {
        (_, []) => "",
        ("action", [var action]) => Say(CaseWords.Of(CaseWords.Actions, action)),
        ("incident", [var holder, .. var reason]) => (holder == "-:" ? "" : RecipientName(holder.TrimEnd(':')) + Say(" : ", ": ")) + IncidentText(string.Join(' ', reason)),
        ("case-opened", [var right, ..]) => Say(CaseWords.Of(ProcedureWords.Rights, right)),
        ("entered-by-staff", [_, var day, var channel, ..]) => $"{Said(EntryWords.Channels, channel.TrimEnd(','))}{Say(", reçue le ", ", received on ")}{DayOf(day.TrimEnd(':'))}",
        ("outcome-overridden", [var activity, var outcome]) => $"{ActivityName(activity)}, {Said(CaseWords.Options, outcome)}",
        ("human-review", [var result]) => Said(CaseWords.Options, result),
        ("legal-hold", [var hold]) => Said(CaseWords.Options, hold),
        ("fee", [var amount]) => $"{amount} €",
        ("holder-asked", [var holder, var action, _, var attempt]) => $"{HolderName(holder)}, {Said(ProcedureWords.Asked, action)}{(attempt == "1" ? "" : Say($", {attempt} fois", $", {attempt} times"))}",
        ("holder-answered", [var holder, var action, var outcome]) => $"{HolderName(holder)}, {Said(ProcedureWords.Asked, action)}{Say(" : ", ": ")}{Said(CaseWords.Options, outcome)}",
        ("holder-reported", [var holder, var action, var status]) => $"{HolderName(holder)}, {Said(ProcedureWords.Asked, action)}{Say(" : ", ": ")}{Said(CaseWords.Progress, status)}",
        ("controller-told", [var controller, var status]) => $"{RecipientName(controller)}, {Said(CaseWords.Progress, status)}",
        ("identity-compared", [var holder, var outcome]) => $"{HolderName(holder)}, {Said(CaseWords.Options, outcome)}",
        ("identity-compared", [var holder, .. var told]) => $"{HolderName(holder)}{Say(" : ", ": ")}{string.Join(" ; ", told.Chunk(2).Select(Compared))}",
        ("decided-without-holder" or "holder-handed-over" or "outcome-verified" or "recipient-confirmed" or "request-handed-on" or "instructed", [var whom]) => RecipientName(whom),
        ("letter-sent" or "letter-posted-again", [var kind, var day]) => $"{LetterName(kind)}, {DayOf(day)}",
        ("letter-renewed", [var kind, ..]) => LetterName(kind),
        ("letter-returned", [var kind, var why]) => $"{LetterName(kind)}, {Said(EntryWords.Returns, why)}",
        ("letter-waits", [var kind, var period, var day]) => $"{LetterName(kind)}, {Said(CaseWords.Away, period)}{Say(" ; elle part d’elle-même le ", "; it leaves by itself on ")}{DayOf(day)}",
        ("letter-waits", [var kind, var away]) => $"{LetterName(kind)}, {Said(CaseWords.Away, away)}",
        ("letter-drafted" or "letter-approved" or "letter-signed", [var kind]) => LetterName(kind),
        ("extended", [var day]) => Say("au ", "until ") + DayOf(day),
        ("suspended-from", [var day]) => DayOf(day),
        ("answered-late" or "extended-late", [_, var day]) => Say("échéance le ", "due on ") + DayOf(day),
        ("timer", [var key, ..]) => Said(CaseWords.Timers, key.Split('/')[0]),
        ("suspended" or "resumed", [var why]) => Said(CaseWords.Pauses, why),
        ("evidence-destroyed", [.., var why]) => Said(CaseWords.Destroyed, why),
        ("task-opened", [var kind]) => Said(CaseWords.Tasks, kind),
        ("moved-to-version", [var why]) => Said(CaseWords.Options, why),
        ("step-finished", [var step]) => Said(CaseWords.Steps, step),
        ("path-taken" or "case-closed", [var path]) => Say(ProcedureWords.Path(Background?.Procedure, path)),
        ("erased", [var why]) => Said(CaseWords.Erasures, why),
        ("assigned", _) => string.Join(' ', words),
        ("correction-recorded", _) => Say(policy.Category(words[0])),
        // What is left is a key: of an effect, a record, a file.
        _ => "",
    };

    private string Compared(string[] told)
    {
        var agrees = told[^1].TrimEnd(',') switch { "agrees" => true, "differs" => false, _ => (bool?)null };
        return Say(IdentityWords.Of(new IdentityMatch(told[0], agrees), policy));
    }

    private string Said(IReadOnlyDictionary<string, BilingualText> words, string word)
    {
        var said = Say(CaseWords.Of(words, word));
        return char.ToLower(said[0], CultureInfo.InvariantCulture) + said[1..];
    }

    // The trail has the letter's kind as the machine names it.
    private string LetterName(string kind) => Enum.TryParse<LetterKind>(kind, out var one) ? Say(ProcedureWords.Letters[one.Word()]) : kind;

    private string DayOf(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } day ? Day(day.Value) : text;

    [GeneratedRegex(@"\b[0-9a-f]{8}-?[0-9a-f-]{12,}\b(/[0-9]+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Keys();

    [GeneratedRegex(@"(?:^| )on behalf of (.+)$")]
    private static partial Regex Behalf();
}
