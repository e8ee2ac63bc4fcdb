namespace RightsRequests.Workflow.Tests;

/// <summary>Fills the fields of an offer as a person in a hurry would: the first option, the shortest text.</summary>
internal static class Filling
{
    public static (string Name, string Value)[] First(ActionOffer offer, Func<IReadOnlyList<string>, string>? choose = null) =>
        [.. offer.Fields.Where(field => field.Type != "date" || field.Required).Select(field => (field.Name, field.Type switch
        {
            "choice" => choose is null ? field.Options![0] : choose(field.Options!),
            "number" => "10",
            "boolean" => "false",
            "date" => "2026-04-01",
            _ => field.Options?[0] ?? "x",
        }))];
}
