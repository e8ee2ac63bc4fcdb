using System.Text.RegularExpressions;
using RightsRequests.Law;

namespace RightsRequests.Holders;

/// <summary>What is wrong with an answer, in both languages: the contract's reader says it in English, for the developers of holders.</summary>
internal static partial class AnswerFaults
{
    // Names of fields and figures stay as they are; a test holds the list to all that the contract's reader can say.
    private static readonly IReadOnlyList<(Regex Fault, string French)> Known =
    [
        (TooLong(), "plus de $1 octets : le contenu est à déposer à part"),
        (NotJson(), "ce n’est pas du JSON (ligne $1, octet $2)"),
        (MarkedBytes(), "commence par une marque d’ordre des octets (BOM) : l’UTF-8 s’envoie sans elle"),
        (TooDeep(), "plus de $1 niveaux les uns dans les autres"),
        (GivenTwice(), "un champ y est deux fois"),
        (NotUnicode(), "un texte n’est pas en Unicode"),
        (NotAnObject(), "ce n’est pas un objet JSON"),
        (OtherSchema(), "schema n’est pas $1"),
        (MissingAt(), "un champ exigé manque ou un champ a une valeur qui ne convient pas, à $1 (manque : $2)"),
        (AwaitedAt(), "un champ exigé manque ou un champ a une valeur qui ne convient pas, à $1 (attendu : $2)"),
        (WrongAt(), "un champ exigé manque ou un champ a une valeur qui ne convient pas, à $1"),
        (Wrong(), "un champ exigé manque ou un champ a une valeur qui ne convient pas"),
        (TooManyRecords(), "records : plus de $1 ; le contenu est à déposer à part"),
        (BothContents(), "records et content : l’un remplace l’autre"),
        (NoDataButData(), "outcome est no-data, et pourtant il y a des données"),
        (Null(), "$1 est null"),
        (Negative(), "actions : un compte est négatif"),
        (TooMany(), "$1 : plus de $2"),
        (NoHash(), "content.sha256 n’est pas de 64 chiffres hexadécimaux"),
        (NegativeLength(), "content.length est négatif"),
        (Missing(), "$1 manque ou est vide"),
        (LongerThan(), "$1 dépasse $2 caractères"),
        (NullCharacter(), "$1 contient un caractère nul"),
    ];

    // What the contract says that it awaits, after which its own words may stand.
    private static readonly IReadOnlyList<(string English, string French)> Awaited =
    [
        ("a day such as", "un jour comme"),
        ("one of", "l’un de"),
        ("true or false", "true ou false"),
        ("a whole number", "un nombre entier"),
        ("a text", "un texte"),
        ("a list", "une liste"),
        ("an object", "un objet"),
    ];

    /// <summary>The fault in both languages; one that is not known is quoted as it is.</summary>
    public static BilingualText Of(string fault)
    {
        foreach (var (pattern, french) in Known)
        {
            if (pattern.Match(fault) is { Success: true } found)
            {
                return new(Awaited.Aggregate(found.Result(french), (said, one) => said.Replace($"(attendu : {one.English}", $"(attendu : {one.French}", StringComparison.Ordinal)), fault);
            }
        }

        return new($"« {fault} »", fault);
    }

    [GeneratedRegex(@"^longer than (\d+) bytes: upload the content instead$")]
    private static partial Regex TooLong();

    [GeneratedRegex(@"^not JSON \(line (\d*), byte (\d*)\)$")]
    private static partial Regex NotJson();

    [GeneratedRegex("^begins with a byte order mark: send UTF-8 without one$")]
    private static partial Regex MarkedBytes();

    [GeneratedRegex(@"^nested deeper than (\d+) levels$")]
    private static partial Regex TooDeep();

    [GeneratedRegex("^a field is given twice$")]
    private static partial Regex GivenTwice();

    [GeneratedRegex("^a text is not Unicode$")]
    private static partial Regex NotUnicode();

    [GeneratedRegex("^not a JSON object$")]
    private static partial Regex NotAnObject();

    [GeneratedRegex("^schema is not (.+)$")]
    private static partial Regex OtherSchema();

    [GeneratedRegex(@"^a required field is missing or a field has a wrong value at (\S+) \((.+) missing\)$")]
    private static partial Regex MissingAt();

    [GeneratedRegex(@"^a required field is missing or a field has a wrong value at (\S+) \((.+)\)$")]
    private static partial Regex AwaitedAt();

    [GeneratedRegex("^a required field is missing or a field has a wrong value at (.+)$")]
    private static partial Regex WrongAt();

    [GeneratedRegex("^a required field is missing or a field has a wrong value$")]
    private static partial Regex Wrong();

    [GeneratedRegex(@"^records: more than (\d+): upload the content instead$")]
    private static partial Regex TooManyRecords();

    [GeneratedRegex("^records and content: content replaces records$")]
    private static partial Regex BothContents();

    [GeneratedRegex("^outcome is no-data, yet there are records or content$")]
    private static partial Regex NoDataButData();

    [GeneratedRegex("^(.+) is null$")]
    private static partial Regex Null();

    [GeneratedRegex("^actions: a count is below zero$")]
    private static partial Regex Negative();

    [GeneratedRegex(@"^(\w+): more than (\d+)$")]
    private static partial Regex TooMany();

    [GeneratedRegex("^content.sha256 is not 64 hexadecimal digits$")]
    private static partial Regex NoHash();

    [GeneratedRegex("^content.length is below zero$")]
    private static partial Regex NegativeLength();

    [GeneratedRegex("^(.+) is missing or empty$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^(.+) is longer than (\d+)$")]
    private static partial Regex LongerThan();

    [GeneratedRegex("^(.+) holds a null character$")]
    private static partial Regex NullCharacter();
}
