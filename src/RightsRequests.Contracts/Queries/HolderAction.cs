using System.Text.Json.Serialization;

namespace RightsRequests.Contracts;

/// <summary>What a data holder may be asked to do.</summary>
[JsonConverter(typeof(WordConverter<HolderAction>))]
public enum HolderAction
{
    /// <summary>Say which categories are held, without disclosing values.</summary>
    [JsonStringEnumMemberName("locate")] Locate,

    /// <summary>Give the data (GDPR Art. 15(3), 20(1)).</summary>
    [JsonStringEnumMemberName("export")] Export,

    /// <summary>Apply the corrections (GDPR Art. 16).</summary>
    [JsonStringEnumMemberName("rectify")] Rectify,

    /// <summary>Erase (GDPR Art. 17).</summary>
    [JsonStringEnumMemberName("erase")] Erase,

    /// <summary>Mark the data so that they are stored and no longer used (GDPR Art. 18).</summary>
    [JsonStringEnumMemberName("restrict")] Restrict,

    /// <summary>Take the mark of a restriction away; the person was told before (GDPR Art. 18(3)).</summary>
    [JsonStringEnumMemberName("lift-restriction")] LiftRestriction,

    /// <summary>Stop the processing from now on (GDPR Art. 7(3), 21).</summary>
    [JsonStringEnumMemberName("stop-processing")] StopProcessing,

    /// <summary>Tell the recipients of the data (GDPR Art. 19).</summary>
    [JsonStringEnumMemberName("notify")] Notify,
}
