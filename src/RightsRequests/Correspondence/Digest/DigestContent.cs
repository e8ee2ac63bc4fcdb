using NodaTime;

namespace RightsRequests.Correspondence;

/// <summary>What a digest tells; no personal data.</summary>
/// <param name="Today">Its day.</param>
/// <param name="Cases">The most urgent, earliest due first.</param>
/// <param name="More">How many are due beside those.</param>
/// <param name="Letters">How many wait to be posted.</param>
/// <param name="Messages">How many wait in the mailbox.</param>
/// <param name="Incidents">How many are open.</param>
internal sealed record DigestContent(LocalDate Today, IReadOnlyList<DigestCase> Cases, int More, int Letters, int Messages, int Incidents)
{
    public bool IsEmpty => Cases.Count == 0 && Letters == 0 && Messages == 0 && Incidents == 0;
}

/// <param name="Due">Inclusive.</param>
internal sealed record DigestCase(Guid Id, string Reference, string Right, LocalDate Due);
