namespace RightsRequests.EndToEnd.Tests;

/// <summary>The product as started on a machine without RabbitMQ, one holder left out.</summary>
public sealed class ProductWithoutBroker : RunningProduct
{
    protected override IReadOnlyList<string> Options => ["--broker", "in-memory", "--except-holder", "crm"];
}

public sealed class WithoutBroker(ProductWithoutBroker product) : IClassFixture<ProductWithoutBroker>
{
    [Fact]
    public async Task The_holders_answer_but_the_one_left_out_and_a_person_decides_without_it()
    {
        var agent = await product.ClientAsync("alice", "agent");
        var dpo = await product.ClientAsync("bob", "dpo");
        var anyone = await product.ClientAsync();
        var member = (await anyone.GetAsync("/dev/people")).Body.EnumerateArray().First();
        var filed = await anyone.PostAsync("/api/v1/requests", Filing.For(member, "access"));
        var work = new CaseWork(agent, dpo, filed.Body.GetProperty("cases")[0].GetProperty("id").GetGuid());

        await work.RunAsync(view => view.GetProperty("holders").EnumerateArray().Count(holder => holder.GetProperty("state").GetString() != "answered") == 1
            && view.GetProperty("holders").GetArrayLength() > 1);
        await agent.PostAsync($"/api/v1/cases/{work.Id}/actions", new { action = "decide-without-holder", holder = "crm", reason = "Système arrêté." });
        var view = await work.RunAsync();

        Assert.Equal("closed", view.GetProperty("state").GetString());
        Assert.All(
            view.GetProperty("holders").EnumerateArray(),
            holder => Assert.Equal(holder.GetProperty("holder").GetString() == "crm" ? "given-up" : "answered", holder.GetProperty("state").GetString()));
        await product.StopAsync();
        Assert.Empty(product.LeftBehind());
    }
}
