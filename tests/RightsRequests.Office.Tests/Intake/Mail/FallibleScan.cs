using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Intake.Mail;

/// <summary>A scanner that knows one word, and may be away.</summary>
internal sealed class FallibleScan : IMalwareScan
{
    public bool Away { get; set; }

    public Task<string> CheckAsync(byte[] content, CancellationToken cancel) => Away
        ? throw new IOException("away")
        : Task.FromResult(content.AsSpan().IndexOf("EICAR"u8) >= 0 ? FileVerdict.Infected : FileVerdict.Clean);
}
