using System.Text.RegularExpressions;

namespace RightsRequests.Law;

/// <summary>Turns a ground code into the words by which a letter cites it.</summary>
public static partial class Citation
{
    /// <summary>The ground of requests for access that go through the CNIL (Code monétaire et financier L561-45).</summary>
    public const string MonetaryCodeAccess = "CMF L561-45";

    /// <summary>The ground on which heirs may act where the dead person left no directives (loi 78-17 Art. 85).</summary>
    public const string HeirsWithoutDirectives = "loi 78-17 85";

    /// <summary>The ground on which those entitled see the care record of a dead patient (Code de la santé publique L1110-4 V).</summary>
    public const string HeirsOfAPatient = "CSP L1110-4 V";

    /// <summary>The provision in words: <c>17(3)(b)</c> gives « article 17, paragraphe 3, point b), du RGPD » and "Article 17(3)(b) GDPR", with no-break spaces.</summary>
    /// <param name="ground">A ground of <see cref="ActivityAssessment"/>, or any article of the GDPR written the same way.</param>
    /// <exception cref="ArgumentException">Not written that way.</exception>
    public static BilingualText InWords(string ground)
    {
        if (ground == MonetaryCodeAccess)
        {
            return Set("article L. 561-45 du code monétaire et financier", "Article L. 561-45 of the French Monetary and Financial Code");
        }

        if (ground == HeirsWithoutDirectives)
        {
            return Set("article 85 de la loi n° 78-17 du 6 janvier 1978", "Article 85 of the French law 78-17 of 6 January 1978");
        }

        if (ground == HeirsOfAPatient)
        {
            return Set("article L. 1110-4, V, du code de la santé publique", "Article L. 1110-4, V, of the French Public Health Code");
        }

        var match = GdprGround().Match(ground);
        if (!match.Success)
        {
            throw new ArgumentException($"'{ground}' is not a ground such as 17(3)(b).", nameof(ground));
        }

        var paragraph = match.Groups["paragraph"].Value;
        var point = match.Groups["point"].Value;
        var french = $"article {match.Groups["article"].Value}"
            + (paragraph.Length > 0 ? $", paragraphe {paragraph}" : "")
            + (point.Length > 0 ? $", point {point})" : "")
            + (paragraph.Length > 0 || point.Length > 0 ? "," : "")
            + " du RGPD";
        return Set(french, $"Article {ground} GDPR");
    }

    private static BilingualText Set(string fr, string en) => new(Typography.French(fr), Typography.English(en));

    [GeneratedRegex(@"^(?<article>[1-9]\d?)(\((?<paragraph>\d)\))?(\((?<point>[a-z])\))?$")]
    private static partial Regex GdprGround();
}
