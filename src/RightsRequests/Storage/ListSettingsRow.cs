namespace RightsRequests.Storage;

/// <summary>How one of the staff wants their worklist.</summary>
public sealed class ListSettingsRow
{
    public required string Staff { get; set; }

    /// <summary>Words of <see cref="Worklist.CaseColumn"/> in the chosen order; null: as it comes.</summary>
    public string[]? Columns { get; set; }

    /// <summary>The filter that the worklist opens with; null: what is open.</summary>
    public Guid? DefaultFilter { get; set; }
}
