using System.Text;
using RightsRequests.Holders;

namespace RightsRequests.Bus.Tests.Hostile;

/// <summary>Where a hostile holder uploads content, and what it was told.</summary>
internal sealed class UploadDoor(RunningBus bus, Guid caseId, string queryId)
{
    public List<string> Said { get; } = [];

    /// <summary>A record of the activity asked about, as a line.</summary>
    public static string Line(string activity = "newsletter", string category = "identification", string value = "1 rue Neuve") =>
        $$"""{"activity":"{{activity}}","category":"{{category}}","label":"Adresse","value":"{{value}}"}""" + "\n";

    /// <summary>All of it in one go.</summary>
    public Task PutAsync(string body, string? sha256 = null, string holder = "crm", string? query = null) =>
        PartAsync(body, new(0, null, EndsIt: true, sha256), holder, query);

    public async Task PartAsync(string body, ContentPart part, string holder = "crm", string? query = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var outcome = await bus.Engine.InScopeAsync((ContentDesk desk) => desk.WriteAsync(holder, Guid.Parse(query ?? queryId), stream, part));
        Said.Add(outcome switch
        {
            ContentComplete => "stored",
            ContentStored => "stored up to its last whole line",
            ContentElsewhere elsewhere => $"refused: it goes on at byte {elsewhere.Offset}",
            ContentInvalid invalid => $"refused: line {invalid.Line}: {invalid.Reason}",
            ContentDiffers => "refused: not what was announced",
            ContentNotAsked => "refused: not asked",
            ContentSettled => "refused: no answer is waited for",
            _ => outcome.GetType().Name,
        });
    }

    /// <summary>The team asks the holder once more, and it takes the query.</summary>
    public async Task AskAgainAsync()
    {
        await bus.Engine.AskAgainAsync(caseId);
        await using var crm = await bus.Broker.ChannelAsync("crm");
        Assert.Equal(2, (await OverTheBroker.QueryAsync(crm)).Query.Attempt);
    }
}
