using System.CommandLine;
using RightsRequests.Contracts;

namespace RightsRequests.Host.Commands;

/// <summary><c>contract</c>: the holders' contract for machines.</summary>
internal static class ContractCommand
{
    public static Command Create()
    {
        var which = new Argument<string>("MESSAGE") { Description = "query | answer | record" };
        which.AcceptOnlyFromAmong("query", "answer", "record");
        var schema = new Command("schema", "Schéma JSON d'un message. / JSON Schema of a message.") { which };
        schema.SetAction(parsed => Console.Out.Write(parsed.GetValue(which) switch
        {
            "query" => RightsSchemas.Query,
            "answer" => RightsSchemas.Answer,
            _ => RightsSchemas.Record,
        }));
        var asyncApi = new Command("asyncapi", "Le contrat sur le bus, AsyncAPI 3. / The contract on the bus, AsyncAPI 3.");
        asyncApi.SetAction(_ => Console.Out.Write(AsyncApiDocument.Write()));
        return new("contract", "Le contrat des détenteurs, pour les machines. / The holders' contract, for machines.") { schema, asyncApi };
    }
}
