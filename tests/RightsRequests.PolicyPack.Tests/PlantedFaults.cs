namespace RightsRequests.PolicyPack.Tests;

/// <summary>Each fault is planted into a copy of our pack and must be named with its file and line.</summary>
public sealed class PlantedFaults : CopiedPack
{
    [Theory]
    [InlineData("register.yaml", "- { id: nir,", "- { id: identification,", "The category 'identification' stands twice")]
    [InlineData("register.yaml", "name: { fr: \"santé\", en: \"health\" }", "name: { fr: \"santé\" }", "'en' is missing")]
    [InlineData("register.yaml", "name: { fr: \"santé\", en: \"health\" }", "nom: santé", "Unknown key")]
    [InlineData("erasure.yaml", "paths:\n", "path-names: { nowhere: { fr: Nulle part, en: Nowhere } }\npaths:\n", "Unknown key 'nowhere'")]
    [InlineData("erasure.yaml", "paths:\n", "path-names: { refuse: Refus }\npaths:\n", "'refuse' must be a mapping")]
    [InlineData("register.yaml", "basis: public-task", "basis: because", "is not a word for 'basis'")]
    [InlineData("register.yaml", "- id: mandatory-affiliation", "- id: Mandatory Affiliation", "is not an id")]
    [InlineData("register.yaml", "- id: mandatory-registration", "- id: mandatory-affiliation", "stands twice")]
    [InlineData("register.yaml", "holders: [crm]", "holders: [nobody]", "names the holder 'nobody'")]
    [InlineData("register.yaml", "automated: true", "automated: maybe", "must be true or false")]
    [InlineData("register.yaml", "marketing: false", "marketin: false", "Unknown key")]
    [InlineData("register.yaml", "period: P5Y", "period: five", "is not a period")]
    [InlineData("register.yaml", "period: P5Y", "period: P-5Y", "is not a period")]
    [InlineData("register.yaml", "period: P5Y", "period: P9999Y", "is not a period")]
    [InlineData("register.yaml", "    automated: true\n", "", "'automated' is missing")]
    [InlineData("register.yaml", "controllers: [mgen]", "controllers: [nobody]", "names the controller 'nobody'")]
    [InlineData("register.yaml", "- id: mandatory-affiliation", "- id: -mandatory", "is not an id")]
    [InlineData("register.yaml", "    cites:", "    processor-for: nobody\n    cites:", "processed for 'nobody'")]
    [InlineData("erasure.yaml", "  refuse:\n", "  steps:\n    - close: {}\n  refuse:\n", "A path may not be called")]
    [InlineData("holders.yaml", "transport: bus", "transport: pigeon", "is not a word for 'transport'")]
    [InlineData("holders.yaml", "transport: bus", "transport: webhook", "A webhook needs its 'url'")]
    [InlineData("holders.yaml", "transport: bus", "transport: webhook\n    url: http://crm.example.org/rights", "must be an https address")]
    [InlineData("holders.yaml", "transport: bus", "transport: webhook\n    url: https://user:secret@crm.example.org/rights", "must be an https address")]
    [InlineData("holders.yaml", "transport: bus", "transport: bus\n    url: https://crm.example.org/rights", "for transport: webhook and opendsr only")]
    [InlineData("holders.yaml", "transport: bus", "transport: bus\n    email: archives@example.org", "for transport: person only")]
    [InlineData("holders.yaml", "transport: person", "transport: person\n    email: Archives <archives@example.org>", "'email' must be an e-mail address")]
    [InlineData("holders.yaml", "transport: person", "transport: person\n    delegate: archives@example.org", "which is missing")]
    [InlineData("holders.yaml", "transport: person", "transport: person\n    identifies: true", "a person, and OpenDSR, name none")]
    [InlineData("holders.yaml", "identifies: true", "identifies: perhaps", "must be true or false")]
    [InlineData("holders.yaml", "transport: bus", "transport: bus\n    needs: [{ holder: nobody, identifiers: [member-number] }]", "is no holder of this file")]
    [InlineData("holders.yaml", "transport: bus", "transport: bus\n    needs: [{ holder: premises-and-video, identifiers: [member-number] }]", "a person")]
    [InlineData("holders.yaml", "transport: bus", "transport: bus\n    needs: [{ holder: crm, identifiers: [] }]", "names what the other holder finds")]
    [InlineData("holders.yaml", "transport: bus", "transport: bus\n    needs: [{ holder: mandatory-scheme, identifiers: [nir] }]", "mandatory-scheme → mandatory-scheme")]
    [InlineData("organisation.yaml", "verify-outcomes-after: P30D", "verify-outcomes-after: P0D", "a day at least")]
    [InlineData("organisation.yaml", "siren: \"775685399\"", "siren: \"12\"", "nine digits")]
    [InlineData("organisation.yaml", "colour: \"#5b2482\"", "colour: \"#ff8800\"", "with #ffffff is 2.4:1")]
    [InlineData("organisation.yaml", "colour: \"#5b2482\"", "colour: violet", "must be a colour")]
    [InlineData("organisation.yaml", "surface: \"#f4eef8\"", "surface: \"#8060a0\"", "The contrast of 'colour' #5b2482 with #8060a0")]
    [InlineData("organisation.yaml", "logo: portal/mgen-union.svg", "logo: ../../etc/logo.svg", "must lie within the pack")]
    [InlineData("organisation.yaml", "privacy: https:", "privacy: http:", "begins with https://")]
    [InlineData("rights-matrix.yaml", "denied: []", "denied: [consent]", "is both exercisable and denied")]
    [InlineData("erasure.yaml", "right: erasure", "right: access", "must be of the right 'erasure'")]
    [InlineData("erasure.yaml", "version: 1", "version: [", "Not YAML")]
    [InlineData("register.yaml", "en: \"health\"", "en: ~", "'en' must be a text")]
    [InlineData("register.yaml", "en: \"health\"", "en: \" \"", "'en' must be a text")]
    [InlineData("register.yaml", "en: \"health\"", "en: \"he\\0alth\"", "'en' must be a text")]
    [InlineData("register.yaml", "holders: [crm]", "holders: [crm, crm]", "'holders' has 'crm' twice")]
    [InlineData("register.yaml", "controllers: [mgen]", "controllers: []", "'controllers' must not be empty")]
    [InlineData("register.yaml", "email: droits@fesp.example.org", "email: nobody", "'email' must be an e-mail address")]
    [InlineData("register.yaml", "special-category: \"9(2)(h)\"", "special-category: health", "is not a condition of Art. 9(2)")]
    [InlineData("register.yaml", "activities:\n", "? [a, b]\n: x\nactivities:\n", "Unknown key '[…]'")]
    [InlineData("organisation.yaml", "- id: mgen-union", "- id: mgen", "The controller 'mgen' stands twice")]
    [InlineData("organisation.yaml", "email: dpo@mgen.example.org", "email: dpo", "'email' must be an e-mail address")]
    [InlineData("organisation.yaml", "address: [\"3 square Max Hymans\", \"75748 PARIS Cedex 15\"]", "address: []", "'address' must not be empty")]
    [InlineData("organisation.yaml", "\nportal: https://www.mgen.fr/mes-donnees/", "\nportal: mes-donnees", "begins with https://")]
    [InlineData("organisation.yaml", "logo: portal/mgen-union.svg", "logo: \"a\\0b\"", "'logo' must be a text")]
    [InlineData("organisation.yaml", "- { id: member, name", "- { id: insured, name", "The relation 'insured' stands twice")]
    [InlineData("organisation.yaml", "- { id: member, name", "- { id: passenger, name", "is not a word for 'id'")]
    [InlineData("access.yaml", "  - ask-holders", "  - await-related:      { rights: [erasure], give-up-after: P60D }\n  - ask-holders", "'access' waits for 'erasure'")]
    [InlineData("erasure.yaml", "rights: [access, portability]", "rights: [access, erasure]", "'erasure' waits for 'erasure'.")]
    [InlineData("register.yaml", "address: [\"50 avenue du Professeur André Lemierre\", \"75986 Paris Cedex 20\"]", "address: []", "Nobody can write to the recipient 'national-health-insurance'")]
    [InlineData("register.yaml", "- id: fesp", "- id: national-health-insurance", "The recipient 'national-health-insurance' stands twice")]
    [InlineData("register.yaml", "recipients: [national-health-insurance]", "recipients: [nobody]", "'nobody' is not among the recipients")]
    [InlineData("register.yaml", "from: end-of-contract", "from: full-moon", "'full-moon' is not an event that retention runs from")]
    [InlineData("register.yaml", "holders: [crm]", "holders: crm", "'holders' must be a list of texts")]
    [InlineData("organisation.yaml", "  zone: metropole", "  zone: metropole\n  saint-martin-day: 29", "must be 27 or 28 (May)")]
    [InlineData("organisation.yaml", "  zone: metropole", "  zone: metropole\n  time-zone: Europe/Nowhere", "'Europe/Nowhere' is not a time zone")]
    [InlineData("holders.yaml", "- id: complementary-contracts", "- id: mandatory-scheme", "The holder 'mandatory-scheme' stands twice")]
    [InlineData("holders.yaml", "transport: bus", "transport: bus\n    answer-within-days: 0", "a whole number of days from 1 to 60")]
    [InlineData("holders.yaml", "transport: bus", "transport: bus\n    answer-within-days: 61", "a whole number of days from 1 to 60")]
    [InlineData("rights-matrix.yaml", "- right: rectification", "- right: access", "The right 'access' stands twice")]
    [InlineData("rights-matrix.yaml", "- right: rectification", "- right: access", "no row for the right 'rectification'")]
    [InlineData("erasure.yaml", "version: 1", "version: 0", "'version' must be a whole number from 1")]
    [InlineData("erasure.yaml", "version: 1", "version: one", "'version' must be a whole number from 1")]
    [InlineData("erasure.yaml", "incomplete: decide-without", "incomplete: forget-it", "'incomplete' must be decide-without")]
    [InlineData("erasure.yaml", "  - close: {}\npaths", "  - { review: {}, close: {} }\npaths", "A step is one word")]
    [InlineData("erasure.yaml", "  - close: {}\npaths", "  - clos: {}\npaths", "A step is one word")]
    // Faults of the procedure itself: the proof.
    [InlineData("erasure.yaml", "{ letter: response,", "{ letter: refusal,", "must send the letter 'response'")]
    [InlineData("access.yaml", "action: export", "action: locate", "action export first")]
    [InlineData("erasure.yaml", "  - approve:            { by: dpo, four-eyes: true, remind-after: P3D }\n", "", "before a human has approved")]
    [InlineData("erasure.yaml", "  - verify-identity:    { remind-after: P7D, give-up-after: P30D, on: { not-established: close-unidentified } }\n", "", "before the identity is settled")]
    [InlineData("erasure.yaml", "four-eyes: true", "four-eyes: false", "Who prepared the case could approve it")]
    [InlineData("erasure.yaml", "    - send-letter:        { letter: refusal, approve: dpo, remind-after: P3D }\n", "", "without its letter")]
    [InlineData("erasure.yaml", "answer-within: P10D, ask-again: [P3D, P6D]", "answer-within: P0D, ask-again: []", "A wait without a timer")]
    [InlineData("erasure.yaml", "  - close: {}\npaths", "paths", "a dead end")]
    [InlineData("erasure.yaml", "  - close: {}\npaths", "  - close: {}\n  - review: {}\npaths", "can never be reached")]
    [InlineData("erasure.yaml", "  - notify-recipients:  { source: Art. 19 }\n", "", "no recipient was told")]
    [InlineData("erasure.yaml", "not-established: close-unidentified", "not-established: nowhere", "is taken but not written")]
    [InlineData("erasure.yaml", "give-up-after: P30D", "give-up-after: P7D", "longer than 'remind-after'")]
    [InlineData("erasure.yaml", "action: locate, only: granted", "action: locate, only: granted, at-once: true", "may be 'at-once'")]
    [InlineData("access.yaml", "  - approve:            { by: dpo, four-eyes: true, remind-after: P3D }\n", "", "disclosed before")]
    [InlineData("restriction.yaml", "    - send-letter:        { letter: restriction-lifting, approve: dpo, remind-after: P3D }\n", "", "lifted before the person was told")]
    public void A_planted_fault_is_named_with_file_and_line(string file, string sound, string fault, string message)
    {
        var path = Path.Combine(Copy, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, "the sound text is not in the file any more");
        File.WriteAllText(path, text[..at] + fault + text[(at + sound.Length)..]);

        var reading = PolicyPackReader.Read(Copy);

        Assert.Null(reading.Policy);
        Assert.Contains(reading.Faults, found => found.File == file && found.Line > 0 && found.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("holders.yaml", "holders: []\n", "At least one holder is needed")]
    [InlineData("holders.yaml", "holders: [crm]\n", "'holders' must be a list of mappings")]
    [InlineData("holders.yaml", "", "One YAML document")]
    [InlineData("organisation.yaml", "controllers: []\n", "At least one controller is needed")]
    [InlineData("register.yaml", "activities: []\n", "At least one activity is needed")]
    public void Without_its_list_it_is_no_pack(string file, string text, string message)
    {
        File.WriteAllText(Path.Combine(Copy, file), text);

        var reading = PolicyPackReader.Read(Copy);

        Assert.Null(reading.Policy);
        Assert.Contains(reading.Faults, found => found.File == file && found.Line > 0 && found.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("holders.yaml", "holders:\n", "holder:\n", "'holders' is missing.")]
    [InlineData("rights-matrix.yaml", "rows:\n", "row:\n", "'rows' is missing.")]
    [InlineData("register.yaml", "    relations: [insured]\n", "", "'relations' is missing.")]
    public void What_is_missing_is_told_once(string file, string sound, string fault, string message)
    {
        var path = Path.Combine(Copy, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, "the sound text is not in the file any more");
        File.WriteAllText(path, text[..at] + fault + text[(at + sound.Length)..]);

        var told = PolicyPackReader.Read(Copy).Faults.Where(found => found is { Warning: false } && found.File == file && !found.Message.StartsWith("Unknown key", StringComparison.Ordinal));

        Assert.Equal(message, Assert.Single(told).Message);
    }
}
