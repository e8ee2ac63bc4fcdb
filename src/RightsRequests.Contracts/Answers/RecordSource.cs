using System.Text.Json.Serialization;

namespace RightsRequests.Contracts;

/// <summary>Where a piece of data comes from (GDPR Art. 15(1)(g)).</summary>
[JsonConverter(typeof(WordConverter<RecordSource>))]
public enum RecordSource
{
    /// <summary>Given by the person.</summary>
    [JsonStringEnumMemberName("subject")] Subject,

    /// <summary>Observed in the person's use of a service; provided by the person in the sense of GDPR Art. 20(1).</summary>
    [JsonStringEnumMemberName("observed")] Observed,

    /// <summary>Derived by the controller, such as a score; not portable.</summary>
    [JsonStringEnumMemberName("inferred")] Inferred,

    /// <summary>Received from someone else, such as an employer or a partner.</summary>
    [JsonStringEnumMemberName("third-party")] ThirdParty,
}
