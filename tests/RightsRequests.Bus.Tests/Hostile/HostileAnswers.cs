using System.Text;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;
using static RightsRequests.Bus.Tests.Hostile.HostileAnswer;

namespace RightsRequests.Bus.Tests.Hostile;

/// <summary>The list. Each is an answer taken or an incident kept: nothing is lost, and no case moves by what it should not.</summary>
internal static class HostileAnswers
{
    private const string NotJson = "incident: The answer is not valid: not JSON";
    private const string NotValid = "incident: The answer is not valid: ";
    private const string WrongValue = NotValid + "a required field is missing or a field has a wrong value";

    public static IReadOnlyList<HostileAnswer> All { get; } = [.. Bodies(), .. Fields(), .. Contents(), .. Claims(), .. Sequences(), .. HostileUploads.All];

    private static IEnumerable<HostileAnswer> Bodies() =>
    [
        Bytes("an empty body", NotJson, []),
        Bytes("bytes that are no text", NotJson, [0xff, 0x00, 0x7b, 0x81]),
        Text("an answer cut off in the middle", NotJson, text => text[..(text.Length / 2)]),
        Text("two answers in one message", NotJson, text => text + text),
        Text("XML", NotJson, _ => "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
        Text("a comment in the JSON", NotJson, text => "/* */" + text),
        Text("UTF-16 instead of UTF-8", NotJson, text => string.Concat(text.Select(one => one + "\0"))),
        Text("JSON that is a list", NotValid + "not a JSON object", text => $"[{text}]"),
        Text("JSON null", NotValid + "not a JSON object", _ => "null"),
        Text("a byte order mark before it", NotValid + "begins with a byte order mark: send UTF-8 without one", text => "\uFEFF" + text),
        Text("a field given twice", NotValid + "a field is given twice", text => text.Replace("\"outcome\":", "\"outcome\":\"no-data\",\"outcome\":", StringComparison.Ordinal)),
        Text("200 levels deep", NotValid + "nested deeper than 32 levels", text => text.Replace("\"1 rue Neuve\"", new string('[', 200) + new string(']', 200), StringComparison.Ordinal)),
        Text("a lone surrogate in a value", NotValid + "a text is not Unicode", text => text.Replace("1 rue Neuve", "\\ud800", StringComparison.Ordinal)),
        Text("a lone surrogate in a name of a field", NotValid + "a text is not Unicode", text => text.Replace("\"value\"", "\"\\udc00\"", StringComparison.Ordinal)),
        Text("5 MiB", NotValid + "longer than 4194304 bytes", text => text.Replace("1 rue Neuve", new string('a', 5 << 20), StringComparison.Ordinal)),
    ];

    private static IEnumerable<HostileAnswer> Fields() =>
    [
        Of("no schema", NotValid + "schema is not rights.answer/1", one => one.Remove("schema")),
        Of("a schema of the future", NotValid + "schema is not rights.answer/1", one => one["schema"] = "rights.answer/2"),
        Of("no queryId", WrongValue, one => one.Remove("queryId")),
        Of("a queryId that is a number", WrongValue, one => one["queryId"] = 7),
        Of("a queryId that is no id", "incident of the office: The answer names a query that nobody asked.", one => one["queryId"] = "'; DROP TABLE cases; --"),
        Of("a queryId that nobody asked", "incident of the office: The answer names a query that nobody asked.", one => one["queryId"] = "019b0000-0000-7000-8000-000000000000"),
        Of("an unknown outcome", WrongValue, one => one["outcome"] = "finished"),
        Of("an outcome by number", WrongValue, one => one["outcome"] = 0),
        Of("partial without a reason", NotValid + "reason is missing or empty", one => one["outcome"] = "partial"),
        Of("a reason of blanks", NotValid + "reason is missing or empty", one => (one["outcome"], one["reason"]) = ("refused", "   ")),
        Of("a reason with a null character", NotValid + "reason holds a null character", one => (one["outcome"], one["reason"]) = ("partial", "a\0b")),
        Of("a reason of 5,000 characters", NotValid + "reason is longer than 4000", one => (one["outcome"], one["reason"]) = ("partial", new string('r', 5_000))),
        Of("records that are a text", WrongValue, one => one["records"] = "none"),
        Of("a record that is null", NotValid + "records[0] is null", one => one["records"] = new JsonArray((JsonNode?)null)),
        Of("a record without its activity", WrongValue, one => one["records"]![0]!.AsObject().Remove("activity")),
        Of("a label of 501 characters", NotValid + "records[0].label is longer than 500", one => one["records"]![0]!["label"] = new string('l', 501)),
        Of("a source nobody knows", WrongValue, one => one["records"]![0]!["source"] = "gossip"),
        Of("a day that does not exist", WrongValue, one => one["records"]![0]!["collectedOn"] = "2024-02-30"),
        Of("a count below zero", NotValid + "actions: a count is below zero", one => one["actions"] = new JsonObject { ["kept"] = -1 }),
        Of("a count beyond all integers", WrongValue, one => one["actions"] = new JsonObject { ["kept"] = 1e300 }),
    ];

    private static IEnumerable<HostileAnswer> Contents() =>
    [
        Of("no data, and yet records", NotValid + "outcome is no-data, yet there are records or content", one => one["outcome"] = "no-data"),
        Of("records and content at once", NotValid + "records and content: content replaces records", one => one["content"] = Content(new string('0', 64))),
        Of("content with a hash that is none", NotValid + "content.sha256 is not 64 hexadecimal digits", one => (one["records"], one["content"]) = (new JsonArray(), Content("abc"))),
        Of("content that was never uploaded", "incident: The content of the answer was not uploaded, or is not what the answer names.", one => (one["records"], one["content"]) = (new JsonArray(), Content(new string('0', 64)))),
        Of("content on another machine", "incident: The content of the answer was not uploaded, or is not what the answer names.", one => (one["records"], one["content"]) = (new JsonArray(), Content(new string('0', 64), "http://169.254.169.254/"))),
        Of("20,001 records", NotValid + "records: more than 20000", one => one["records"] = new JsonArray([.. Enumerable.Range(0, 20_001).Select(_ => new JsonObject { ["activity"] = "newsletter", ["category"] = "identification", ["label"] = "x" })])),
        Of("markup and a script in a value", "taken", one => one["records"]![0]!["value"] = "<script>alert(1)</script>"),
        Of("a formula in a value", "taken", one => one["records"]![0]!["value"] = "=HYPERLINK(\"http://x\")"),
        Of("a null character in a value", "taken", one => one["records"]![0]!["value"] = "a\0b"),
        Of("a day of collection in the far future", "taken", one => one["records"]![0]!["collectedOn"] = "9999-12-31"),
        Of("a day of collection before any computer", "taken", one => one["records"]![0]!["collectedOn"] = "0001-01-01"),
        Of("fields that the contract does not know", "taken", one => one["admin"] = true),
    ];

    private static IEnumerable<HostileAnswer> Claims() =>
    [
        Of("data of an activity not asked", "incident: The answer speaks of an activity that was not asked.", one => one["records"]![0]!["activity"] = "complementary-contract"),
        Of("data of a category not asked", "taken; incident: The answer, which was taken, has data of a category that was not asked.", one => one["records"]![0]!["category"] = "health"),
        Of("an erasure nobody asked", "incident: The answer speaks of an action that was not asked.", one => one["actions"] = new JsonObject { ["erased"] = 12 }),
        Of("a change nobody asked", "incident: The answer speaks of an action that was not asked.", one => one["actions"] = new JsonObject { ["changed"] = 1 }),
        Of("in the name of another holder", "incident: The sender is not the holder that the answer names.", one => one["holder"] = "care-centres"),
        new("without user_id", "incident: The sender is not the holder that the answer names.", query => [Changed(query, _ => { }) with { User = null }]),
        new("from another holder's account", "incident: The sender is not the holder that the answer names.", query => [Changed(query, _ => { }, "care-centres")]),
        new("another holder's answer to this holder's query", "incident: The holder was not asked this query.", query => [Changed(query, one => one["holder"] = "care-centres", "care-centres")]),
        new("with a user_id that is not the sender's", "refused by the broker", query => [Changed(query, _ => { }, "care-centres", claims: "crm")]),
        Of("with the queryId of a check", "passed over: it names no case", one => one["queryId"] = RightsCheck.NewQueryId()),
        new("without a correlation id", "taken", query => [Changed(query, _ => { }) with { Correlation = null }]),
        new("with the correlation id of something else", "taken", query => [Changed(query, _ => { }) with { Correlation = "019b0000-0000-7000-8000-000000000000" }]),
        new("not JSON, without a correlation id", "incident of the office: The answer is not valid: not JSON", query => [new(Encoding.UTF8.GetBytes("not json"), null)]),
    ];

    private static IEnumerable<HostileAnswer> Sequences() =>
    [
        new("the same answer three times", "taken", query => Enumerable.Repeat(Changed(query, _ => { }), 3)),
        new("the same answer with its fields in another order", "taken", query => [Changed(query, _ => { }), Changed(query, Turned)]),
        new("a second answer that says otherwise", "taken, another kept beside it; incident: The answer differs from the one accepted before.", query => [Changed(query, _ => { }), Changed(query, one => one["records"]![0]!["value"] = "2 rue Vieille")]),
        new("broken first, then valid", "taken; " + NotJson, query => [new(Encoding.UTF8.GetBytes("{"), query.QueryId), Changed(query, _ => { })]),
        new("valid first, then broken", "taken; " + NotJson, query => [Changed(query, _ => { }), new(Encoding.UTF8.GetBytes("{"), query.QueryId)]),
        new("valid, after the person withdrew the request", "kept beside the case; incident: The answer came after a person had decided to go on without it.", query => [Changed(query, _ => { })]) { AfterWithdrawal = true },
        new("broken, after the person withdrew the request", NotJson, query => [new(Encoding.UTF8.GetBytes("{"), query.QueryId)]) { AfterWithdrawal = true },
        new("the same broken answer twice: one incident", NotJson, query => Enumerable.Repeat(new SentMessage(Encoding.UTF8.GetBytes("{"), query.QueryId), 2)),
    ];

    private static void Turned(JsonObject answer)
    {
        var fields = answer.Select(field => (field.Key, Value: field.Value?.DeepClone())).Reverse().ToList();
        answer.Clear();
        fields.ForEach(field => answer[field.Key] = field.Value);
    }

    private static JsonObject Content(string hash, string href = "/x") => new() { ["href"] = href, ["sha256"] = hash, ["length"] = 10 };
}
