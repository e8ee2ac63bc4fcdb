using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Web.Portal;
using RightsRequests.Web.Tests.Api;

namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>Brings a browser to where a form is: a draft half written, a request followed, a question opened, staff signed in. Afterwards nothing works by itself, so that whatever is stored comes of what is sent.</summary>
internal sealed partial class FormScenes(RunningWeb web) : IDisposable
{
    private const string Archives = "archives@example.org";
    // What is right in the console and no page offers.
    private readonly Dictionary<string, IReadOnlyList<string>> known = new()
    {
        ["from"] = [Today.Plus(1)],
        ["to"] = [Today.Plus(3)],
        ["absent"] = ["denis"],
        ["substitute"] = ["agnes"],
        ["user"] = ["agnes"],
        ["Name"] = ["agnes"],
        ["PostedOn"] = [Today.Plus(0)],
        ["Form.ReceivedOn"] = [Today.Plus(-2)],
        ["Form.BirthDate"] = ["1930-01-01", ""],
        ["Form.Email"] = ["zephyrine@example.org", ""],
        ["Form.Phone"] = ["0102030405"],
        ["Form.RepresentativeName"] = [""],
        ["Form.RepresentativeCapacity"] = [""],
        ["Form.RepresentativeEmail"] = [""],
        ["Form.RepresentativeAddress"] = [""],
    };
    private readonly Queue<string> codes = new();
    private readonly List<HttpClient> agents = [];
    private int mails;
    private FormBrowser staff = null!;
    private string reviewed = "";
    private string posted = "";

    /// <summary>Values of what an address asks for that is not made here.</summary>
    public static IReadOnlyList<string> Steps { get; } = [.. FormSteps.All.Select(step => step.Word), "nulle-part"];

    public async Task BeginAsync(int questions)
    {
        web.Bus.Answering = (holder, query) => new
        {
            schema = "rights.answer/1",
            queryId = query.QueryId,
            holder,
            outcome = "done",
            records = new[] { new { activity = "account-management", category = "identification", label = "Foyer", value = new { adresse = "1 rue du Port", conjoint = "Anatole" }, source = "subject" } },
        };
        for (var question = 0; question < questions; question++)
        {
            agents.Add((await web.AskAsync()).Agent);
        }

        reviewed = await FileAsync("account-management");
        var at = $"/api/v1/cases/{reviewed}";
        await agents[0].DoAsync(at, "confirm-identity");
        await agents[0].DoAsync(at, "accept-assessment");
        await agents[0].UntilAsync(at, one => one.Text("step") == "review");
        posted = (await web.FileAsync(Bodies.Access().With("subject", new { fullName = "Balthazar Nuage", postalAddress = "12 rue des Ormes\n69003 LYON" }).With("channel", "post"))).Text("reference");
        await Waiting.UntilAsync(async () => (await OutboxAsync()).Count == questions);
        await Waiting.UntilAsync(async () => await web.CountAsync("postings") > 0);
        foreach (var code in await OutboxAsync())
        {
            codes.Enqueue(code);
        }

        await web.InScopeAsync(async (IEnumerable<IHostedService> all) =>
        {
            foreach (var worker in all.OfType<BackgroundService>().Where(one => one.GetType().Assembly == typeof(OfficeOptions).Assembly))
            {
                await worker.StopAsync(default);
            }

            return true;
        });
        // As if the case had begun with an earlier text.
        await web.ExecuteAsync($"INSERT INTO procedure_texts (hash, \"right\", text) SELECT encode(sha256(convert_to(text || E'\\n', 'UTF8')), 'hex'), \"right\", text || E'\\n' FROM procedure_texts WHERE \"right\" = 'access'; UPDATE cases SET procedure_hash = (SELECT hash FROM procedure_texts WHERE text LIKE E'%\\n\\n') WHERE id = '{reviewed}'");
        staff = new FormBrowser(web.Address);
        Assert.Equal(HttpStatusCode.Redirect, await staff.FillAsync("/console/sign-in", "/console/sign-in?handler=Development", ("Name", "denis"), ("Roles", "dpo"), ("Roles", "agent")));
    }

    /// <summary>A new place for this form.</summary>
    /// <param name="form">Which.</param>
    /// <param name="step">Of the form of requests, where it has steps.</param>
    public async Task<FormScene> SetAsync(FormAddress form, string step)
    {
        var scene = form.Console ? await ConsoleAsync(form)
            : form.French.StartsWith("/suivi", StringComparison.Ordinal) ? await FollowingAsync(form)
            : form.French.StartsWith("/detenteur", StringComparison.Ordinal) ? await AskedAsync(form)
            : await WritingAsync(form, step);
        return await scene.ReadAsync(form);
    }

    public void Dispose()
    {
        staff?.Dispose();
        agents.ForEach(agent => agent.Dispose());
    }

