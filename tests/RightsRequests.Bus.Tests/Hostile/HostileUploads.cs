using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using static RightsRequests.Bus.Tests.Hostile.UploadDoor;

namespace RightsRequests.Bus.Tests.Hostile;

/// <summary>Large answers that come wrongly: nothing wrong is kept, and no answer is taken that names what is not whole.</summary>
internal static class HostileUploads
{
    private const string NotUploaded = "incident: The content of the answer was not uploaded, or is not what the answer names.";
    private static readonly string Two = Line() + Line(value: "2 rue Vieille");

    public static IReadOnlyList<HostileAnswer> All { get; } =
    [
        Uploaded("of another hash than announced, and named all the same", $"refused: not what was announced; {NotUploaded}", door => door.PutAsync(Two, new string('0', 64)), Two),
        Uploaded("longer than announced", "refused: not what was announced", door => door.PartAsync(Two, new(0, 10, EndsIt: true, null))),
        Uploaded("shorter than announced, and named all the same", $"stored up to its last whole line; {NotUploaded}", door => door.PartAsync(Line(), new(0, 5_000, EndsIt: true, null)), Line()),
        Uploaded("a part out of order", "refused: it goes on at byte 0", door => door.PartAsync(Line(), new(500, 5_000, EndsIt: false, null))),
        Uploaded("a part twice", $"stored up to its last whole line; stored up to its last whole line; refused: it goes on at byte {Line().Length * 2}", async door =>
        {
            await door.PartAsync(Line(), new(0, 5_000, EndsIt: false, null));
            await door.PartAsync(Line(), new(Line().Length, 5_000, EndsIt: false, null));
            await door.PartAsync(Line(), new(Line().Length, 5_000, EndsIt: false, null));
        }),
        Uploaded("cut off in the middle of a line", "stored up to its last whole line", door => door.PartAsync(Line() + Line()[..20], new(0, 5_000, EndsIt: false, null))),
        Uploaded("no JSON lines", "refused: line 1: not JSON (line 1, byte 1)", door => door.PutAsync("<answer/>\n")),
        Uploaded("a JSON list instead of lines", "refused: line 1: not a JSON object", door => door.PutAsync($"[{Line().TrimEnd()}]")),
        Uploaded("a line of an activity not asked", "refused: line 2: the record is about an activity that was not asked", door => door.PutAsync(Line() + Line(activity: "complementary-contract"))),
        Uploaded("a line without end", $"refused: line 1: longer than {1024 * 1024} bytes", door => door.PutAsync(Line(value: new string('a', 2 << 20)))),
        Uploaded("a line of a category not asked, named by its answer", "stored; taken; incident: The answer, which was taken, has data of a category that was not asked.", door => door.PutAsync(Line(category: "health")), Line(category: "health")),
        Uploaded("with a virus in it", "refused: line 1: the virus scanner found a dangerous program in lines 1 to 2", door => door.PutAsync(Line(value: "EICAR") + Line())),
        Uploaded("for a query of another holder", "refused: not asked; incident of the office: The holder uploaded content for a query of another one.", door => door.PutAsync(Two, holder: "mandatory-scheme")),
        Uploaded("for a query that nobody asked", "refused: not asked", door => door.PutAsync(Two, query: "019b0000-0000-7000-8000-000000000000")),
        Uploaded("begun before the query was asked again, ended after it", "stored up to its last whole line; stored; taken", async door =>
        {
            await door.PartAsync(Line(), new(0, Two.Length, EndsIt: false, null));
            await door.AskAgainAsync();
            await door.PartAsync(Two[Line().Length..], new(Line().Length, Two.Length, EndsIt: true, null));
        }, Two),
        Uploaded("and its answer names another length", $"stored; {NotUploaded}", door => door.PutAsync(Two), Two, length: 7),
        Uploaded("and its answer names another hash", $"stored; {NotUploaded}", door => door.PutAsync(Two), Line(), length: Two.Length),
        Uploaded("begun anew after it was complete, and the first is named", $"stored; stored; {NotUploaded}", async door =>
        {
            await door.PutAsync(Two);
            await door.PutAsync(Line());
        }, Two),
        Uploaded("after the person withdrew the request", "refused: no answer is waited for", door => door.PutAsync(Two)) with { AfterWithdrawal = true },
    ];

    // Named: what its answer says was uploaded; null: no answer comes.
    private static HostileAnswer Uploaded(string what, string became, Func<UploadDoor, Task> upload, string? named = null, int? length = null) =>
        new($"content: {what}", became, query => named is null ? [] : [Naming(query, named, length)]) { Upload = upload };

    private static SentMessage Naming(RightsQuery query, string content, int? length) => HostileAnswer.Changed(query, answer =>
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        answer.Remove("records");
        answer["content"] = new JsonObject { ["href"] = "/x", ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)), ["length"] = length ?? bytes.Length };
    });
}
