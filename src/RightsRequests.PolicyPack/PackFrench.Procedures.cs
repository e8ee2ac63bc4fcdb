namespace RightsRequests.PolicyPack;

internal static partial class PackFrench
{
    private static IEnumerable<(string English, string French)> Databases =>
    [
        ("'sql' is for transport: sql only.", "« sql » n’est que pour transport: sql."),
        ("A database needs its queries: 'sql' names their file, such as sql/crm.yaml.", "Une base de données a besoin de ses requêtes : « sql » nomme leur fichier, comme sql/crm.yaml."),
        ("'sql' names a file of the pack's folder sql, such as sql/crm.yaml.", "« sql » nomme un fichier du dossier sql du référentiel, comme sql/crm.yaml."),
        ("'person' names at least one statement that finds the person's key.", "« person » nomme au moins une requête qui trouve la clé de la personne."),
        ("What changes data is done once, though it may be asked twice: 'ledger' names the table of the database where that is written down, such as rights_requests.done.", "Ce qui change des données se fait une fois, même demandé deux fois : « ledger » nomme la table de la base où cela s’inscrit, comme rights_requests.done."),
        ("'*' stands twice: each query and change has a name of its own.", "« $1 » y est deux fois : chaque requête, chaque modification a son nom."),
        ("'*' is no plain name of a table: a-z, 0-9 and '_', with or without its schema, such as crm.member.", "« $1 » n’est pas un nom simple de table : a-z, 0-9 et « _ », avec ou sans son schéma, comme crm.member."),
        ("'*' is no plain name of a column: a-z, 0-9 and '_', such as birth_date.", "« $1 » n’est pas un nom simple de colonne : a-z, 0-9 et « _ », comme birth_date."),
        ("'activities' names at least one activity of register.yaml.", "« activities » nomme au moins un traitement de register.yaml."),
        ("'*' is none of the categories of '*' in holders.yaml: *.", "« $1 » n’est pas une catégorie de « $2 » dans holders.yaml : $3."),
        ("The column '*' stands in more than one list: one thing becomes of it.", "La colonne « $1 » est dans plus d’une liste : il n’en advient qu’une chose."),
        ("Nothing would change: at least one column is in to-null, to-constant, to-hash or to-random.", "Rien ne changerait : au moins une colonne est dans to-null, to-constant, to-hash ou to-random."),
        ("'*' is the key: without it the second look finds nothing to verify. Name it under keep.", "« $1 » est la clé : sans elle, la vérification ne trouve rien. Nommez-la sous keep."),
        ("'mark' names a column of to-constant, by which a masked row is known; '*' is none.", "« mark » nomme une colonne de to-constant, à quoi l’on reconnaît une ligne masquée ; « $1 » n’en est pas une."),
        ("A random value looks like a real one: 'mark' names the column of to-constant by which a masked row is known.", "Une valeur au hasard ressemble à une vraie : « mark » nomme la colonne de to-constant à quoi l’on reconnaît une ligne masquée."),
        ("register.yaml has no activity '*' held by '*'; those are: *.", "register.yaml n’a pas de traitement « $1 » que tienne « $2 » ; il y a : $3."),
        ("No query of export speaks of '*', so nobody would get those data. Write one, or take '*' out of that activity in register.yaml.", "Aucune requête de « export » ne parle de « $1 » : personne n’aurait ces données. Écrivez-en une, ou ôtez « $2 » de ce traitement dans register.yaml."),
        ("No change of erase speaks of '*'; a person will have to erase it.", "Aucune modification de « erase » ne parle de « $1 » ; une personne devra l’effacer."),
        ("A read is due: it begins with SELECT or WITH, not '*'. What changes data is written as a change with its table and columns.", "Il faut une lecture : elle commence par SELECT ou WITH, non par « $1 ». Ce qui change des données s’écrit comme une modification, avec sa table et ses colonnes."),
        ("One statement, without ';': write another one under a name of its own.", "Une seule requête, sans « ; » : écrivez l’autre sous un nom à elle."),
        ("A read is due, and '*' writes or locks. A column of that name stands in double quotes.", "Il faut une lecture, et « $1 » écrit ou verrouille. Une colonne de ce nom se met entre guillemets doubles."),
        ("Parameters have names: *, not '$*'.", "Les paramètres ont des noms : $1, non « $$$2 »."),
        ("'@*' is no parameter; those are: *.", "« @$1 » n’est pas un paramètre ; il y a : $2."),
        ("The statement ends with LIMIT and a number: one more than the most rows that are right, at most *. What reaches it is refused, never cut off.", "La requête finit par LIMIT et un nombre : un de plus que le plus de lignes qui soit juste, $1 au plus. Ce qui l’atteint est refusé, jamais coupé."),
        ("A quote or comment does not close.", "Un guillemet ou un commentaire ne se ferme pas."),
        ("LIMIT is from 2 to *: one more than the most rows that are right.", "LIMIT va de 2 à $1 : un de plus que le plus de lignes qui soit juste."),
        ("The statement never names @person, so it would read everybody's rows: WHERE … = @person.", "La requête ne nomme jamais @person, et lirait les lignes de tous : WHERE … = @person."),
        ("The statement names no parameter, so it would find the same person for everybody: *.", "La requête ne nomme aucun paramètre, et trouverait pour tous la même personne : $1."),
        ("The column with the person's key is called person: SELECT id AS person.", "La colonne de la clé de la personne s’appelle person : SELECT id AS person."),
    ];

