using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RightsRequests.Storage;

namespace RightsRequests.Web.Tests.Operations;

public sealed class Running(WebFixture fixture)
{
    private readonly RunningWeb web = fixture.Web;

    [Fact]
    public async Task It_is_alive_and_ready_and_counts_what_it_does()
    {
        // Its own: the shared one has no worker, and other tests move its clock past timers.
        await using var own = await fixture.StartAsync();
        Assert.Equal("ok", (await (await own.Anybody.GetAsync("/health/live")).JsonAsync()).Text("status"));
        Assert.Equal("ok", (await (await own.Anybody.GetAsync("/health/ready")).JsonAsync()).Text("status"));
        Assert.Contains("http_requests_received_total", await own.Anybody.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_told_to_machines_of_ones_own_that_ask_by_themselves_and_to_nobody_through_a_proxy()
    {
        await using var own = await fixture.StartAsync(more: services => services.AddSingleton<IStartupFilter, ComingFrom>());
        foreach (var (peer, proxy, expected) in new[]
        {
            ("127.0.0.1", null, HttpStatusCode.OK), ("::ffff:10.1.2.3", null, HttpStatusCode.OK), ("172.18.0.1", null, HttpStatusCode.OK), ("fd00::5", null, HttpStatusCode.OK),
            ("203.0.113.7", null, HttpStatusCode.NotFound), ("2001:db8::7", null, HttpStatusCode.NotFound),
            ("127.0.0.1", "X-Forwarded-For", HttpStatusCode.NotFound), ("10.1.2.3", "Forwarded", HttpStatusCode.NotFound), ("10.1.2.3", "x-real-ip", HttpStatusCode.NotFound), ("10.1.2.3", "X-Original-For", HttpStatusCode.NotFound),
        })
        {
            using var asking = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            asking.Headers.Add(ComingFrom.Header, peer);
            if (proxy is not null)
            {
                asking.Headers.Add(proxy, "203.0.113.7");
            }

            using var answer = await own.Bare.SendAsync(asking);
            Assert.Equal((peer, proxy, expected), (peer, proxy, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_timer_that_is_late_and_a_schema_that_is_old_are_said_where_operators_look()
    {
        await using var own = await fixture.StartAsync();
        Assert.Equal(HttpStatusCode.Created, (await own.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access())).StatusCode);
        await own.ExecuteAsync("UPDATE timers SET fire_at = fire_at - interval '1 year'");
        var late = await (await own.Anybody.GetAsync("/health/ready")).JsonAsync();
        Assert.Equal("degraded", late.Text("status"));
        Assert.True(late["lateTimers"]!.GetValue<long>() > 0);
        Assert.Contains("un worker tourne-t-il ?", late.Text("says"), StringComparison.Ordinal);

        await own.ExecuteAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE migration_id = (SELECT max(migration_id) FROM \"__EFMigrationsHistory\")");
        await (await own.Anybody.GetAsync("/health/ready")).ProblemAsync(HttpStatusCode.ServiceUnavailable, "schema-outdated");
    }

    [Fact]
    public async Task Without_its_broker_it_stays_ready_and_says_that_it_is_degraded()
    {
        await using var own = await fixture.StartAsync();
        own.Bus.IsThere = false;

        var answer = await own.Anybody.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var readiness = await answer.JsonAsync();
        Assert.Equal(("degraded", "unreachable"), (readiness.Text("status"), readiness.Text("broker")));
        Assert.Contains("Le courtier est hors d'atteinte", readiness.Text("says"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await own.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access())).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/cases")]
    [InlineData("/nowhere")]
    [InlineData("/console")]
    [InlineData("/console/sign-in")]
    [InlineData("/embed/demande")]
    [InlineData("/organisme/mgen-union/demande")]
    public async Task Headers_are_strict_everywhere(string path)
    {
        var headers = (await web.Anybody.GetAsync(path)).Headers;

        Assert.Contains("default-src 'none'", string.Concat(headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", string.Concat(headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(["nosniff"], headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], headers.GetValues("Referrer-Policy"));
        Assert.True(headers.CacheControl?.NoStore);
        Assert.False(headers.Contains("X-Powered-By"));
    }

    [Theory]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/openapi/v2.json")]
    public async Task What_is_nowhere_is_a_problem(string path) =>
        await (await web.Anybody.GetAsync(path)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/api/v1/cases", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/requests/DR-2026-XXXXX", HttpStatusCode.NotFound)]
    public async Task Head_is_answered_like_get_without_a_body(string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        var answer = await web.Bare.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_wrong_method_is_a_problem() =>
        await (await web.Anybody.DeleteAsync("/api/v1/requests")).ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");

    [Fact]
    public async Task Without_its_database_the_web_says_so_and_comes_back()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        await using var own = await fixture.StartAsync(on: postgres);
        var filed = await own.FileAsync();
        using var subject = own.Client(filed.Text("trackingCode"));
        using var agent = await own.StaffAsync("agnes", "agent");

        await postgres.StopAsync();
        var refused = await own.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access());
        await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        Assert.NotNull(refused.Headers.RetryAfter);
        await (await subject.GetAsync($"/api/v1/requests/{filed.Text("reference")}")).ProblemAsync(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        await (await agent.GetAsync("/api/v1/cases")).ProblemAsync(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        await (await own.Anybody.GetAsync("/health/ready")).ProblemAsync(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        Assert.Equal(HttpStatusCode.OK, (await own.Anybody.GetAsync("/health/live")).StatusCode);

        await postgres.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await subject.GetAsync($"/api/v1/requests/{filed.Text("reference")}")).StatusCode);
        Assert.Equal(1, await own.CountAsync("requests"));
    }

    [Fact]
    public async Task A_database_that_lets_nobody_in_any_more_is_an_outage_too_and_readiness_says_why()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        await using var own = await fixture.StartAsync(on: postgres);

        // As when its role was changed over night.
        await own.ExecuteAsync("ALTER ROLE CURRENT_USER NOLOGIN");
        // A connection that is still open would serve: whoever was let in stays in.
        await own.InScopeAsync((NpgsqlDataSource source) =>
        {
            source.Clear();
            return Task.FromResult(true);
        });

        await (await own.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access())).ProblemAsync(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        var ready = await own.Anybody.GetAsync("/health/ready");
        Assert.Contains("utilisateur ou mot de passe refusé", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await ready.ProblemAsync(HttpStatusCode.ServiceUnavailable, "database-unavailable");
    }

    [Fact]
    public async Task Without_its_key_file_the_web_stores_nothing_says_why_and_comes_back_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("keys-away");
        var file = Path.Combine(folder.FullName, "content.key");
        KeyFile.Create(file);
        await using var own = await fixture.StartAsync(more: services => services.AddSingleton(KeyFile.Open(file)));
        await own.FileAsync();
        var whole = await File.ReadAllTextAsync(file);

        foreach (var (wrong, says) in new (Action, string)[]
        {
            (() => File.Delete(file), "ce fichier n'y est plus"),
            (() => File.WriteAllText(file, whole[..20]), "ne contient plus de clés entières"),
            (() => Replaced(file), "par le fichier de clés d'une autre installation"),
        })
        {
            wrong();
            var refused = await own.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access());
            await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable, "keys-unavailable");
            Assert.NotNull(refused.Headers.RetryAfter);
            var ready = await own.Anybody.GetAsync("/health/ready");
            Assert.Contains(says, (await ready.ProblemAsync(HttpStatusCode.ServiceUnavailable, "keys-unavailable")).Text("title"), StringComparison.Ordinal);
        }

        Assert.Equal(1, await own.CountAsync("requests"));
        await File.WriteAllTextAsync(file, whole);
        await own.FileAsync();
        Assert.Equal(HttpStatusCode.OK, (await own.Anybody.GetAsync("/health/ready")).StatusCode);
        folder.Delete(recursive: true);
    }

    private static void Replaced(string file)
    {
        File.Delete(file);
        KeyFile.Create(file);
    }

    [Fact]
    public async Task In_production_twenty_requests_a_minute_are_taken_and_nothing_of_development_is_open()
    {
        await using var own = await fixture.StartAsync(options => options with { Development = false, OidcAuthority = "https://sign-in.invalid" });
        foreach (var path in new[] { "/dev/people", "/dev/outbox" })
        {
            await (await own.Anybody.GetAsync(path)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        foreach (var path in new[] { "/dev/token", "/dev/clock" })
        {
            await (await own.Anybody.PostAsJsonAsync(path, new { })).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        for (var number = 0; number < 20; number++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await own.Anybody.PostAsJsonAsync("/api/v1/requests", new { })).StatusCode);
        }

        var refused = await own.Anybody.PostAsJsonAsync("/api/v1/requests", Bodies.Access());
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    // The peer's address as a header of the test names it.
    private sealed class ComingFrom : IStartupFilter
    {
        public const string Header = "Test-Peer";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, on) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.TryParse(http.Request.Headers[Header], out var peer) ? peer : http.Connection.RemoteIpAddress;
                return on(http);
            });
            next(app);
        };
    }
}
