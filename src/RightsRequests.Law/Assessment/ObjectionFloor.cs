namespace RightsRequests.Law;

/// <summary>Objection (GDPR Art. 21): absolute against direct marketing; weighed on public task and legitimate interests.</summary>
/// <remarks>
/// Where nothing is established yet, granting is proposed: it is for the controller to show compelling grounds (Art. 21(1)
/// second sentence). An upheld objection stands even beside a claim of compelling grounds. A basis that the organisation's
/// matrix lists beyond the law is weighed in the same way.
/// </remarks>
internal static class ObjectionFloor
{
    public static Finding Decide(AssessmentQuestion question, bool listedByOrganisation)
    {
        var activity = question.Activity;
        if (activity.Marketing)
        {
            // Marketing cannot rest on a legal obligation or on vital interests: it stops, and the register needs a look.
            return Marketing with { AlertDpo = activity.Basis is LegalBasis.LegalObligation or LegalBasis.VitalInterests };
        }

        return activity.Basis switch
        {
            LegalBasis.PublicTask or LegalBasis.LegitimateInterests when activity.Research => WeighResearch(question),
            LegalBasis.PublicTask or LegalBasis.LegitimateInterests => Weigh(question.Facts),
            _ when listedByOrganisation => Weigh(question.Facts),
            LegalBasis.Consent => Withdraw,
            _ => OtherBasis,
        };
    }

    private static Finding Weigh(IReadOnlySet<RequestFact> facts)
    {
        if (facts.Contains(RequestFact.ObjectionUpheld))
        {
            return Upheld;
        }

        return facts.Contains(RequestFact.CompellingGrounds) ? CompellingGrounds : Undecided;
    }

    // Art. 21(6) knows one exception only: a task carried out in the public interest. Shown, it is the compelling ground.
    private static Finding WeighResearch(AssessmentQuestion question)
    {
        if (question.Facts.Contains(RequestFact.ObjectionUpheld))
        {
            return ResearchStops;
        }

        if (question.Facts.Contains(RequestFact.CompellingGrounds))
        {
            return ResearchInPublicInterest;
        }

        return question.Activity.Basis == LegalBasis.PublicTask
            ? ResearchStops with { Outcome = Outcome.NeedsDecision, Proposed = Outcome.Granted }
            : ResearchStops;
    }

    private static Finding Marketing => Finding.Granted(
        "21(3)",
        "Vous pouvez vous opposer à tout moment et sans motif à l’utilisation de vos données pour la prospection ; nous y mettons fin",
        "You can object at any time and without giving a reason to the use of your data for direct marketing; we end it");

    private static Finding Upheld => Finding.Granted(
        "21(1)",
        "Les raisons tenant à votre situation particulière l’emportent ; nous mettons fin à ce traitement",
        "The reasons relating to your particular situation prevail; we end this processing");

    private static Finding CompellingGrounds => Finding.Refused(
        "21(1)",
        "Nous avons des motifs légitimes et impérieux de poursuivre ce traitement, qui l’emportent sur vos intérêts, droits et libertés",
        "We have compelling legitimate grounds to continue this processing, which override your interests, rights and freedoms");

    private static Finding Undecided => Finding.NeedsDecision(
        Outcome.Granted,
        "21(1)",
        "Nous n’avons pas de motif impérieux de poursuivre ce traitement malgré votre opposition ; nous y mettons fin",
        "We have no compelling ground to continue this processing despite your objection; we end it");

    private static Finding ResearchStops => Finding.Granted(
        "21(6)",
        "Vous pouvez vous opposer à l’utilisation de vos données à des fins de recherche ou de statistiques ; nous y mettons fin",
        "You can object to the use of your data for research or statistics; we end it");

    private static Finding ResearchInPublicInterest => Finding.Refused(
        "21(6)",
        "Cette recherche est nécessaire à l’exécution d’une mission d’intérêt public",
        "This research is necessary for a task carried out in the public interest");

    private static Finding Withdraw => Finding.NotApplicable(
        "21(1)",
        "Ce traitement repose sur votre consentement ; vous pouvez y mettre fin en retirant ce consentement à tout moment",
        "This processing is based on your consent; you can end it by withdrawing that consent at any time");

    private static Finding OtherBasis => Finding.NotApplicable(
        "21(1)",
        "Le droit d’opposition ne concerne que les traitements fondés sur une mission d’intérêt public ou sur l’intérêt légitime ; "
        + "celui-ci repose sur un autre fondement, mais vous pouvez demander la rectification de ces données ou la limitation de leur utilisation",
        "The right to object covers only processing based on a public task or on legitimate interests; this one has another legal "
        + "basis, but you can ask for these data to be corrected or for their use to be restricted");
}
