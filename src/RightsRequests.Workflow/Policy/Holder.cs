using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>A data holder: a back-office system, or a person, that has data of some activities.</summary>
/// <param name="Id">Kebab-case id; also routing key and, on the bus, broker user.</param>
/// <param name="Name">Name in letters and on pages.</param>
/// <param name="Transport">How it is asked.</param>
/// <param name="Categories">Category ids it has.</param>
/// <param name="DaysToAnswer">Calendar days to answer, or null for the procedure's own.</param>
/// <param name="AskAgain">When to ask again, counted from the first asking; null for the procedure's own.</param>
public sealed record Holder(
    string Id,
    BilingualText Name,
    Transport Transport,
    IReadOnlyList<string> Categories,
    int? DaysToAnswer,
    IReadOnlyList<Period>? AskAgain)
{
    /// <summary>Where a <see cref="Transport.Webhook"/> holder takes queries, and below which an <see cref="Transport.Opendsr"/> one has its addresses; https, or http on loopback. Null for the others.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where a <see cref="Transport.Person"/> reads mail; null: it is asked by the team, through the task alone.</summary>
    public string? Email { get; init; }

    /// <summary>Mail address of who may answer in that person's place; null: nobody.</summary>
    public string? Delegate { get; init; }

    /// <summary>What other holders must find first; empty: it is asked at once.</summary>
    public IReadOnlyList<HolderNeed> Needs { get; init; } = [];

    /// <summary>True where it knows the members, so that what a person said of themselves can be compared with what it knows (Art. 12(6)).</summary>
    public bool Identifies { get; init; }

    /// <summary>How a <see cref="Transport.Sql"/> holder's database is asked. Null for the others.</summary>
    public SqlSource? Sql { get; init; }
}

/// <summary>What can be asked of a processor over OpenDSR: access, portability, erasure, and nothing else.</summary>
public static class OpendsrRequests
{
    /// <summary>The word of the protocol; null where it has none.</summary>
    public static string? Word(Right right, HolderAction action) => (right, action) switch
    {
        (_, HolderAction.Erase) => "erasure",
        (Right.Access, HolderAction.Export) => "access",
        (Right.Portability, HolderAction.Export) => "portability",
        _ => null,
    };

    /// <summary>How a holder is asked for one action: what the protocol cannot say is a person's task.</summary>
    public static Transport For(Transport transport, Right right, HolderAction action) =>
        transport == Transport.Opendsr && Word(right, action) is null ? Transport.Person : transport;
}

/// <summary>What a holder needs from another to find the person.</summary>
/// <param name="Holder">Id of the holder that is asked first.</param>
/// <param name="Identifiers">Types of the identifiers that it finds and that are handed on, for example <c>member-number</c>; no others are (Art. 5(1)(c)).</param>
public sealed record HolderNeed(string Holder, IReadOnlyList<string> Identifiers);

/// <summary>How a holder is asked.</summary>
public enum Transport
{
    Bus,
    Http,
    Webhook,
    Person,

    /// <summary>A processor that speaks OpenDSR. What the protocol cannot say is asked of a person in its place.</summary>
    Opendsr,
    Sql,
}
