using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

/// <summary>One record of one person at one holder.</summary>
internal sealed record HeldRecord(Person Person, string Activity, HeldActivity Held, string Category, HeldField Field, int Number = 0)
{
    public string Key => Number == 0 ? $"{Person.Email}/{Activity}/{Category}/{Field.Field}" : $"{Person.Email}/{Activity}/{Category}/{Field.Field}/{Number}";

    public string FieldKey => $"{Person.Email}/{Category}/{Field.Field}";

    public AnswerRecord ToAnswer(HolderState state, bool withValue) => new()
    {
        Activity = Activity,
        Category = Category,
        Label = Field.Label,
        Value = withValue ? Value(state) : null,
        Source = state.Corrected.ContainsKey(FieldKey) ? RecordSource.Subject : Source,
        CollectedOn = SampleValue.CollectedOn(Person, Category),
        ConcernsThirdParty = Field.ConcernsThirdParty,
    };

    private RecordSource Source => Held.Sources.Contains(Field.Source) ? Field.Source : Held.Sources[0];

    private JsonElement Value(HolderState state) =>
        state.Corrected.TryGetValue(FieldKey, out var corrected) ? corrected : SampleValue.Of(Person, Field);
}
