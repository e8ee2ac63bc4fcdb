using System.Globalization;
using System.Security.Authentication;
using RightsRequests.Contracts;
using RightsRequests.Diagnosis;
using RightsRequests.Law;
using RightsRequests.OpenDsr;

namespace RightsRequests.Holders;

/// <summary>Why what we send did not reach the other side for good, for whoever must mend it: what is wrong, where, and what would be right.</summary>
/// <remarks>By status, kind of failure and setting alone: quotes nothing of what came, no address and no secret.</remarks>
internal static class HolderFailure
{
    /// <summary>How the incident of a query begins that did not reach its holder.</summary>
    public const string NotAsked = "La question n’a pu être posée : ";

    /// <summary>In both languages; null where the other side has no part in it.</summary>
    public static BilingualText? Of(Exception failure) => failure switch
    {
        WebhookRefusedException { Status: var status } => Refused(status),
        DsrUntrustedException { Why: var why } => new($"ce que répond le sous-traitant n’est pas cru : {why.Fr}", $"what the processor answers is not believed: {why.En}"),
        SecretMissingException { Why: var why } => why,
        SqlClosedException { InnerException: { } refused } => WhyAway.Of(refused) is var why ? new($"la base de données refuse la connexion : {why.Fr}", $"the database refuses the connection: {why.En}") : null,
        InvalidDataException => new($"la réponse est trop longue ; au-delà de {RightsLimits.AnswerBytes} octets, déposer le contenu", $"the answer is too long; upload the content of what has more than {RightsLimits.AnswerBytes} bytes"),
        HttpRequestException => Unreached(failure),
        _ => null,
    };

    private static BilingualText Refused(int status)
    {
        var code = status.ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            >= 300 and < 400 => new($"il renvoie ailleurs ({code}) ; aucun renvoi n’est suivi : la bonne adresse se met dans holders.yaml", $"it redirects ({code}); redirects are not followed: the right address goes into holders.yaml"),
            401 or 403 => new($"il n’admet pas que c’est nous ({code}) : comparer le secret de RIGHTS__WebhookSecrets et le sien, et les horloges", $"it does not accept that it is us ({code}): compare the secret of RIGHTS__WebhookSecrets with its own, and the clocks"),
            404 or 405 or 410 => new($"rien n’attend notre question à cette adresse ({code}) : voir url dans holders.yaml", $"nothing awaits our query at this address ({code}): see url in holders.yaml"),
            _ => new($"il répond {code}, et non une réponse (200) ou qu’elle viendra (202)", $"it answers {code}, and neither an answer (200) nor that one will come (202)"),
        };
    }

    private static BilingualText Unreached(Exception failure)
    {
        if (WhyAway.Chain(failure).Any(one => one is WebhookAddressException))
        {
            return new("son nom mène à une adresse qui n’est pas appelée (de cette machine, ou de lien local) : voir url dans holders.yaml", "its name leads to an address that is not called (of this machine, or link-local): see url in holders.yaml");
        }

        return WhyAway.Chain(failure).OfType<AuthenticationException>().FirstOrDefault() is { } refused
            ? new($"TLS n’a pu être établi avec lui : {Certificate(refused).Fr}", $"no TLS could be established with it: {Certificate(refused).En}")
            : new("ce qui répond n’est pas du HTTP, ou la connexion a été coupée", "what answers is no HTTP, or the connection was broken off");
    }

    // The runtime names what it found by these words, in every language.
    private static BilingualText Certificate(AuthenticationException refused) =>
        refused.Message.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal) ? new("son certificat est fait pour un autre nom", "its certificate is for another name")
        : refused.Message.Contains("NotTimeValid", StringComparison.Ordinal) ? new("son certificat a expiré, ou n’est pas encore valable", "its certificate has expired, or is not valid yet")
        : refused.Message.Contains("UntrustedRoot", StringComparison.Ordinal) || refused.Message.Contains("PartialChain", StringComparison.Ordinal) ? new("l’autorité de son certificat n’est pas de celles que connaît cette machine, ou il n’envoie pas la chaîne entière", "the authority of its certificate is none that this machine knows, or it does not send the whole chain")
        : refused.Message.Contains("Revoked", StringComparison.Ordinal) ? new("son certificat est révoqué", "its certificate is revoked")
        : new("certificat ou version refusés", "certificate or version refused");
}
