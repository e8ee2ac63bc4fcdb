using RightsRequests.Law;

namespace RightsRequests.Correspondence;

/// <summary>The sentences of mails. A mail crosses the open network: it names the reference and never what is held.</summary>
internal static class MailTexts
{
    /// <summary>The request has come in: said in the mail itself, for who does not open the letter.</summary>
    public static (string Subject, string Text) Acknowledgement(string language, string reference, string due, string link) => language == "en"
        ? ($"We have received your request {reference}", $"We have received your request. Its reference is {reference}. We will answer by {due}. The attached letter confirms it.\n\nFollow your request, with its reference and your tracking code: {link}\n")
        : ($"Nous avons bien reçu votre demande {reference}", $"Nous avons bien reçu votre demande. Elle porte la référence {reference}. Nous vous répondrons au plus tard le {due}. La lettre ci-jointe le confirme.\n\nSuivre votre demande, avec sa référence et votre code de suivi : {link}\n");

    /// <summary>Evidence must not come by ordinary mail: the page is the way.</summary>
    public static (string Subject, string Text) IdentityRequest(string language, string reference, string link) => language == "en"
        ? ($"Your request {reference}: we need something from you", $"To go on with your request {reference}, we must be sure that it is yours. The attached letter says what we need and why.\n\nSend it safely on your tracking page, with your reference and your tracking code: {link}\n\nPlease do not send it by e-mail.\n")
        : ($"Votre demande {reference} : il nous faut une pièce", $"Pour continuer à traiter votre demande {reference}, nous devons être sûrs qu’elle vient de vous. La lettre ci-jointe dit ce qu’il nous faut, et pourquoi.\n\nEnvoyez-le en sécurité sur votre page de suivi, avec votre référence et votre code de suivi : {link}\n\nNe l’envoyez pas par courriel.\n");

    public static (string Subject, string Text) Letter(string language, string reference, string link, bool attached) => language == "en"
        ? ($"Your request {reference}", attached
            ? $"A letter about your request {reference} is attached.\n\nFollow your request: {link}\n"
            : $"The answer to your request {reference} is ready. Because it holds personal data, it is not in this mail.\n\nRead it on your tracking page, with your reference and your tracking code: {link}\n")
        : ($"Votre demande {reference}", attached
            ? $"Vous trouverez ci-joint une lettre au sujet de votre demande {reference}.\n\nSuivre votre demande : {link}\n"
            : $"La réponse à votre demande {reference} est prête. Comme elle contient des données personnelles, elle n’est pas jointe à ce message.\n\nVous pouvez la lire sur votre page de suivi, avec votre référence et votre code de suivi : {link}\n");

    public static (string Subject, string Text) Recipient(string reference) => (
        $"Notification au titre de l’article 19 du RGPD – {reference}",
        $"Vous trouverez ci-joint une notification au titre de l’article 19 du RGPD (référence {reference}).\n");

    /// <summary>To the controller for whom we only process: the request is its to answer.</summary>
    public static (string Subject, string Text) HandedOn(string reference) => (
        $"Demande d’exercice de droits qui vous concerne – {reference}",
        $"Vous trouverez ci-joint une demande qu’il vous revient de traiter, au titre de l’article 28 du RGPD (référence {reference}).\n");

    public static (string Subject, string Text) Reminder(string language, string reference, string link) => language == "en"
        ? ($"Your request {reference}: we are waiting for your answer", $"We wrote to you about your request {reference} and are waiting for your answer to go on.\n\nFollow your request: {link}\n")
        : ($"Votre demande {reference} : nous attendons votre réponse", $"Nous vous avons écrit au sujet de votre demande {reference} et attendons votre réponse pour continuer.\n\nSuivre votre demande : {link}\n");

