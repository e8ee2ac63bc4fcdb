using System.Text.Json.Nodes;

namespace RightsRequests.Contracts;

/// <summary>The contract on the broker as an AsyncAPI 3 document, made from <see cref="RightsBroker"/> and <see cref="RightsSchemas"/>.</summary>
public static class AsyncApiDocument
{
    /// <summary>The document, as JSON.</summary>
    public static string Write() => RightsSchemas.Text(new JsonObject
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "RightsRequests: data holders",
            ["version"] = "1",
            ["description"] = "The engine asks, a data holder answers. Delivery is at least once both ways.",
        },
        ["defaultContentType"] = RightsBroker.ContentType,
        ["channels"] = new JsonObject
        {
            ["queries"] = Channel(RightsBroker.HolderQueue("{holder}"), "query", Queue(RightsBroker.HolderQueue("{holder}")), new JsonObject
            {
                ["holder"] = new JsonObject { ["description"] = "The holder's id; also the routing key on " + RightsBroker.QueriesExchange + "." },
            }),
            ["answers"] = Channel(RightsBroker.AnswersExchange, "answer", Exchange(RightsBroker.AnswersExchange, "fanout"), null),
        },
        ["operations"] = new JsonObject
        {
            ["receiveQuery"] = Operation("receive", "queries", "query"),
            ["sendAnswer"] = Operation("send", "answers", "answer"),
        },
        ["components"] = new JsonObject
        {
            ["messages"] = new JsonObject
            {
                ["query"] = Message("query", RightsSchemas.Query, "Comes again, with a higher attempt, until an answer stands. Acknowledge it once the broker has confirmed its answer."),
                ["answer"] = Message("answer", RightsSchemas.Answer, $"Persistent. The property user_id is the holder's account on the broker, which checks it; an answer without it is not taken. At most {RightsLimits.AnswerBytes} bytes: what is longer is uploaded first, and named by content."),
            },
        },
    });

    private static JsonObject Channel(string address, string message, JsonObject binding, JsonObject? parameters)
    {
        var channel = new JsonObject
        {
            ["address"] = address,
            ["messages"] = new JsonObject { [message] = Reference($"#/components/messages/{message}") },
            ["bindings"] = new JsonObject { ["amqp"] = binding },
        };
        if (parameters is not null)
        {
            channel["parameters"] = parameters;
        }

        return channel;
    }

    private static JsonObject Queue(string name) => new()
    {
        ["is"] = "queue",
        ["queue"] = new JsonObject { ["name"] = name, ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false },
    };

    private static JsonObject Exchange(string name, string type) => new()
    {
        ["is"] = "routingKey",
        ["exchange"] = new JsonObject { ["name"] = name, ["type"] = type, ["durable"] = true, ["autoDelete"] = false },
    };

    private static JsonObject Operation(string action, string channel, string message) => new()
    {
        ["action"] = action,
        ["channel"] = Reference($"#/channels/{channel}"),
        ["messages"] = new JsonArray(Reference($"#/channels/{channel}/messages/{message}")),
    };

    private static JsonObject Message(string name, string schema, string description) => new()
    {
        ["name"] = name,
        ["description"] = description,
        ["contentType"] = RightsBroker.ContentType,
        ["correlationId"] = new JsonObject { ["location"] = "$message.payload#/queryId" },
        ["payload"] = new JsonObject { ["schemaFormat"] = "application/schema+json;version=draft-07", ["schema"] = JsonNode.Parse(schema) },
    };

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };
}
