using System.Security.Cryptography;
using System.Text;

namespace RightsRequests.Workflow;

/// <summary>Ids that come out the same each time the same thing is decided, so that a repetition is recognised.</summary>
public static class StableId
{
    /// <summary>An id from a case and the parts that tell the thing apart; order matters.</summary>
    public static Guid Of(Guid caseId, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(caseId.ToString("N"));
        foreach (var part in parts)
        {
            text.Append('\n').Append(part);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        // Version 8 (RFC 9562): an id of our own making.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
