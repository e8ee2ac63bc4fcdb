using NodaTime;

namespace RightsRequests.Storage;

/// <summary>What figures are reckoned from, one row per case; repeats what the encrypted state says in words, days and counts, and nothing of the person.</summary>
public sealed class CaseFigureRow
{
    public Guid CaseId { get; set; }
    public required string Right { get; set; }
    public required string Controller { get; set; }
    public required string Channel { get; set; }
    public LocalDate ReceivedOn { get; set; }

    /// <summary>Inclusive.</summary>
    public LocalDate Due { get; set; }
    public required string State { get; set; }
    public bool Suspended { get; set; }

    /// <summary>Day since which the time limit does not run; null: it does, or was suspended under an earlier version.</summary>
    public LocalDate? SuspendedOn { get; set; }
    public bool Extended { get; set; }

    /// <summary>Day on which the request was answered; the letter that lifts a restriction later does not count. Null while it is open again.</summary>
    public LocalDate? AnsweredOn { get; set; }

    /// <summary>Day of the first answer of a case that was reopened after it: by this one figures count; null: never reopened after an answer.</summary>
    public LocalDate? FirstAnsweredOn { get; set; }

    /// <summary>How the case as a whole came out; null while it is open for the first time.</summary>
    public string? Outcome { get; set; }
    public int Incidents { get; set; }
    public int Complaints { get; set; }

    /// <summary>Made up to learn the console with; never counted.</summary>
    public bool Sample { get; set; }
}
