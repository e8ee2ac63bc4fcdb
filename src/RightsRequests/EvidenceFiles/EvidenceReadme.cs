namespace RightsRequests.EvidenceFiles;

/// <summary>How to read and verify an evidence file, for whoever is handed one.</summary>
internal static class EvidenceReadme
{
    public const string French =
        """
        DOSSIER DE PREUVE

        Ce fichier prouve comment une demande d'exercice de droits (RGPD) a été traitée.

        request.json             la demande : référence, réception, voie, vérification du journal à la remise
        policy.json              les règles de l'organisation en vigueur à la remise, avec leurs empreintes SHA-256
        DROIT/case.json          le délai et son calcul, l'analyse, les réponses des services (comptées), les lettres
        DROIT/procedure.yaml     la procédure que le dossier a suivie
        DROIT/audit.jsonl        le journal : chaque ligne porte l'empreinte de la précédente
        DROIT/letters/           les lettres, en PDF
        manifest.json            la liste des fichiers, avec leurs empreintes SHA-256

        Les données que les services ont remises ne sont pas reprises hors des lettres : elles ne
        prouvent rien de plus, et chaque copie est un risque. Leur empreinte et leur nombre y sont.

        Vérifier :
          rights-requests evidence verify FICHIER.zip
              empreintes, ordre et enchaînement du journal, signatures des lettres
          rights-requests evidence verify FICHIER.zip --trust racines.pem --key clé
              de plus : confiance dans le signataire, et recalcul du journal avec la clé de l'organisation
        Sans cet outil : `sha256sum` sur chaque fichier du manifeste, et tout lecteur de PDF pour les signatures.
        L'empreinte du manifeste est inscrite au journal de l'organisation (« evidence-file-exported »).
        """;

    public const string English =
        """
        EVIDENCE FILE

        This file proves how a data subject's rights request (GDPR) was handled.

        request.json             the request: reference, receipt, channel, verification of the trail when handed out
        policy.json              the organisation's rules in force then, with their SHA-256
        RIGHT/case.json          the time limit and its reckoning, the assessment, the holders' answers (counted), the letters
        RIGHT/procedure.yaml     the procedure that the case went by
        RIGHT/audit.jsonl        the audit trail: each line bears the hash of the one before
        RIGHT/letters/           the letters, as PDF
        manifest.json            the list of files, with their SHA-256

        The data that holders handed over are not repeated outside the letters: they prove nothing
        more, and each copy is a risk. Their hash and number are there.

        To verify:
          rights-requests evidence verify FILE.zip
              hashes, order and chain of the trail, signatures of the letters
          rights-requests evidence verify FILE.zip --trust roots.pem --key key
              also: trust in the signer, and the trail recomputed with the organisation's key
        Without this tool: `sha256sum` on each file of the manifest, and any PDF reader for the signatures.
        The hash of the manifest stands in the organisation's audit trail ("evidence-file-exported").
        """;
}
