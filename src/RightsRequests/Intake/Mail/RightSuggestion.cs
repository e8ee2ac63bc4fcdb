using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RightsRequests.Intake;

/// <summary>Which rights a message seems to exercise, by its words in French and English. Pure; a person decides.</summary>
public static partial class RightSuggestion
{
    // Roots of words without accents; a right is suggested where one of its patterns stands in the message.
    private static readonly IReadOnlyList<(string Right, Regex Words)> Patterns =
    [
        ("access", Of(@"droit d.acces|acceder a (mes|toutes? mes) |copie (de|des|complete de) .{0,40}donnees|quelles (donnees|informations) .{0,40}(detenez|avez|conservez)|article 15\b|right of access|access to my (personal )?(data|information)|copy of (all )?(my|the) .{0,20}(data|information)|subject access|what (data|information) .{0,30}(hold|have)")),
        ("rectification", Of(@"rectifi|corriger (mon|ma|mes|l)|(mon|ma|mes) .{0,40}(inexact|errone|est faux|est fausse|sont faux|sont fausses)|mettre a jour (mon|ma|mes)|article 16\b|correct my|is (wrong|incorrect|inaccurate)|update my (address|details|data|name)")),
        ("erasure", Of(@"effac|supprim\w* (\w+ ){0,3}(donnees|compte|informations)|suppression (de|des) .{0,30}(donnees|compte|informations)|droit a l.oubli|article 17\b|erase|erasure|delete (all )?my|deletion of|right to be forgotten")),
        ("restriction", Of(@"limitation du traitement|limiter le traitement|geler .{0,20}donnees|article 18\b|restrict(ion)? (of )?(the )?processing")),
        ("portability", Of(@"portabilite|article 20\b|portability|machine.readable|format (structure|lisible par machine)")),
        ("objection", Of(@"\boppos(e|er|ition)\b|(ne (veux|souhaite|desire) plus|cess\w+ de|arretez de) .{0,40}(recevoir|envoyer|m.envoyer|demarch|contacter|appeler|publicit|prospect)|desabonn|desinscri|demarchage|article 21\b|\bobject (to|against)|objection|stop (sending|contacting|calling)|unsubscribe|direct marketing|no longer wish to receive")),
        ("automated-decision", Of(@"decision (\w+ )?automati|decision prise par (un|une) (algorithme|machine|ordinateur)|(reexamen|intervention) (par un |d.un )?(humain|humaine|etre humain|personne)|article 22\b|automated decision|human (review|intervention)")),
        ("consent-withdrawal", Of(@"(retir\w*|revoqu\w*) (\w+ ){0,2}consentement|retrait (de|du) (mon )?consentement|withdraw (my )?consent|withdrawal of (my )?consent|revoke my consent")),
    ];

    /// <summary>Words of the contract, in its order; empty where nothing is obvious.</summary>
    public static IReadOnlyList<string> Of(string? subject, string? text)
    {
        var plain = Plain($"{subject}\n{Own(text ?? "")}");
        return [.. Patterns.Where(one => one.Words.IsMatch(plain)).Select(one => one.Right)];
    }

    /// <summary><c>en</c> where English words prevail, else <c>fr</c>.</summary>
    public static string LanguageOf(string? text)
    {
        var plain = Plain(text ?? "");
        return English().Count(plain) > French().Count(plain) ? "en" : "fr";
    }

    // What is quoted was written by somebody else: by us, most often, with all the rights' names in it.
    private static string Own(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('>')));

    private static string Plain(string text)
    {
        var shortened = text.Length > 20_000 ? text[..20_000] : text;
        var letters = shortened.Normalize(NormalizationForm.FormD)
            .Where(one => CharUnicodeInfo.GetUnicodeCategory(one) != UnicodeCategory.NonSpacingMark)
            .Select(one => char.IsWhiteSpace(one) ? ' ' : char.ToLowerInvariant(one));
        return Spaces().Replace(string.Concat(letters), " ");
    }

    // Without backtracking: no message, however made, keeps it busy.
    private static Regex Of(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(the|my|you|your|and|please|would|like|data|of|to|i)\b")]
    private static partial Regex English();

    [GeneratedRegex(@"\b(le|la|les|mes|mon|ma|vous|votre|et|je|de|des|donnees|bonjour|merci)\b")]
    private static partial Regex French();
}
