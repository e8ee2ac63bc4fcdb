using System.Text.Json;

namespace RightsRequests.EndToEnd.Tests;

/// <summary>The product with one holder that fetches its queries and one that they are sent to.</summary>
public sealed class ProductOverHttp : RunningProduct
{
    protected override IReadOnlyList<string> Options => ["--broker", "in-memory", "--http-holder", "crm", "--webhook-holder", "online-account"];
}

public sealed class OtherTransports(ProductOverHttp product) : IClassFixture<ProductOverHttp>
{
    [Theory]
    [InlineData("access")]
    [InlineData("erasure")]
    public async Task Holders_that_fetch_and_holders_that_are_called_answer_like_the_others(string right)
    {
        var agent = await product.ClientAsync("alice", "agent");
        var dpo = await product.ClientAsync("bob", "dpo");
        var anyone = await product.ClientAsync();
        var member = (await anyone.GetAsync("/dev/people")).Body.EnumerateArray().First();
        var filed = await anyone.PostAsync("/api/v1/requests", Filing.For(member, right));
        var work = new CaseWork(agent, dpo, filed.Body.GetProperty("cases")[0].GetProperty("id").GetGuid());

        var view = await work.RunAsync();

        Assert.Equal("closed", view.GetProperty("state").GetString());
        var asked = view.GetProperty("holders").EnumerateArray().ToLookup(Word("holder"), holder => (Word("transport")(holder), Word("state")(holder)));
        Assert.Equal(("http", "answered"), Assert.Single(asked["crm"].Distinct()));
        Assert.Equal(("webhook", "answered"), Assert.Single(asked["online-account"].Distinct()));
        Assert.Empty((await dpo.GetAsync("/api/v1/incidents")).Body.EnumerateArray());
    }

    private static Func<JsonElement, string> Word(string name) => one => one.GetProperty(name).GetString()!;
}
