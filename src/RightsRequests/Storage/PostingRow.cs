using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A letter that goes by post, from the day on which it waits; repeats what the encrypted state of its case says, for the print queue.</summary>
public sealed class PostingRow
{
    public Guid LetterId { get; set; }
    public Guid CaseId { get; set; }
    public Guid TaskId { get; set; }
    public Instant WaitingSince { get; set; }

    /// <summary>True while somebody must still post it.</summary>
    public bool Open { get; set; }

    /// <summary>When it was last put into a batch to be printed; null: never.</summary>
    public Instant? PrintedAt { get; set; }
    public string? PrintedBy { get; set; }

    /// <summary>A better address than the letter's, encrypted under the request's data key; null: the letter's.</summary>
    public byte[]? Address { get; set; }
}
