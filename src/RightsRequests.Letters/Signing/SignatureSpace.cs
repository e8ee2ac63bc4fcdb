using System.Globalization;
using System.Text;

namespace RightsRequests.Letters.Signing;

/// <summary>The space in a prepared PDF where the signature goes: <c>/Contents</c> without its key, and the <c>/ByteRange</c> around it.</summary>
internal sealed class SignatureSpace(byte[] prepared, int rangeAt, int contentsAt, int contentsLength)
{
    /// <summary>Ten digits a number: files below 10 GB.</summary>
    public const string RangePlaceholder = "[0 0000000000 0000000000 0000000000]";

    /// <summary>Writes the byte range and returns what is to be signed.</summary>
    public byte[] SignedBytes()
    {
        var after = contentsAt + contentsLength;
        var range = string.Create(CultureInfo.InvariantCulture, $"[0 {contentsAt} {after} {prepared.Length - after}").PadRight(RangePlaceholder.Length - 1) + "]";
        Encoding.ASCII.GetBytes(range, prepared.AsSpan(rangeAt));
        return [.. prepared.AsSpan(0, contentsAt), .. prepared.AsSpan(after)];
    }

    /// <summary>Whether a signature of so many bytes goes in.</summary>
    public bool Holds(int signatureLength) => signatureLength * 2 <= contentsLength - 2;

    /// <summary>Puts the signature in; what remains of the space is zero.</summary>
    public byte[] Fill(byte[] signature)
    {
        var hex = Convert.ToHexString(signature);
        if (hex.Length > contentsLength - 2)
        {
            throw new InvalidOperationException("The signature is larger than the space left for it.");
        }

        Encoding.ASCII.GetBytes(hex, prepared.AsSpan(contentsAt + 1));
        return prepared;
    }
}
