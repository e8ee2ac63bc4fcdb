using CsCheck;

namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>What becomes of one field.</summary>
internal enum Fate
{
    Sound,
    Odd,
    Missing,
    Twice,
    Renamed,
    Endless,
}

/// <summary>How the fields are written down.</summary>
internal enum Writing
{
    AsThePage,
    Pairs,
    Parts,

    /// <summary>Sound, and then changed or cut anywhere.</summary>
    Broken,
}

/// <param name="Pick">Which of what can be chosen.</param>
internal sealed record Change(Fate Fate, int Pick, string Odd);

/// <param name="Type">Content type; null: a field and no file.</param>
internal sealed record Extra(string Name, string Value, string? Type, string FileName);

/// <param name="At">Where, in thousandths of the whole.</param>
/// <param name="Cut">How many bytes go.</param>
internal sealed record Damage(int At, int Cut, byte[] Put);

/// <summary>How a form is filled in and sent, by chance. Numbers choose among what its page offers, so that one sample means the same on every run.</summary>
/// <param name="TokenAside">The token in the header, where no broken body can lose it.</param>
/// <param name="Door">Which door of the portal.</param>
/// <param name="More">So many more fields than anybody sends.</param>
internal sealed record Sending(bool English, int Door, int Form, Change[] Changes, Extra[] Extras, Writing Writing, string Type, Damage[] Damages, bool TokenAside, int More)
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[0, 40],
        Gen.Char[(char)0, (char)31].Array[1, 6].Select(all => new string(all)),
        Gen.Char['\ud800', '\udfff'].Array[1, 4].Select(all => $"a{new string(all)}b"),
        Gen.OneOf(
            "", " ", "\0", "a\0b", "\r\nSet-Cookie: a=b", "\u202Egnp.a", "\uFEFF", "\uFFFF", "<script>alert(1)</script>", "'; DROP TABLE cases; --", "{{7*7}}", "${jndi:ldap://x}", "../../etc/passwd",
            "-1", "0", "9999999999999999999999", "1e400", "NaN", "true", "false", "on", "null", "[]", "{\"a\":1}", "2026-02-30", "0000-00-00", "9999-12-31", "31/12/2026", "00000000-0000-0000-0000-000000000000",
            "019a0000-0000-7000-8000-000000000000", "a@b", "@", "https://evil.example/", "/é", "/\r\nSet-Cookie:%20a=b", "//evil.example", "/\\evil.example", "f.a", "\u0130\u0131ß", "e\u0301\u0301\u0301\u0301", "👩‍👩‍👧‍👦", "%00%ff", "&amp;&lt;"));

    private static readonly Gen<string> AnyName = Gen.OneOf(
        AnyText,
        Gen.OneOf(
            "[", "]", "a[", "a[0][0]", "a[b].c", "Form.Form.FullName", "Form[FullName]", "Form.Rights[0]", "Form.Rights[999999999]", "Form.Rights[-1]", "Rights.index", "Cases[0]", "case", "f.", "f.activity", "f.f.f", "__proto__",
            "handler", "id", "step", "act", "brouillon", PageForm.TokenField, "..", ".", "Letters[0].Key", "parameters[0].Value", new string('n', 3000)));

    private static readonly Gen<Change> AnyChange = Gen.Select(
        Gen.Frequency((9, Gen.Const(Fate.Sound)), (4, Gen.Const(Fate.Odd)), (1, Gen.Const(Fate.Missing)), (1, Gen.Const(Fate.Twice)), (1, Gen.Const(Fate.Renamed))),
        Gen.Int[0, 1000],
        AnyText,
        (fate, pick, odd) => new Change(fate, pick, odd));

    // Rarely a value that nobody types.
    private static readonly Gen<Change[]> AnyChanges = Gen.Select(AnyChange.Array[1, 12], Gen.Int[0, 40], Gen.Frequency((12, Gen.OneOf(4_001, 70_000, 300_000)), (1, Gen.Const(5_000_000))), (changes, at, length) =>
    {
        if (at < changes.Length)
        {
            changes[at] = new Change(Fate.Endless, length, "");
        }

        return changes;
    });

    private static readonly Gen<Extra> AnyExtra = Gen.Select(
        AnyName,
        AnyText,
        Gen.Frequency((3, Gen.Const((string?)null)), (2, Gen.OneOf<string?>("", "application/pdf", "image/png", "text/html", "text/csv", "application/x-www-form-urlencoded", "multipart/mixed; boundary=cut", "a/b; \0", "image/svg+xml"))),
        AnyText,
        (name, value, type, file) => new Extra(name, value, type, file));

    private static readonly Gen<string> AnyType = Gen.Frequency(
        (8, Gen.Const("")),
        (2, Gen.OneOf("; charset=utf-16", "; charset=utf-7", "; charset=iso-8859-1", "; charset=nonsense", "; charset=", "; boundary=other", "; boundary=", "; boundary=\"" + new string('b', 200) + "\"", ";;;")));

    private static readonly Gen<Damage> AnyDamage = Gen.Select(Gen.Int[0, 999], Gen.Int[0, 60], Gen.Byte.Array[0, 6], (at, cut, put) => new Damage(at, cut, put));

    /// <summary>Any of them.</summary>
    public static readonly Gen<Sending> Any = Gen.Select(
        Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 100]),
        // Now and then all is as it should be, so that what stands behind the form is reached.
        Gen.Select(AnyChanges, Gen.Int[0, 2], (changes, careful) => careful == 0 ? [.. changes.Select(one => one with { Fate = Fate.Sound })] : changes),
        AnyExtra.Array[0, 3],
        Gen.Select(Gen.Frequency((4, Gen.Const(Writing.AsThePage)), (1, Gen.Const(Writing.Pairs)), (1, Gen.Const(Writing.Parts)), (2, Gen.Const(Writing.Broken))), AnyType),
        AnyDamage.Array[1, 4],
        Gen.Bool,
        Gen.Frequency((30, Gen.Const(0)), (1, Gen.Const(1100))),
        (where, changes, extras, how, damages, aside, more) => new Sending(where.Item1, where.Item2, where.Item3, changes, extras, how.Item1, how.Item2, damages, aside, more));

    /// <summary>Short, and printable.</summary>
    public override string ToString() =>
        $"{(English ? "en" : "fr")}, door {Door}, form {Form}, {Writing}{Type}{(TokenAside ? ", token aside" : "")}, {More} more; {string.Join(", ", Changes.Select(one => $"{one.Fate} {one.Pick} {Shown(one.Odd)}"))}; {string.Join(", ", Extras.Select(one => $"{Shown(one.Name)}={Shown(one.Value)} {one.Type} {Shown(one.FileName)}"))}";

    private static string Shown(string text) => System.Text.Json.JsonSerializer.Serialize(text.Length > 40 ? text[..40] : text);
}
