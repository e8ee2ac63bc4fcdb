using RightsRequests.Workflow;

namespace RightsRequests.OpenDsr;

/// <summary>Words of the protocol.</summary>
public static class DsrWords
{
    /// <summary>What may be asked.</summary>
    public static readonly IReadOnlyList<string> Types = ["access", "portability", "erasure"];

    /// <summary>An e-mail address as it is.</summary>
    public const string Email = "email";

    /// <summary>The number under which the controller knows the person.</summary>
    public const string CustomerId = "controller_customer_id";

    /// <summary>Our own word for <see cref="CustomerId"/>.</summary>
    public const string MemberNumber = "member-number";

    /// <summary>A value that is no hash.</summary>
    public const string Raw = "raw";

    /// <summary>Lower-case hexadecimal SHA-256 of the value, trimmed and in lower case.</summary>
    public const string Sha256 = "sha256";

    public const string Completed = "completed";
    public const string Cancelled = "cancelled";

    /// <summary>Every status.</summary>
    public static readonly IReadOnlyList<string> Statuses = ["pending", "in_progress", Completed, Cancelled];

    /// <summary>How far a request is.</summary>
    public static string Of(InstructionStatus status) => status switch
    {
        InstructionStatus.Pending => Statuses[0],
        InstructionStatus.InProgress => Statuses[1],
        InstructionStatus.Completed => Completed,
        InstructionStatus.Cancelled => Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
