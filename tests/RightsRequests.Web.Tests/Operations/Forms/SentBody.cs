using System.Globalization;
using System.Text;

namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>The bytes of a form as it is sent.</summary>
internal static class SentBody
{
    private const string Boundary = "----cut-here-7f3a";

    // A picture of one pixel, a document cut short, a list, a page, an archive, nothing.
    private static readonly byte[][] Files =
    [
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        "%PDF-1.7\n1 0 obj <</Type/Catalog/OpenAction 2 0 R>> endobj\nxref"u8.ToArray(),
        "recu_le;droits;nom;adresse\n2026-11-02;access;Balthazar Nuage;12 rue des Ormes|69003 LYON\n2026-11-03;\0;=1+1;\n"u8.ToArray(),
        "<html><script>alert(1)</script>"u8.ToArray(),
        [0x50, 0x4B, 3, 4, .. new byte[200]],
        [],
    ];

    private static readonly string[] Plausible = ["Zéphyrine Quillfeather", "2026-11-02", "zephyrine@example.org", "QZ99887766", "access", "member", "true", "12 rue des Lilas\n75001 PARIS", "other"];

    /// <param name="one">How it is sent.</param>
    /// <param name="form">As it stands on the page.</param>
    /// <param name="known">What is right here, by the field's name.</param>
    /// <param name="token">The antiforgery token; null: sent otherwise.</param>
    public static ByteArrayContent Of(Sending one, PageForm form, IReadOnlyDictionary<string, IReadOnlyList<string>> known, string? token)
    {
        List<(string Name, byte[] Value, string? Type, string File)> parts = [.. form.Fields.Where(field => field.Name != PageForm.TokenField).SelectMany((field, at) => Filled(field, at, one.Changes, known))];
        parts.AddRange(one.Extras.Select(extra => (extra.Name, extra.Type is null ? Bytes(extra.Value) : Files[extra.Value.Length % Files.Length], extra.Type, extra.FileName)));
        parts.AddRange(Enumerable.Range(0, one.More).Select(at => ($"n{at}", Bytes("v"), (string?)null, "")));
        if (token is not null)
        {
            parts.Add((PageForm.TokenField, Bytes(token), null, ""));
        }

        var multipart = one.Writing switch { Writing.Pairs => false, Writing.Parts => true, Writing.Broken => one.Form % 2 == 0, _ => form.Multipart };
        byte[] body = multipart ? [.. parts.SelectMany(part => Part(part.Name, part.Value, part.Type, part.File)), .. Bytes($"--{Boundary}--\r\n")]
            : Bytes(string.Join('&', parts.Select(part => $"{Escaped(Bytes(part.Name))}={Escaped(part.Value)}")));
        if (one.Writing == Writing.Broken)
        {
            body = one.Damages.Aggregate(body, Damaged);
        }

        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", (multipart ? $"multipart/form-data; boundary={Boundary}" : "application/x-www-form-urlencoded") + one.Type);
        return content;
    }

    private static IEnumerable<(string Name, byte[] Value, string? Type, string File)> Filled(PageField field, int at, Change[] changes, IReadOnlyDictionary<string, IReadOnlyList<string>> known)
    {
        var change = changes[at % changes.Length];
        if (field.File)
        {
            var file = (Value: Files[change.Pick % Files.Length], Type: change.Fate == Fate.Odd ? "text/html" : "application/octet-stream", Name: change.Fate == Fate.Odd ? change.Odd : "document.pdf");
            return change.Fate switch
            {
                Fate.Missing => [],
                Fate.Twice => [(field.Name, file.Value, file.Type, file.Name), (field.Name, Files[0], file.Type, "b.png"), (field.Name, Files[3], file.Type, "c.png")],
                _ => [(field.Name, file.Value, file.Type, file.Name)],
            };
        }

        // What is known to be right here, else what can be chosen; where a field is to be written in, something that might be.
        var sound = known.TryGetValue(field.Name, out var right) ? right : field.Values.Where(value => value.Length > 0).ToList() is { Count: > 0 } offered ? offered : Plausible;
        var value = Bytes(sound[change.Pick % sound.Count]);
        return change.Fate switch
        {
            Fate.Missing => [],
            Fate.Odd => [(field.Name, Bytes(change.Odd), null, "")],
            Fate.Twice => [(field.Name, value, null, ""), (field.Name, Bytes(change.Odd), null, "")],
            Fate.Renamed => [($"{field.Name}[{change.Odd}]", value, null, "")],
            Fate.Endless => [(field.Name, Bytes(new string('é', at < changes.Length ? change.Pick : 10)), null, "")],
            _ => [(field.Name, value, null, "")],
        };
    }

    private static byte[] Part(string name, byte[] value, string? type, string file) =>
    [
        .. Bytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(name)}\""),
        .. Bytes(type is null ? "" : $"; filename=\"{Quoted(file)}\"\r\nContent-Type: {type}"),
        .. "\r\n\r\n"u8,
        .. value,
        .. "\r\n"u8,
    ];

    // As browsers do.
    private static string Quoted(string text) => text.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);

    private static byte[] Damaged(byte[] body, Damage damage)
    {
        var at = (int)((long)body.Length * damage.At / 1000);
        return [.. body[..at], .. damage.Put, .. body[Math.Min(body.Length, at + damage.Cut)..]];
    }

    private static string Escaped(byte[] bytes) => bytes.Length > 100_000
        ? new string('a', bytes.Length)
        : string.Concat(bytes.Select(one => char.IsAsciiLetterOrDigit((char)one) ? ((char)one).ToString() : string.Create(CultureInfo.InvariantCulture, $"%{one:X2}")));

    // Half of a pair has no UTF-8: it is written as its three bytes, as whoever means harm would.
    private static byte[] Bytes(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        List<byte> bytes = [];
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at++, 2)));
            }
            else
            {
                bytes.AddRange(char.IsSurrogate(text[at]) ? [(byte)(0xE0 | (text[at] >> 12)), (byte)(0x80 | ((text[at] >> 6) & 0x3F)), (byte)(0x80 | (text[at] & 0x3F))] : Encoding.UTF8.GetBytes(text[at].ToString()));
            }
        }

        return [.. bytes];
    }
}
