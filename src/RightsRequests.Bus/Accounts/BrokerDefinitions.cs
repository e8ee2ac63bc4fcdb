using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RightsRequests.Contracts;

namespace RightsRequests.Bus.Accounts;

/// <summary>A definitions file of RabbitMQ: users of holders, and what each may do. Imported, it adds them or gives them a new password; nothing else changes.</summary>
public static class BrokerDefinitions
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Each may read its own queue, write to the exchange of answers, and declare nothing.</summary>
    /// <param name="accounts">The users; their passwords stand in it as hashes.</param>
    /// <param name="virtualHost">Where exchanges and queues stand.</param>
    /// <remarks>No topic permissions: the exchange of answers is a fanout, and a holder may not write to the topic exchange at all.</remarks>
    public static string Write(IReadOnlyList<HolderAccount> accounts, string virtualHost) => new JsonObject
    {
        ["vhosts"] = new JsonArray(new JsonObject { ["name"] = virtualHost }),
        ["users"] = new JsonArray([.. accounts.Select(User)]),
        ["permissions"] = new JsonArray([.. accounts.Select(account => Permission(account, virtualHost))]),
    }.ToJsonString(Readable) + "\n";

    private static JsonNode User(HolderAccount account) => new JsonObject
    {
        ["name"] = account.Holder,
        ["password_hash"] = account.Hash(),
        ["hashing_algorithm"] = "rabbit_password_hashing_sha256",
        ["tags"] = new JsonArray(),
    };

    private static JsonNode Permission(HolderAccount account, string virtualHost) => new JsonObject
    {
        ["user"] = account.Holder,
        ["vhost"] = virtualHost,
        ["configure"] = "^$",
        ["write"] = Only(RightsBroker.AnswersExchange),
        ["read"] = Only(RightsBroker.HolderQueue(account.Holder)),
    };

    private static string Only(string name) => $"^{Regex.Escape(name)}$";
}
