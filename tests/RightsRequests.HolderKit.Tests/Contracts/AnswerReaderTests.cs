using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

public sealed class AnswerReaderTests
{
    private static AnswerReading Read(string message) => AnswerReader.Read(Encoding.UTF8.GetBytes(message));

    private static string Reason(string message) => Assert.IsType<AnswerReading.Invalid>(Read(message)).Reason;

    [Fact]
    public void Read_TheContractsExample_IsValid()
    {
        var answer = Assert.IsType<AnswerReading.Valid>(Read(Samples.ContractAnswer)).Answer;
        Assert.Equal(AnswerOutcome.Done, answer.Outcome);
        Assert.Equal(RecordSource.ThirdParty, answer.Records[0].Source);
        Assert.Equal(new DateOnly(2031, 12, 31), answer.Actions!.KeptUntil);
        Assert.Equal("1 rue Neuve", answer.Records[0].Value!.Value.GetString());
    }

    [Theory]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"no-data"}""")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"done","records":[{"activity":"a","category":"c","label":"l"}],"later":{"field":1}}""")]
    public void Read_TheLeastThatIsNeeded_IsValid(string message) => Assert.IsType<AnswerReading.Valid>(Read(message));

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{\"schema\":\"rights.answer/1\"} x", "not JSON")]
    [InlineData("""{"schema":"rights.answer/2"}""", "schema")]
    [InlineData("""{"queryId":"q","holder":"crm","outcome":"done"}""", "schema")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","queryId":"r","holder":"crm","outcome":"done"}""", "a field is given twice")]
    [InlineData("\uFEFF{}", "byte order mark")]
    [InlineData("""{"schema":"rights.answer/1","holder":"crm","outcome":"done"}""", "required field")]
    [InlineData("""{"schema":"rights.answer/1","queryId":null,"holder":"crm","outcome":"done"}""", "$.queryId")]
    [InlineData("""{"schema":"rights.answer/1","queryId":" ","holder":"crm","outcome":"done"}""", "queryId")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"maybe"}""", "$.outcome")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":0}""", "$.outcome")]
    public void Read_WhatIsNoAnswer_SaysTheFault(string message, string fault) => Assert.Contains(fault, Reason(message), StringComparison.Ordinal);

    [Theory]
    [InlineData("outcome", "\"partial\"", "reason", true)]
    [InlineData("outcome", "\"refused\"", "reason", true)]
    [InlineData("outcome", "\"failed\"", "reason", true)]
    [InlineData("outcome", "\"no-data\"", "no-data", false)]
    [InlineData("actions", """{"erased":-1}""", "below zero", false)]
    [InlineData("actions", """{"erased":1.5}""", "$.actions.erased", false)]
    [InlineData("records", """[null]""", "records[0]", false)]
    [InlineData("records", """[{"category":"c","label":"l"}]""", "$.records[0]", false)]
    [InlineData("records", """[{"activity":"a","category":"c","label":"l","source":"me"}]""", "source", false)]
    [InlineData("records", """[{"activity":"a","category":"c","label":"l","collectedOn":"03/02/2024"}]""", "collectedOn", false)]
    [InlineData("recipientsNotified", """[{"name":"","on":"2026-04-02"}]""", "recipientsNotified[0].name", false)]
    [InlineData("content", """{"href":"/x","sha256":"00","length":1}""", "content replaces records", false)]
    public void Read_AWrongField_SaysWhich(string field, string value, string fault, bool withoutReason)
    {
        var message = JsonNode.Parse(Samples.ContractAnswer)!.AsObject();
        message[field] = JsonNode.Parse(value);
        if (withoutReason)
        {
            message.Remove("reason");
        }

        Assert.Contains(fault, Reason(message.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ContentThatIsNoDigest_IsInvalid()
    {
        var message = JsonNode.Parse(Samples.ContractAnswer)!.AsObject();
        message["records"] = new JsonArray();
        message["content"] = JsonNode.Parse("""{"href":"/x","sha256":"zz","length":1}""");
        Assert.Contains("sha256", Reason(message.ToJsonString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schema":"rights.answer/1","queryId":"\ud800","holder":"crm","outcome":"done"}""")]
    [InlineData("""{"schema":"\ud800","queryId":"q","holder":"crm","outcome":"done"}""")]
    [InlineData("""{"\ud800":1,"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"maybe"}""")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"done","records":[{"activity":"a","category":"c","label":"l","value":"\ud800"}]}""")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"done","records":[{"activity":"a","category":"c","label":"l","value":{"\udc00":1}}]}""")]
    public void Read_ALoneSurrogateAnywhere_IsInvalid(string message) => Assert.IsType<AnswerReading.Invalid>(Read(message));

    [Fact]
    public void Read_TooLong_IsInvalid() =>
        Assert.Contains("upload", Reason(new string(' ', RightsLimits.AnswerBytes + 1)), StringComparison.Ordinal);

    [Fact]
    public void Read_AnyMutilation_NeverThrowsAndNeverQuotesValues()
    {
        var dice = new Random(20260401);
        var whole = Encoding.UTF8.GetBytes(Samples.ContractAnswer);
        for (var round = 0; round < 20_000; round++)
        {
            var message = (byte[])whole.Clone();
            for (var blows = dice.Next(1, 4); blows > 0; blows--)
            {
                message[dice.Next(message.Length)] = (byte)dice.Next(256);
            }

            switch (AnswerReader.Read(message.AsSpan(0, dice.Next(2) == 0 ? message.Length : dice.Next(message.Length))))
            {
                case AnswerReading.Invalid { Reason: var reason }:
                    Assert.DoesNotContain("rue Neuve", reason, StringComparison.Ordinal);
                    break;
                case AnswerReading.Valid { Answer: var answer }:
                    Assert.Equal(64, AnswerFingerprint.Of(answer).Length);
                    break;
            }
        }
    }

    [Fact]
    public void Fingerprint_IgnoresFormAndSeesContent()
    {
        var answer = Assert.IsType<AnswerReading.Valid>(Read(Samples.ContractAnswer)).Answer;
        var reordered = new JsonObject(JsonNode.Parse(Samples.ContractAnswer)!.AsObject().Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        var same = Assert.IsType<AnswerReading.Valid>(Read(reordered.ToJsonString(new JsonSerializerOptions { WriteIndented = true }))).Answer;
        Assert.Equal(AnswerFingerprint.Of(answer), AnswerFingerprint.Of(same));
        Assert.NotEqual(AnswerFingerprint.Of(answer), AnswerFingerprint.Of(answer with { Actions = answer.Actions! with { Erased = 11 } }));
    }
}
