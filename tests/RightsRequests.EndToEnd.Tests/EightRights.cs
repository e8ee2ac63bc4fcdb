using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace RightsRequests.EndToEnd.Tests;

/// <summary>The main job: one request per right for the same member, worked by an agent and a DPO, each ending in a signed letter.</summary>
public sealed class EightRights(RunningProduct product, ITestOutputHelper output) : IClassFixture<RunningProduct>
{
    private static readonly string[] Rights =
        ["access", "rectification", "erasure", "restriction", "portability", "objection", "automated-decision", "consent-withdrawal"];

    [Fact]
    public async Task Each_of_the_eight_rights_ends_in_a_signed_letter_in_time()
    {
        var agent = await product.ClientAsync("alice", "agent");
        var dpo = await product.ClientAsync("bob", "dpo");
        var anyone = await product.ClientAsync();
        var member = (await anyone.GetAsync("/dev/people")).Body.EnumerateArray().First();

        var filed = new List<(string Right, Guid Id, string Due)>();
        foreach (var right in Rights)
        {
            var answer = await anyone.PostAsync("/api/v1/requests", Filing.For(member, right));
            Assert.Equal(HttpStatusCode.Created, answer.Status);
            var one = Assert.Single(answer.Body.GetProperty("cases").EnumerateArray());
            filed.Add((right, one.GetProperty("id").GetGuid(), one.GetProperty("due").GetString()!));
        }

        // All at once: the erasure then waits for the access and the portability of the same person.
        var views = await Task.WhenAll(filed.Select(async one =>
        {
            var work = new CaseWork(agent, dpo, one.Id);
            await work.RunAsync(seconds: 300);
            return await work.LettersSentAsync();
        }));
        foreach (var (one, view) in filed.Zip(views))
        {
            await ShowAsync(one.Right, view, agent);
            Assert.Equal("closed", view.GetProperty("state").GetString());
            Assert.Equal(one.Due, view.GetProperty("due").GetString());
            var assessment = view.GetProperty("assessment").EnumerateArray().ToList();
            Assert.NotEmpty(assessment);
            Assert.DoesNotContain(assessment, activity => activity.GetProperty("outcome").GetString() == "needs-decision");
        }
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_fan_out_loses_nothing()
    {
        var agent = await product.ClientAsync("alice", "agent");
        var dpo = await product.ClientAsync("bob", "dpo");
        var anyone = await product.ClientAsync();
        var member = (await anyone.GetAsync("/dev/people")).Body.EnumerateArray().Skip(20).First(person => person.GetProperty("relations").EnumerateArray().Any(relation => relation.GetString() == "member"));
        var filed = await anyone.PostAsync("/api/v1/requests", Filing.For(member, "access"));
        var work = new CaseWork(agent, dpo, filed.Body.GetProperty("cases")[0].GetProperty("id").GetGuid());

        await work.RunAsync(view => view.GetProperty("holders").GetArrayLength() > 0);
        await product.KillAsync("worker-1");
        await product.StopAsync();
        Assert.Empty(product.LeftBehind());
        await product.StartAsync();

        agent = await product.ClientAsync("alice", "agent");
        dpo = await product.ClientAsync("bob", "dpo");
        var view = await new CaseWork(agent, dpo, work.Id).RunAsync();
        Assert.Equal("closed", view.GetProperty("state").GetString());
        Assert.Single(view.GetProperty("letters").EnumerateArray(), letter => letter.GetProperty("kind").GetString() == "response");
    }

    [Fact]
    public async Task The_doctor_called_as_the_README_says_finds_it_well()
    {
        // A shell of its own: nothing but what the file says.
        var start = new ProcessStartInfo("env", ["-i", "PATH=" + Environment.GetEnvironmentVariable("PATH"), "HOME=" + product.Data, "bash", "-c", $"set -a; . '{product.Data}/settings.env'; dotnet src/RightsRequests.Host/bin/Release/net10.0/rights-requests.dll doctor"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RunningProduct.Root,
        };
        using var doctor = Process.Start(start)!;
        var errors = doctor.StandardError.ReadToEndAsync();
        var said = await doctor.StandardOutput.ReadToEndAsync();
        await doctor.WaitForExitAsync();

        Assert.True(doctor.ExitCode == 0, said + await errors);
        Assert.Matches("(?m)^OK +broker: répond / answers", said);
        Assert.Matches("(?m)^OK +database: PostgreSQL", said);
        Assert.Matches("(?m)^OK +seal: B-T", said);
    }

    private async Task ShowAsync(string right, JsonElement view, ApiClient staff)
    {
        var outcomes = view.GetProperty("assessment").EnumerateArray()
            .GroupBy(activity => activity.GetProperty("outcome").GetString())
            .Select(group => $"{group.Count()} {group.Key}");
        output.WriteLine($"{right}: due {view.GetProperty("due")}, {string.Join(", ", outcomes)}");
        foreach (var activity in view.GetProperty("assessment").EnumerateArray())
        {
            output.WriteLine($"    {activity.GetProperty("activity"),-34} {activity.GetProperty("basis"),-21} {activity.GetProperty("outcome")} {activity.GetProperty("ground")}");
        }

        var letters = view.GetProperty("letters").EnumerateArray().ToList();
        var notices = letters.Where(letter => letter.GetProperty("to").GetString() == "recipient").ToList();
        output.WriteLine($"  {notices.Count} notices to recipients (Art. 19)");
        // Notices are alike: one of them is verified, and every letter to the subject.
        foreach (var letter in letters.Except(notices).Concat(notices.Take(1)))
        {
            var pdf = await staff.BytesAsync($"/api/v1/cases/{view.GetProperty("id")}/letters/{letter.GetProperty("id")}");
            output.WriteLine($"  letter {letter.GetProperty("kind")} to {letter.GetProperty("to")}: {await VerifyAsync(pdf)}");
        }
    }

    /// <summary>As anyone verifies it: the command, with the development root as trust.</summary>
    private async Task<string> VerifyAsync(byte[] pdf)
    {
        var file = Path.Combine(product.Data, "letter.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(RunningProduct.Root, "src", "RightsRequests.Host", "bin", "Release", "net10.0", "rights-requests.dll"),
                "letter", "verify", file, "--trust", Path.Combine(product.Data, "keys", "ca.pem"), "--json",
            ])
        {
            RedirectStandardOutput = true,
        };
        using var verify = Process.Start(start)!;
        var found = JsonSerializer.Deserialize<JsonElement>(await verify.StandardOutput.ReadToEndAsync());
        await verify.WaitForExitAsync();
        Assert.True(verify.ExitCode == 0, found.ToString());
        Assert.True(found.GetProperty("valid").GetBoolean());
        return $"valid, {found.GetProperty("level")}, signed by {found.GetProperty("signedBy")}";
    }
}
