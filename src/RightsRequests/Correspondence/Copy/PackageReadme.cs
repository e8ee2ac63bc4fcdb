using System.Text;
using NodaTime.Text;

namespace RightsRequests.Correspondence;

/// <summary>The page of a data package for somebody who never saw a JSON file. Plain text that every system opens by a double click.</summary>
internal static class PackageReadme
{
    public static string Name(string language) => language == "fr" ? "LISEZ-MOI.txt" : "README.txt";

    public static string Text(LetterMaterial material, IReadOnlyList<DisclosedRecord> records, IReadOnlyDictionary<string, string> tables, IReadOnlyList<PackedFile> documents, int volume, int volumes)
    {
        var french = material.Language == "fr";
        var text = new StringBuilder("\uFEFF");
        foreach (var line in french ? French(material, records.Count, volume, volumes) : English(material, records.Count, volume, volumes))
        {
            text.Append(line).Append("\r\n");
        }

        foreach (var (category, file) in tables)
        {
            text.Append($"  {file}{(french ? " :" : ":")} {material.Policy.Category(category).In(material.Language)}\r\n");
        }

        if (documents.Count > 0)
        {
            text.Append("\r\n").Append(french ? "Les documents trouvés sur papier ou en fichier :" : "The documents found on paper or as files:").Append("\r\n");
            foreach (var document in documents)
            {
                text.Append($"  {document.Name}\r\n");
            }
        }

        text.Append("\r\n").Append(french ? "Dans ces fichiers, chaque traitement porte un nom court :" : "In these files each processing activity has a short name:").Append("\r\n");
        foreach (var activity in records.Select(one => one.Record.Activity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append($"  {activity}{(french ? " :" : ":")} {material.ActivityName(activity)}\r\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> French(LetterMaterial material, int records, int volume, int volumes)
    {
        yield return $"VOS DONNÉES – demande {material.State.Reference}";
        yield return "";
        yield return $"Cette archive accompagne notre lettre du {LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu").Format(material.Today)}. Elle contient {Counted(records, "donnée", "données")}.";
        if (volumes > 1)
        {
            yield return $"Vos données sont nombreuses : voici le volume {volume} sur {volumes}. Les autres se téléchargent au même endroit.";
        }

        yield return "Gardez-la en lieu sûr : elle vous concerne personnellement.";
        yield return "";
        yield return "Pour la lire : ouvrez l’archive d’un double clic, puis un tableau (.csv) avec un tableur (Excel, LibreOffice, Numbers).";
        yield return $"Les colonnes sont séparées par « {DataTable.Separator("fr")} », le texte est en UTF-8. Une apostrophe précède les textes qu’un tableur prendrait pour une formule.";
        yield return "";
        yield return "Pour la transmettre à un autre organisme : donnez-lui l’archive, ou le fichier donnees.json, prévu pour les machines.";
        yield return "Son format est décrit dans donnees.schema.json (JSON Schema).";
        yield return "";
        yield return "Colonnes : activity = traitement ; category = catégorie ; label = intitulé ; value = valeur ; source = origine";
        yield return "(subject = donnée par vous, observed = observée, inferred = déduite par nous, third-party = reçue d’un tiers) ;";
        yield return "collectedOn = jour de la collecte ; holder = service qui la détient ; redacted = occultée, parce qu’elle concerne une autre personne.";
        yield return "";
        yield return "Les tableaux, par catégorie :";
    }

    private static IEnumerable<string> English(LetterMaterial material, int records, int volume, int volumes)
    {
        yield return $"YOUR DATA – request {material.State.Reference}";
        yield return "";
        yield return $"This archive goes with our letter of {LocalDatePattern.Iso.Format(material.Today)}. It holds {Counted(records, "item", "items")} of data.";
        if (volumes > 1)
        {
            yield return $"There are many: this is volume {volume} of {volumes}. The others are downloaded in the same place.";
        }

        yield return "Keep it in a safe place: it is about you.";
        yield return "";
        yield return "To read it: open the archive with a double click, then a table (.csv) with a spreadsheet (Excel, LibreOffice, Numbers).";
        yield return $"Columns are separated by \"{DataTable.Separator("en")}\", the text is UTF-8. An apostrophe precedes texts that a spreadsheet would take for a formula.";
        yield return "";
        yield return "To hand it to another organisation: give them the archive, or the file donnees.json, which is meant for machines.";
        yield return "Its format is described in donnees.schema.json (JSON Schema).";
        yield return "";
        yield return "Columns: activity = processing activity; category; label; value; source = where it comes from";
        yield return "(subject = given by you, observed, inferred = derived by us, third-party = received from somebody else);";
        yield return "collectedOn = day of collection; holder = department that holds it; redacted = blacked out, because it concerns another person.";
        yield return "";
        yield return "The tables, by category:";
    }

    private static string Counted(int count, string one, string many) => $"{count} {(count < 2 ? one : many)}";
}
