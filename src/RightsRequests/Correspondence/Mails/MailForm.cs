namespace RightsRequests.Correspondence;

/// <summary>A mail that is worded by a file: what fills its blanks. A mail crosses the open network: it names the reference and never what is held.</summary>
/// <param name="Name">Of its file, <c>mails/fr/NAME.txt</c>.</param>
/// <param name="Fields">Each must stand in the text or the subject; what is not named here is not to be had.</param>
internal sealed record MailForm(string Name, params IReadOnlyList<string> Fields)
{
    public const string Staff = "staff-";
    public const string HolderTask = "holder-task";
    public const string HolderReminder = "holder-reminder";
    public const string HolderPaused = "holder-paused";
    public const string Digest = "digest";

    // Each right of a request has its own mail; the wording of a pack may leave it out.
    private static readonly string[] OfOneRight = ["right"];

    public static readonly IReadOnlyList<MailForm> All =
    [
        new("acknowledgement", "reference", "due", "link") { Optional = OfOneRight },
        new("identity-request", "reference", "link") { Optional = OfOneRight },
        new("letter", "reference", "link") { Optional = OfOneRight },
        new("answer-ready", "reference", "link") { Optional = OfOneRight },
        new("recipient-notice", "reference"),
        new("handed-on", "reference"),
        new("reminder", "reference", "link") { Optional = OfOneRight },
        new("one-time-code", "reference", "code"),
        new("draft-code", "code", "last_day", "link"),
        new(HolderTask, "reference", "code", "last_day", "link"),
        new(HolderReminder, "reference", "code", "last_day", "link"),
        new("message-waiting", "reference", "link"),
        new("withdrawn", "reference", "link") { Optional = OfOneRight },
        .. new[] { "reminder", "due-soon", "overdue", "holder-late", "incident", "message", "evidence", "withdrawn", "recipient-silent", "processing-questionable" }
            .Select(what => new MailForm(Staff + what, "reference", "link")),
        new("staff-absence", "absent", "substitute", "from", "to", "link"),
        new(HolderPaused, "holder", "incidents", "link"),
        new(Digest, "today", "count", "late", "cases", "more", "letters", "messages", "incidents", "link"),
    ];

    /// <summary>What may stand in the mail besides.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    public static MailForm? Find(string name) => All.FirstOrDefault(form => form.Name == name);
}
