using System.Net;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using RightsRequests.Audit;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>Every form of the portal and of the console, filled in by chance and sent as a browser sends it: with its token, its cookies, from where the form stands.</summary>
public sealed class BrokenForms(WebFixture fixture)
{
    private const int Rounds = 8;
    private const int RoundsOfAStep = 3;

    [Fact]
    public async Task Whatever_is_sent_is_taken_or_refused_on_a_page_in_its_language_and_nothing_half_is_stored()
    {
        await using var web = await fixture.StartAsync(holder => holder with { Transport = Transport.Person, Email = "archives@example.org", Delegate = "suppleance@example.org" });
        var forms = await web.InScopeAsync(async (EndpointDataSource source) => await web.InScopeAsync((PageLoader loader) => FormAddress.AllAsync(source, loader)));
        Assert.Contains(forms, form => form.Console);
        Assert.Contains(forms, form => form.English is not null);
        using var scenes = new FormScenes(web);
        await scenes.BeginAsync(questions: 6);
        var rows = await web.InScopeAsync((NpgsqlDataSource database) => Task.FromResult(new StoredRows(database)));
        List<string> faults = [];
        var taken = 0;
        foreach (var form in forms)
        {
            foreach (var step in form.French.Contains("{step}", StringComparison.Ordinal) ? FormScenes.Steps : [""])
            {
                try
                {
                    taken += await BreakAsync(form, step, scenes, rows, web) ? 1 : 0;
                }
                catch (CsCheckException fault)
                {
                    // Of each form the smallest sample and its seed.
                    faults.Add($"{form} {step}: {fault.Message} {fault.InnerException?.Message}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        // Were everything refused at the door, nothing would be shown.
        Assert.True(taken > forms.Count / 2, $"only {taken} forms took anything");
    }

    private static async Task<bool> BreakAsync(FormAddress form, string step, FormScenes scenes, StoredRows rows, RunningWeb web)
    {
        var scene = await scenes.SetAsync(form, step);
        var taken = false;
        await Sending.Any.SampleAsync(
            async sending =>
            {
                var before = await rows.CountAsync();
                var (to, answer) = await scene.SendAsync(form, sending);
                using (answer)
                {
                    var text = await answer.Content.ReadAsStringAsync();
                    var fault = Fault(form, sending, answer, text) ?? await StoredAsync(form, answer, text, before, rows, web);
                    Assert.True(fault is null, $"{to}: {(int)answer.StatusCode}, {fault}");
                    // What was taken may have ended the draft, the question or the case.
                    if (!IsRefusal(answer, text))
                    {
                        taken = true;
                        scene.Dispose();
                        scene = await scenes.SetAsync(form, step);
                    }
                }
            },
            iter: step.Length > 0 ? RoundsOfAStep : Rounds,
            threads: 1);
        scene.Dispose();
        return taken;
    }

    private static string? Fault(FormAddress form, Sending sending, HttpResponseMessage answer, string text)
    {
        if ((int)answer.StatusCode >= 500)
        {
            return "an error of ours";
        }

        if (text.Contains("Exception", StringComparison.Ordinal) || text.Contains("   at RightsRequests.", StringComparison.Ordinal) || text.Contains("   at Microsoft.", StringComparison.Ordinal))
        {
            return "something of the inside is told";
        }

        if (answer.Headers.Location is { } location)
        {
            return location.OriginalString.StartsWith('/') && !location.OriginalString.StartsWith("//", StringComparison.Ordinal) && !location.OriginalString.StartsWith("/\\", StringComparison.Ordinal) ? null : "it leads elsewhere";
        }

        var type = answer.Content.Headers.ContentType?.MediaType;
        if (answer.IsSuccessStatusCode && type is not "text/html")
        {
            // A file was asked for.
            return answer.Content.Headers.ContentDisposition is not null ? null : $"{type} is no page";
        }

        var language = sending.English && (form.Console || form.English is not null) ? "en" : "fr";
        return type != "text/html" ? $"{type} is no page" : PageForm.LanguageOf(text) != language ? $"a page in {PageForm.LanguageOf(text)}, not in {language}" : null;
    }

    private static async Task<string?> StoredAsync(FormAddress form, HttpResponseMessage answer, string text, IReadOnlyDictionary<string, long> before, StoredRows rows, RunningWeb web)
    {
        var after = await rows.CountAsync();
        var changed = after.Where(one => one.Value != before[one.Key]).ToDictionary(one => one.Key, one => one.Value - before[one.Key]);
        if (IsRefusal(answer, text) && changed.Any(one => !MayStay(form, one.Key)))
        {
            return $"refused, and yet {string.Join(", ", changed.Select(one => $"{one.Key} {one.Value:+0;-0}"))}";
        }

        if (changed.Count > 0 && await rows.HalvesAsync() > 0)
        {
            return "something half is stored";
        }

        return changed.ContainsKey("\"audit_entries\"") && await web.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)) is AuditBroken broken ? $"the trail is broken at {broken.Reference} {broken.Number}" : null;
    }

    // An answer that takes nothing: an error, or the page again with what is wrong on it.
    private static bool IsRefusal(HttpResponseMessage answer, string text) =>
        answer.StatusCode >= HttpStatusCode.BadRequest || (answer.StatusCode == HttpStatusCode.OK && text.Contains("govuk-error-summary", StringComparison.Ordinal));

    // A draft begins with the first answer, right or wrong; of an act that its case refused, the key stays by which it would be known again.
    private static bool MayStay(FormAddress form, string table) => form.Console ? table == "\"inbox\"" : table == "\"request_drafts\"" && form.French.StartsWith("/demande", StringComparison.Ordinal);
}
