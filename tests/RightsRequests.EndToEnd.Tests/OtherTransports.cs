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
        var asked = view.GetProperty("holders").EnumerateArray().ToLookup(holder => holder.GetProperty("holder").GetString()!, holder => holder.GetProperty("state").GetString());
        Assert.NotEmpty(asked["crm"]);
        Assert.NotEmpty(asked["online-account"]);
        Assert.All(asked["crm"].Concat(asked["online-account"]), state => Assert.Equal("answered", state));
        Assert.Empty((await dpo.GetAsync("/api/v1/incidents")).Body.EnumerateArray());
    }
}