    private async Task<FormScene> ConsoleAsync(FormAddress form)
    {
        var id = form.French.Contains("/records", StringComparison.Ordinal) ? reviewed
            : form.French.Contains("mailbox", StringComparison.Ordinal) ? await MessageAsync()
            : form.French.Contains("{id", StringComparison.Ordinal) ? await FileAsync() : "";
        var address = Parameter().Replace(form.French, id);
        var look = form.French switch
        {
            "/console/print-queue" => $"/console/print-queue?reference={posted}",
            "/console/settings" when await staff.LookAsync("/console/settings") is { } settings && Earlier().Match(settings) is { Success: true } found => WebUtility.HtmlDecode(found.Groups[1].Value),
            _ => address,
        };
        // A browser of its own: the limits of requests count by machine.
        return new(new FormBrowser(web.Address).With("console", staff["console"]!).With("formulaire", staff["formulaire"]!), address, look, known);
    }

    private async Task<string> MessageAsync()
    {
        var mail = $"Message-ID: <{mails++}@example.org>\nFrom: Zéphyrine <z@example.org>\nSubject: Mes données\nContent-Type: text/plain; charset=utf-8\n\nQue savez-vous de moi ?\n".ReplaceLineEndings("\r\n");
        Assert.True(await web.KeepMailAsync(new(Encoding.UTF8.GetBytes(mail), Instant.FromUtc(2026, 11, 2, 9, 0))));
        return Messages().Match((await staff.LookAsync("/console/mailbox"))!).Groups[1].Value;
    }

    private async Task<FormScene> FollowingAsync(FormAddress form)
    {
        var filed = await web.FileAsync();
        var (reference, code) = (filed.Text("reference"), filed.Text("trackingCode"));
        using (var agent = await web.StaffAsync("agnes", "agent"))
        {
            await agent.ActAsync($"/api/v1/cases/{filed["cases"]![0]!.Text("id")}", new System.Text.Json.Nodes.JsonObject { ["action"] = "doubt-identity", ["reasons"] = "L’adresse diffère." });
        }

        var browser = new FormBrowser(web.Address);
        Assert.Equal(HttpStatusCode.Redirect, await browser.FillAsync("/suivi", "/suivi", ("Reference", reference), ("Code", code)));
        await browser.FillAsync("/suivi", "/suivi?handler=SendCode");
        var once = OneTime().Matches(await web.Anybody.GetStringAsync("/dev/outbox"))[^1].Value;
        if (form.Handler != "Open")
        {
            await browser.FillAsync("/suivi", "/suivi?handler=Open", ("OneTimeCode", once));
        }

        return new(browser, form.French, form.French, new Dictionary<string, IReadOnlyList<string>> { ["Reference"] = [reference], ["Code"] = [code], ["OneTimeCode"] = [once] });
    }

    private async Task<FormScene> AskedAsync(FormAddress form)
    {
        var browser = new FormBrowser(web.Address);
        // Of the last one there is no other: it is opened by every form that still wants one.
        var code = codes.Count > 1 ? codes.Dequeue() : codes.Peek();
        if (form.French != "/detenteur")
        {
            await browser.FillAsync("/detenteur", "/detenteur", ("Code", code));
        }

        return new(browser, form.French, form.French == "/detenteur" ? form.French : $"{form.French}?issue=done", new Dictionary<string, IReadOnlyList<string>> { ["Code"] = [code] });
    }

    private async Task<FormScene> WritingAsync(FormAddress form, string step)
    {
        var browser = new FormBrowser(web.Address);
        await browser.FillAsync("/demande", "/demande");
        var kept = await web.InScopeAsync(async (DraftCookie cookie) => await web.InScopeAsync((DraftDesk drafts) => drafts.KeepForLaterAsync(cookie.Unseal(browser["brouillon"])!.Value, Whole, default)));
        var address = Parameter().Replace(form.French, step);
        return new(browser, address, address, new Dictionary<string, IReadOnlyList<string>> { ["code"] = [kept!.Code!] });
    }

    private static RequestDraft Whole(RequestDraft draft) => draft with
    {
        For = DraftWords.Self,
        Rights = ["access", "rectification", "objection"],
        Relations = ["member"],
        About = DraftWords.Unknown,
        HealthRecord = "no",
        Corrections = [new() { Datum = "identification/postal-address", Value = "12 rue des Lilas" }],
        ObjectTo = DraftWords.Marketing,
        FullName = "Zéphyrine Quillfeather",
        Email = "zephyrine@example.org",
        Language = "fr",
        Answered = [.. FormSteps.All.Select(step => step.Word)],
    };

    private async Task<string> FileAsync(string? activity = null) =>
        (await web.FileAsync(activity is null ? null : Bodies.Access().With("scope", new { activities = new[] { activity } })))["cases"]![0]!.Text("id");

    private async Task<IReadOnlyList<string>> OutboxAsync() =>
        [.. (await (await web.Anybody.GetAsync("/dev/outbox")).JsonAsync()).AsArray().Where(mail => mail!.Text("to") == Archives).Select(mail => HolderCode().Match(mail!.Text("text")).Value)];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("href=\"(/console/settings\\?version=[^\"]*)\"")]
    private static partial Regex Earlier();

    [GeneratedRegex("href=\"/console/mailbox/([0-9a-f-]{36})\"")]
    private static partial Regex Messages();

    [GeneratedRegex("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}")]
    private static partial Regex HolderCode();

    [GeneratedRegex("\\b[0-9]{8}\\b")]
    private static partial Regex OneTime();
}
