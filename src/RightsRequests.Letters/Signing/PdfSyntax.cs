using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Signing;

/// <summary>Writes the reader's tokens back as PDF syntax (ISO 32000-2, 7.3) without losing a byte of a string.</summary>
internal static class PdfSyntax
{
    public static string Of(IToken token) => Append(new StringBuilder(), token).ToString();

    public static string Of(IndirectReference reference) =>
        string.Create(CultureInfo.InvariantCulture, $"{reference.ObjectNumber} {reference.Generation} R");

    /// <summary>A text string (7.9.2.2) in hexadecimal: nothing to escape, and UTF-16 keeps every script.</summary>
    public static string Text(string text) =>
        "<" + Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]) + ">";

    private static StringBuilder Append(StringBuilder to, IToken token) => token switch
    {
        DictionaryToken dictionary => AppendDictionary(to, dictionary),
        ArrayToken array => AppendArray(to, array),
        IndirectReferenceToken reference => to.Append(Of(reference.Data)),
        NameToken name => AppendName(to, name.Data),
        StringToken text => to.Append('<').Append(Convert.ToHexString(text.GetBytes())).Append('>'),
        HexToken hex => to.Append('<').Append(Convert.ToHexString(hex.Bytes)).Append('>'),
        NumericToken number => to.Append(number.HasDecimalPlaces
            ? number.Double.ToString("0.##########", CultureInfo.InvariantCulture)
            : number.Long.ToString(CultureInfo.InvariantCulture)),
        BooleanToken boolean => to.Append(boolean.Data ? "true" : "false"),
        NullToken => to.Append("null"),
        _ => throw new InvalidDataException($"A {token.GetType().Name} cannot stand inside another object."),
    };

    private static StringBuilder AppendDictionary(StringBuilder to, DictionaryToken dictionary)
    {
        to.Append("<<");
        foreach (var (key, value) in dictionary.Data)
        {
            AppendName(to.Append(' '), key);
            Append(to.Append(' '), value);
        }

        return to.Append(" >>");
    }

    private static StringBuilder AppendArray(StringBuilder to, ArrayToken array)
    {
        to.Append('[');
        foreach (var item in array.Data)
        {
            Append(to.Append(' '), item);
        }

        return to.Append(" ]");
    }

    private static StringBuilder AppendName(StringBuilder to, string name)
    {
        to.Append('/');
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            if (octet is > 0x20 and < 0x7F && !"#/()<>[]{}%".Contains((char)octet, StringComparison.Ordinal))
            {
                to.Append((char)octet);
            }
            else
            {
                to.Append('#').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return to;
    }
}
