using System.Globalization;
using NodaTime;

namespace RightsRequests.Correspondence;

/// <summary>The mails, each with what it tells. Their sentences stand in <c>workflows/mails</c>.</summary>
public sealed class MailTexts
{
    private readonly MailTemplates templates;

    internal MailTexts(MailTemplates templates) => this.templates = templates;

    /// <summary>The request has come in: said in the mail itself, for who does not open the letter.</summary>
    public (string Subject, string Text) Acknowledgement(string language, string reference, string right, string due, string link) =>
        Write("acknowledgement", language, ("reference", reference), ("right", RightNames.Of(right, language)), ("due", due), ("link", link));

    /// <summary>Evidence must not come by ordinary mail: the page is the way.</summary>
    public (string Subject, string Text) IdentityRequest(string language, string reference, string right, string link) =>
        Write("identity-request", language, ("reference", reference), ("right", RightNames.Of(right, language)), ("link", link));

    public (string Subject, string Text) Letter(string language, string reference, string right, string link, bool attached) =>
        Write(attached ? "letter" : "answer-ready", language, ("reference", reference), ("right", RightNames.Of(right, language)), ("link", link));

    public (string Subject, string Text) Recipient(string language, string reference) =>
        Write("recipient-notice", language, ("reference", reference));

    /// <summary>To the controller for whom we only process: the request is its to answer.</summary>
    public (string Subject, string Text) HandedOn(string language, string reference) =>
        Write("handed-on", language, ("reference", reference));

    public (string Subject, string Text) Reminder(string language, string reference, string right, string link) =>
        Write("reminder", language, ("reference", reference), ("right", RightNames.Of(right, language)), ("link", link));

    public (string Subject, string Text) Code(string language, string reference, string code) =>
        Write("one-time-code", language, ("reference", reference), ("code", code));

    /// <summary>To whoever asked for it on the form: the code opens what they wrote, and nothing else.</summary>
    public (string Subject, string Text) Draft(string language, string code, string lastDay, string link) =>
        Write("draft-code", language, ("code", code), ("last_day", lastDay), ("link", link));

    /// <summary>To the person: something waits on the status page, or a withdrawal was taken.</summary>
    /// <exception cref="InvalidOperationException">There is no such mail.</exception>
    public (string Subject, string Text) Subject(string what, string language, string reference, string right, string link) => what switch
    {
        "message" => Write("message-waiting", language, ("reference", reference), ("link", link)),
        "withdrawn" => Write("withdrawn", language, ("reference", reference), ("right", RightNames.Of(right, language)), ("link", link)),
        _ => throw new InvalidOperationException($"No mail to the subject for '{what}'."),
    };

    /// <summary>To a person who holds data, in French, then English: a question waits, and the code opens it.</summary>
    public (string Subject, string Text) HolderTask(string reference, string code, Func<string, string> lastDay, Func<string, string> link, bool reminder) =>
        Both(reminder ? MailForm.HolderReminder : MailForm.HolderTask, language => new() { ["reference"] = reference, ["code"] = code, ["last_day"] = lastDay(language), ["link"] = link(language) });

    /// <summary>To the DPO's team, in French, then English.</summary>
    /// <exception cref="InvalidOperationException">There is no such mail.</exception>
    public (string Subject, string Text) Staff(string reference, string what, string link) =>
        MailForm.Find(MailForm.Staff + what) is { } form
            ? Both(form.Name, _ => new() { ["reference"] = reference, ["link"] = link })
            : throw new InvalidOperationException($"No mail to the staff for '{what}'.");

    /// <summary>To who is away and who stands in, in French, then English.</summary>
    public (string Subject, string Text) Absence(string absent, string substitute, LocalDate from, LocalDate to, string link) =>
        Both("staff-absence", language => new()
        {
            ["absent"] = absent,
            ["substitute"] = substitute,
            ["from"] = Words.Day(from, language),
            ["to"] = Words.Day(to, language),
            ["link"] = link,
        });

    /// <summary>To the DPO's team: a holder is asked nothing more until somebody looks at it.</summary>
    internal (string Subject, string Text) HolderPaused(Func<string, string> holder, int incidents, string link) =>
        Both(MailForm.HolderPaused, language => new() { ["holder"] = holder(language), ["incidents"] = incidents, ["link"] = link });

    /// <summary>What is due, in French, then English.</summary>
    internal (string Subject, string Text) Digest(DigestContent digest, Func<Guid, string> link, string console) =>
        Both(MailForm.Digest, language => new()
        {
            ["today"] = digest.Today.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture),
            ["count"] = digest.Cases.Count + digest.More,
            ["late"] = digest.Cases.Count(one => one.Due < digest.Today),
            ["cases"] = digest.Cases.Select(one => new DigestLine(one.Reference, RightNames.Of(one.Right, language), Period.DaysBetween(digest.Today, one.Due), link(one.Id))).ToArray(),
            ["more"] = digest.More,
            ["letters"] = digest.Letters,
            ["messages"] = digest.Messages,
            ["incidents"] = digest.Incidents,
            ["link"] = console,
        });

    private (string Subject, string Text) Both(string name, Func<string, Dictionary<string, object>> fields)
    {
        var (subject, french) = templates.Write(name, "fr", fields("fr"));
        return (subject, $"{french}\n—\n\n{templates.Write(name, "en", fields("en")).Text}");
    }

    private (string Subject, string Text) Write(string name, string language, params (string Name, object Value)[] fields) =>
        templates.Write(name, language, fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal));
}
