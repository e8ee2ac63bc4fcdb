using System.Globalization;

namespace RightsRequests.Workflow;

/// <summary>Single data of the copy, blacked out or handed over (GDPR Art. 15(4), 20(4)).</summary>
internal static class RedactionActions
{
    private const string Redact = "redact";
    private const string Disclose = "disclose";
    private const int MostOffered = 100;

    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new(Redact, ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.Step is ReviewStep && Records(turn).Any(),
            turn =>
            [
                // Any record may be named; an offer lists no thousands of them.
                new ActionField("record", "string", Required: true, [.. Records(turn).Take(MostOffered)]),
                new ActionField("field", "string", Required: false),
                new ActionField("choice", "choice", Required: false, [Redact, Disclose]),
                new ActionField("reason", "text", Required: false),
            ],
            Choose) { Prepares = true },
    ];

    private static Decision? Choose(Turn turn, ActionInput input)
    {
        var redact = input["choice"] != Disclose;
        if (Canonical(turn, input["record"]!) is not { } record)
        {
            return new InvalidFields(new Dictionary<string, string> { ["record"] = "une question de ce dossier, une barre oblique et le rang d’une donnée dans sa réponse, à partir de 0 / a query of this case, a slash, and the index of a record in its answer, from 0" });
        }

        if (!redact && input["reason"] is null)
        {
            return new InvalidFields(new Dictionary<string, string> { ["reason"] = "à remplir quand on remet ce qui peut parler d’une autre personne / required where something is handed over that may tell of another person" });
        }

        var field = input["field"]?.Trim('/');
        turn.State = turn.State with
        {
            Redactions =
            [
                .. turn.State.Redactions.Where(one => one.Record != record || one.Field != field),
                new RedactionChoice(record, field, redact, input["reason"], turn.Actor, turn.Now),
            ],
        };
        // The name of a field is the holder's and may be a person's.
        turn.Note(redact ? "redacted" : "disclosed", record);
        return null;
    }

    private static IEnumerable<string> Records(Turn turn) =>
        turn.State.Queries.SelectMany(query => Enumerable.Range(0, query.Result?.Records ?? 0).Select(index => Name(query.Id, index)));

    private static string Name(Guid query, int index) => string.Create(CultureInfo.InvariantCulture, $"{query}/{index}");

    private static string? Canonical(Turn turn, string text) =>
        text.Split('/') is [var query, var at]
        && Guid.TryParse(query, out var id)
        && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && turn.State.Queries.Any(one => one.Id == id && index < one.Result?.Records)
            ? Name(id, index)
            : null;
}
