using NodaTime;
using NodaTime.Text;
using RightsRequests.Letters;

namespace RightsRequests.Host.Commands;

/// <summary>What verification found, for a reader without JSON: French first, English second.</summary>
internal static class VerdictText
{
    private static readonly ZonedDateTimePattern Time = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss 'UTC'", DateTimeZoneProviders.Tzdb);

    public static IEnumerable<string> Of(LetterVerification found)
    {
        yield return found.Reason?.Split(" / ", 2) is [var french, var english]
            ? $"Non valide : {french} / Not valid: {english}"
            : found.Valid ? "Valide / valid" : $"Non valide / not valid: {found.Reason}";
        if (found.SignedBy is not null)
        {
            yield return $"Signé par / signed by: {found.SignedBy}";
        }

        if (found.SignedAt is { } at)
        {
            yield return $"Le / on: {Time.Format(at.InUtc())}, {(found.Timestamped
                ? "prouvé par un horodatage / proven by a timestamp"
                : "selon le signataire seul, sans horodatage fiable / as the signer says, without a trusted timestamp")}";
        }

        if (found.Level is not null)
        {
            yield return $"Niveau / level: {found.Level}, {Meaning(found.Level)}";
        }

        foreach (var file in found.Embedded)
        {
            yield return $"Fichier joint / attached file: {file.Name}, {(file.UnderSignature ? "sous la signature / under the signature" : "hors de la signature / not under the signature")}";
        }

        foreach (var hint in found.Hints)
        {
            yield return $"À savoir / note: {hint}";
        }
    }

    private static string Meaning(string level) => level switch
    {
        "B-T" => "signature et heure / signature and time",
        "B-LT" => "avec les preuves de validité / with the proofs of validity",
        "B-LTA" => "preuves archivées / archived proofs",
        _ => "signature seule / signature alone",
    };
}
