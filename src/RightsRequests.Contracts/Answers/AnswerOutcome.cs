using System.Text.Json.Serialization;

namespace RightsRequests.Contracts;

/// <summary>How a data holder's work ended.</summary>
[JsonConverter(typeof(WordConverter<AnswerOutcome>))]
public enum AnswerOutcome
{
    /// <summary>Everything that was asked.</summary>
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>Nothing is held about this person in these activities.</summary>
    [JsonStringEnumMemberName("no-data")] NoData,

    /// <summary>A part; the reason says what is missing.</summary>
    [JsonStringEnumMemberName("partial")] Partial,

    /// <summary>The holder thinks that it must not; a person decides on the reason.</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>The holder could not; a person decides on the reason.</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}
