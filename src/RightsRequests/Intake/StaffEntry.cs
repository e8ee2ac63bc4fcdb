using NodaTime;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>What staff say of a request that they enter.</summary>
/// <param name="ReceivedOn">The day on which it reached the organisation, from which the time limit runs; null is an error beside the field.</param>
/// <param name="By">Who enters it.</param>
/// <param name="Files">Scans of the letter, or the mail and what was attached to it; already looked at.</param>
public sealed record StaffEntry(LocalDate? ReceivedOn, string By, IReadOnlyList<IncomingFile> Files)
{
    internal CaseEntry ForAudit(string channel) => new(By, $"{channel}, {Files.Count} files");
}

/// <summary>A file that came with a request.</summary>
/// <param name="Origin"><c>scan</c>, <c>mail</c> or <c>attachment</c>.</param>
/// <param name="Name">As its sender called it.</param>
/// <param name="ContentType">By its content.</param>
/// <param name="Verdict"><c>clean</c>, <c>infected</c> or <c>not-checked</c>.</param>
public sealed record IncomingFile(string Origin, string Name, string ContentType, string Verdict, byte[] Content);
