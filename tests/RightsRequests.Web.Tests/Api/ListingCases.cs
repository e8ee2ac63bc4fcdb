using System.Net;
using System.Text.Json.Nodes;

namespace RightsRequests.Web.Tests.Api;

public sealed class ListingCases(WebFixture fixture)
{
    private readonly RunningWeb web = fixture.Web;

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        await using var own = await fixture.StartAsync();
        for (var number = 0; number < 5; number++)
        {
            await own.FileAsync();
        }

        using var agent = await own.StaffAsync("agnes", "agent");
        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await (await agent.GetAsync($"/api/v1/cases?limit=2{(after is null ? "" : $"&after={after}")}")).JsonAsync();
            Assert.InRange(page["cases"]!.AsArray().Count, 1, 2);
            seen.AddRange(page["cases"]!.AsArray().Select(one => one!.Text("id")));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        await using var own = await fixture.StartAsync();
        var filed = await own.FileAsync(Bodies.Access(0).With("rights", new[] { "access", "portability" }));
        using var agent = await own.StaffAsync("agnes", "agent");
        async Task<int> CountAsync(string query) => (await (await agent.GetAsync($"/api/v1/cases?{query}")).JsonAsync())["cases"]!.AsArray().Count;

        Assert.Equal(2, await CountAsync(""));
        Assert.Equal(1, await CountAsync("right=portability"));
        Assert.Equal(0, await CountAsync("state=closed"));
        Assert.Equal(2, await CountAsync("state=&right=&dueBefore=&assignee=&q=&after=&limit="));
        Assert.Equal(2, await CountAsync("state=open&dueBefore=9998-12-31"));
        Assert.Equal(0, await CountAsync($"dueBefore={filed["cases"]![0]!.Text("due")}"));
        Assert.Equal(0, await CountAsync("assignee=nobody"));
        Assert.Equal(2, await CountAsync($"q={filed.Text("reference")}"));
        Assert.Equal(2, await CountAsync("q=quillfeather"));
        Assert.Equal(2, await CountAsync("q=QZ99887766"));
        Assert.Equal(0, await CountAsync("q=quillfeathers"));
    }

    [Theory]
    [InlineData("state=ajar", "state")]
    [InlineData("right=forgetting", "right")]
    [InlineData("dueBefore=tomorrow", "dueBefore")]
    [InlineData("dueBefore=-9000-01-01", "dueBefore")]
    [InlineData("dueBefore=9999-12-31", "dueBefore")]
    [InlineData("after=nowhere", "after")]
    [InlineData("after=-9000-01-01_019d0000000070008000000000000000", "after")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("assignee=%00", "assignee")]
    [InlineData("q=%00", "q")]
    public async Task A_wrong_filter_is_refused_by_name(string query, string name)
    {
        using var agent = await web.StaffAsync("agnes", "agent");

        var problem = await (await agent.GetAsync($"/api/v1/cases?{query}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");

        Assert.Equal([name], problem.ErrorFields());
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_nothing()
    {
        await (await web.Anybody.GetAsync("/api/v1/cases")).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
        using var forged = web.Client("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZ25lcyIsInJvbGVzIjpbImRwbyJdfQ.");
        await (await forged.GetAsync("/api/v1/cases")).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
        using var nobody = await web.StaffAsync("noe");
        await (await nobody.GetAsync("/api/v1/cases")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task An_administrator_sees_no_personal_content()
    {
        var filed = await web.FileAsync(Bodies.Access(-1).With("statement", "tournesol-violet"));
        var address = $"/api/v1/cases/{filed["cases"]![0]!.Text("id")}";
        using var agent = await web.StaffAsync("agnes", "agent");
        await agent.ActAsync(address, new JsonObject { ["action"] = "note", ["text"] = "girofle-turquoise" });
        using var admin = await web.StaffAsync("ada", "admin");
        using var auditor = await web.StaffAsync("otto", "auditor");

        var seen = await (await admin.GetAsync(address)).Content.ReadAsStringAsync();
        var read = await (await auditor.GetAsync(address)).Content.ReadAsStringAsync();

        foreach (var personal in new[] { "tournesol-violet", "girofle-turquoise", "Quillfeather", "QZ99887765", "1929-12-31" })
        {
            Assert.DoesNotContain(personal, seen, StringComparison.Ordinal);
            Assert.Contains(personal, read, StringComparison.Ordinal);
        }

        Assert.Empty((await (await admin.GetAsync("/api/v1/cases?q=quillfeather")).JsonAsync())["cases"]!.AsArray());
    }
}
