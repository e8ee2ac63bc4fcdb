namespace RightsRequests.Intake;

/// <summary>Where the person who asked is written to: the representative's address where there is one who gave one, be it of the other kind, else the subject's, but never a dead person's.</summary>
public static class WhereToWrite
{
    /// <summary>Where mail is read; null where nowhere.</summary>
    public static string? Mail(SubjectContent subject, RepresentativeContent? acts)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return acts?.Email ?? (PostMortem.Speaks(acts) || acts?.PostalAddress is not null ? null : subject.Email);
    }

    /// <summary>The lines of the postal address; empty where there is none.</summary>
    public static IReadOnlyList<string> Lines(SubjectContent subject, RepresentativeContent? acts)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return (acts?.PostalAddress ?? (PostMortem.Speaks(acts) ? null : subject.PostalAddress)) is { } address ? LinesOf(address) : [];
    }

    /// <summary>An address as it is printed.</summary>
    internal static IReadOnlyList<string> LinesOf(string address) => address.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same of a request that was just taken.</summary>
    public static (string? Mail, IReadOnlyList<string> Lines) Of(NewRequest taken)
    {
        var content = RequestReading.Content(taken, trackingCode: "");
        return (content.MailAddress(), content.PostalLines());
    }

    internal static string? MailAddress(this RequestContent content) => Mail(content.Subject, content.Representative);

    internal static IReadOnlyList<string> PostalLines(this RequestContent content) => Lines(content.Subject, content.Representative);
}