    public static (string Subject, string Text) Code(string language, string reference, string code) => language == "en"
        ? ($"Your one-time code for {reference}", $"Your one-time code is: {code}\n\nIt is valid for 10 minutes. If you did not ask for it, do nothing.\n")
        : ($"Votre code à usage unique pour {reference}", $"Votre code à usage unique est : {code}\n\nIl est valable 10 minutes. Si vous ne l’avez pas demandé, ne faites rien.\n");

    /// <summary>To whoever asked for it on the form: the code opens what they wrote, and nothing else.</summary>
    public static (string Subject, string Text) Draft(string language, string code, string lastDay, string link) => language == "en"
        ? ("The request that you began", $"You began to write a request and want to go on later. Your code is:\n\n{code}\n\nGo on until {lastDay} inclusive: {link}\n\nWhoever has this code can read what you wrote: keep it to yourself. Nothing has been sent to us yet. If you did not ask for this message, do nothing.\n")
        : ("Votre demande commencée", $"Vous avez commencé une demande et voulez la continuer plus tard. Votre code est :\n\n{code}\n\nContinuez jusqu’au {lastDay} inclus : {link}\n\nQui a ce code peut lire ce que vous avez écrit : gardez-le pour vous. Rien ne nous a encore été envoyé. Si vous n’avez pas demandé ce message, ne faites rien.\n");

    public static (string Subject, string Text) Subject(string what, string language, string reference, string link) => (what, language) switch
    {
        ("message", "en") => (
            $"Your request {reference}: a message is waiting for you",
            $"We have written to you about your request {reference}. To protect you, the message is not in this mail.\n\nRead it on your tracking page, with your reference and your tracking code: {link}\n"),
        ("message", _) => (
            $"Votre demande {reference} : un message vous attend",
            $"Nous vous avons écrit au sujet de votre demande {reference}. Pour votre sécurité, le message n’est pas dans ce courriel.\n\nVous pouvez le lire sur votre page de suivi, avec votre référence et votre code de suivi : {link}\n"),
        ("withdrawn", "en") => (
            $"Your request {reference}: withdrawn",
            $"As you asked on the tracking page, we have closed your request {reference}, or the part of it that you named, without going further. You may make it again at any time.\n\nIf it was not you, write to us: {link}\n"),
        ("withdrawn", _) => (
            $"Votre demande {reference} : retirée",
            $"Comme vous l’avez demandé sur la page de suivi, nous fermons votre demande {reference}, ou la partie que vous avez désignée, sans aller plus loin. Vous pouvez la présenter de nouveau à tout moment.\n\nSi ce n’était pas vous, écrivez-nous : {link}\n"),
        _ => throw new InvalidOperationException($"No mail to the subject for '{what}'."),
    };

    public static (string Subject, string Text) Staff(string reference, string what, string? link)
    {
        var said = StaffWords.GetValueOrDefault(what) ?? new BilingualText(what, what);
        return ($"{reference} : {said.Fr}", $"{reference} : {said.Fr} / {said.En}.\n{(link is null ? "" : $"\n{link}\n")}");
    }

    private static readonly Dictionary<string, BilingualText> StaffWords = new(StringComparer.Ordinal)
    {
        ["reminder"] = new("une étape attend quelqu’un", "a step waits for somebody"),
        ["due-soon"] = new("l’échéance approche", "the time limit is near"),
        ["overdue"] = new("l’échéance est dépassée", "the time limit has passed"),
        ["holder-late"] = new("un détenteur de données n’a pas répondu", "a data holder has not answered"),
        ["incident"] = new("un incident attend une décision", "an incident waits for a decision"),
        ["message"] = new("un message de la personne attend une réponse", "a message of the person waits for an answer"),
        ["evidence"] = new("un justificatif d’identité est arrivé", "evidence of identity has come in"),
        ["withdrawn"] = new("la personne a retiré sa demande", "the person has withdrawn the request"),
        ["processing-questionable"] = new("un traitement paraît sans fondement", "a processing activity seems to lack a basis"),
    };
}
