using System.Globalization;
using RightsRequests.Holders;

namespace RightsRequests.Web.Portal;

/// <summary>What a person who holds data answers.</summary>
public sealed class QuestionForm
{
    /// <summary>Before the ids of the fields that say what files are about.</summary>
    public const string OfFiles = "fichiers-";

    private const int LongestText = 20_000;
    private const int LongestReason = 3_000;
    private const int LongestGround = 100;
    private const int MostCounted = 1_000_000;

    public string? Text { get; set; }

    public string? Activity { get; set; }

    public string? Category { get; set; }

    public string? Source { get; set; }

    public bool ConcernsThirdParty { get; set; }

    public string? Reason { get; set; }

    public string? Ground { get; set; }

    public string? Count { get; set; }

    /// <summary>What a file or a text is about; where only one activity or category was asked, that one. Null with what is wrong.</summary>
    /// <param name="task">What is asked.</param>
    /// <param name="prefix">Of the ids of the fields.</param>
    /// <param name="errors">What is wrong, by the id of the field.</param>
    public PersonFileDetails? Details(PersonTask task, string prefix, Dictionary<string, string> errors)
    {
        var activity = task.Activities is [var only] ? only.Id : Activity;
        var category = task.Categories is [var single] ? single.Id : Category;
        if (!task.Activities.Any(one => one.Id == activity))
        {
            errors[prefix + "traitement"] = "choisissez le traitement / choose the processing";
        }

        if (!task.Categories.Any(one => one.Id == category))
        {
            errors[prefix + "categorie"] = "choisissez la catégorie / choose the category";
        }

        return errors.Count == 0 ? new(activity!, category!, string.IsNullOrEmpty(Source) ? null : Source, ConcernsThirdParty) : null;
    }

    /// <summary>The answer; null with what is wrong.</summary>
    public PersonAnswer? Read(string outcome, PersonTask task, Dictionary<string, string> errors)
    {
        var (text, reason, ground) = (Plain(Text), Plain(Reason), Plain(Ground));
        PersonFileDetails? details = null;
        if (outcome is "done" or "partial")
        {
            if (task.HandsOver && text is null && task.Files.Count == 0 && outcome == "done")
            {
                errors["texte"] = "ajoutez un fichier, ou écrivez ce que vous avez trouvé / add a file, or write what you found";
            }
            else if ((task.HandsOver && text is not null) || task is { HandsOver: false, Changes: false })
            {
                details = Details(task, "", errors);
            }
        }

        if (outcome is "partial" or "refused" && reason is null)
        {
            errors["motif"] = "dites pourquoi / say why";
        }

        TooLong("texte", text, LongestText, errors);
        TooLong("motif", reason, LongestReason, errors);
        TooLong("fondement", ground, LongestGround, errors);
        var count = Counted(task, outcome, errors);
        return errors.Count == 0 ? new(outcome, task.HandsOver ? text : null, details, reason, outcome == "refused" ? ground : null, count) : null;
    }

    private int Counted(PersonTask task, string outcome, Dictionary<string, string> errors)
    {
        if (!task.Changes || outcome is not ("done" or "partial") || Plain(Count) is not { } text)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostCounted)
        {
            return count;
        }

        errors["nombre"] = "un nombre entier / a whole number";
        return 0;
    }

    private static void TooLong(string id, string? text, int longest, Dictionary<string, string> errors)
    {
        if (text?.Length > longest)
        {
            errors[id] = $"{longest} caractères au plus / characters at most";
        }
    }

    // A character that PostgreSQL and JSON would stumble over is no text.
    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).Trim();
}