    private static IEnumerable<(string English, string French)> Procedures =>
    [
        ("There is no '*'.", "Il n’y a pas de « $1 »."),
        ("The path '*' is taken but not written.", "La voie « $1 » est prise, mais n’est pas écrite."),
        ("The path '*' ends without 'close': a dead end.", "La voie « $1 » finit sans « close » : une impasse."),
        ("The step '*' of '*' can never be reached.", "L’étape « $1 » de « $2 » ne peut jamais être atteinte."),
        ("A wait without a timer: '*' must be a period of at least one day, such as P3D.", "Une attente sans échéance : « $1 » doit être une durée d’un jour au moins, comme P3D."),
        ("A wait beyond any time limit: '*' must be three months at most, as the law gives with an extension (Art. 12(3)).", "Une attente au-delà de tout délai : « $1 » doit être de trois mois au plus, ce que la loi donne avec une prolongation (article 12, paragraphe 3)."),
        ("A request is acknowledged by its own letter: 'letter' must be acknowledgement.", "Une demande se confirme par sa propre lettre : « letter » doit être acknowledgement."),
        ("Two requests of the same person would wait for each other: take '*' out of 'rights'.", "Deux demandes de la même personne s’attendraient l’une l’autre : ôtez « $1 » de « rights »."),
        ("Nobody else may accept answers: 'by' must be agent or dpo.", "Personne d’autre ne peut accepter les réponses : « by » doit être agent ou dpo."),
        ("The answer tells of a review that nobody made (Art. 22(3)): put 'human-review' first.", "La réponse parle d’un réexamen que personne n’a fait (article 22, paragraphe 3) : mettez « human-review » avant."),
        ("The answer tells of what was asked for some activities only: 'only' of 'ask-holders' with the action * must leave none out.", "La réponse parle de ce qui n’a été demandé que pour certains traitements : « only » de « ask-holders » avec l’action $1 ne doit en laisser aucun."),
        ("The answer tells of what no holder was asked: put 'ask-holders' with the action * first.", "La réponse parle de ce qu’aucun détenteur n’a été prié de faire : mettez « ask-holders » avec l’action $1 avant."),
        ("The path '*' must send the letter '*'.", "La voie « $1 » doit envoyer la lettre « $2 »."),
        ("The letter '*' ends no case; those that do are: response, refusal, closing-unidentified, restriction-lifting.", "La lettre « $1 » ne termine aucun dossier ; celles qui le font sont : response, refusal, closing-unidentified, restriction-lifting."),
        ("The person is told of a lifting that no holder was asked: put 'ask-holders: { action: lift-restriction, … }' before 'close'.", "La personne est informée d’une levée qu’aucun détenteur n’a été prié de faire : mettez « ask-holders: { action: lift-restriction, … } » avant « close »."),
        ("'give-up-after' must be longer than 'remind-after': the person is reminded before the case is given up.", "« give-up-after » doit être plus long que « remind-after » : la personne reçoit un rappel avant que le dossier soit abandonné."),
        ("The assessment would be accepted before the identity is settled, which nobody may: put 'verify-identity' first.", "L’analyse serait acceptée avant que l’identité soit établie, ce que personne ne peut : mettez « verify-identity » avant."),
        ("'ask-again' must lie before the end of 'answer-within'.", "« ask-again » doit être avant la fin de « answer-within »."),
        ("Only the stop of marketing (Art. 21(3)) or of a consent's processing (Art. 7(3)) may be 'at-once'.", "Seul l’arrêt de la prospection (article 21, paragraphe 3) ou du traitement d’un consentement (article 7, paragraphe 3) peut être « at-once »."),
        ("Holders are asked to * before the identity is settled: put 'verify-identity' first.", "Les détenteurs reçoivent « $1 » avant que l’identité soit établie : mettez « verify-identity » avant."),
        ("Holders are asked to * before a human has approved: put 'approve' first.", "Les détenteurs reçoivent « $1 » avant qu’une personne ait approuvé : mettez « approve » avant."),
        ("A restriction is lifted before the person was told (Art. 18(3)): put 'send-letter: { letter: restriction-lifting }' first.", "Une limitation est levée avant que la personne en soit informée (article 18, paragraphe 3) : mettez « send-letter: { letter: restriction-lifting } » avant."),
        ("Who prepared the case could approve it: 'four-eyes' must be true.", "Qui a préparé le dossier pourrait l’approuver : « four-eyes » doit être true."),
        ("The approval is the DPO's: 'by' must be dpo.", "L’approbation revient au délégué à la protection des données : « by » doit être dpo."),
        ("The decision is approved before the identity is settled: put 'verify-identity' first.", "La décision est approuvée avant que l’identité soit établie : mettez « verify-identity » avant."),
        ("A final letter is approved by the DPO: 'approve' must be dpo.", "Une lettre finale est approuvée par le délégué à la protection des données : « approve » doit être dpo."),
        ("Data are disclosed before identity is settled and a human has approved.", "Des données sont communiquées avant que l’identité soit établie et qu’une personne ait approuvé."),
        ("The response is written before the identity is settled: put 'verify-identity' first.", "La réponse est écrite avant que l’identité soit établie : mettez « verify-identity » avant."),
        ("The path 'refuse' must send the letter 'refusal' (Art. 12(4)).", "La voie « refuse » doit envoyer la lettre « refusal » (article 12, paragraphe 4)."),
        ("The case closes without a letter: put 'send-letter' before 'close'.", "Le dossier se clôt sans lettre : mettez « send-letter » avant « close »."),
        ("A refusal closes without its letter (Art. 12(4)): put 'send-letter: { letter: refusal }' before 'close'.", "Un refus se clôt sans sa lettre (article 12, paragraphe 4) : mettez « send-letter: { letter: refusal } » avant « close »."),
        ("Data were changed and no recipient was told (Art. 19): put 'notify-recipients' before 'close'.", "Des données ont changé et aucun destinataire n’en est informé (article 19) : mettez « notify-recipients » avant « close »."),
    ];

    private static IEnumerable<(string English, string French)> Wording =>
    [
        ("No mail has this name; there are: *.", "Aucun courriel ne porte ce nom ; il y a : $1."),
        ("The file must be UTF-8.", "Le fichier doit être en UTF-8."),
        ("The first line is the subject, the second is empty, the text follows.", "La première ligne est l’objet, la deuxième est vide, le texte suit."),
        ("is missing", "Le fichier manque."),
        ("does not stand on the letterhead: no line #show: letter.with(…)", "Le texte n’est pas sur l’en-tête : aucune ligne #show: letter.with(…)."),
        ("imports a package; a letter must not fetch anything", "Le texte importe un paquet ; une lettre ne doit rien aller chercher."),
        ("lacks * (*): no sentence with « * » – *", "Il manque ce qu’exige $2 : aucune phrase avec « $3 » ($1 – $4)."),
    ];
}
