using System.Text;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;

namespace RightsRequests.Bus.Tests.Hostile;

/// <summary>What a broken or hostile holder sends to one query, and what must become of it.</summary>
/// <param name="Sent">What it is.</param>
/// <param name="Became">What the engine makes of it, in the words of <see cref="Fate"/>.</param>
/// <param name="Messages">The messages, in the order in which they are sent.</param>
internal sealed record HostileAnswer(string Sent, string Became, Func<RightsQuery, IEnumerable<SentMessage>> Messages)
{
    /// <summary>True: the person withdraws before it is sent.</summary>
    public bool AfterWithdrawal { get; init; }

    /// <summary>What is uploaded before it is sent.</summary>
    public Func<UploadDoor, Task>? Upload { get; init; }

    /// <summary>One message, made from a valid answer by changing it.</summary>
    public static HostileAnswer Of(string sent, string became, Action<JsonObject> change) =>
        new(sent, became, query => [Changed(query, change)]);

    /// <summary>One message whose text is made from the text of a valid answer.</summary>
    public static HostileAnswer Text(string sent, string became, Func<string, string> change) =>
        new(sent, became, query => [new(Encoding.UTF8.GetBytes(change(Valid(query).ToJsonString())), query.QueryId)]);

    /// <summary>One message of these bytes.</summary>
    public static HostileAnswer Bytes(string sent, string became, byte[] body) => new(sent, became, query => [new(body, query.QueryId)]);

    public static SentMessage Changed(RightsQuery query, Action<JsonObject> change, string? user = "crm", string? claims = null)
    {
        var answer = Valid(query);
        change(answer);
        return new(Encoding.UTF8.GetBytes(answer.ToJsonString()), query.QueryId, user, claims ?? user);
    }

    private static JsonObject Valid(RightsQuery query) => new()
    {
        ["schema"] = "rights.answer/1",
        ["queryId"] = query.QueryId,
        ["holder"] = "crm",
        ["outcome"] = "done",
        ["records"] = new JsonArray(new JsonObject
        {
            ["activity"] = query.Activities[0],
            ["category"] = "identification",
            ["label"] = "Adresse",
            ["value"] = "1 rue Neuve",
            ["source"] = "subject",
        }),
    };
}

/// <summary>A message as it goes to the broker.</summary>
/// <param name="Body">The body.</param>
/// <param name="Correlation">The correlation id.</param>
/// <param name="Account">Whose connection sends it; null is the engine's own, which no holder has.</param>
/// <param name="User">The <c>user_id</c> that it bears; null: none.</param>
internal sealed record SentMessage(byte[] Body, string? Correlation, string? Account = "crm", string? User = "crm");
