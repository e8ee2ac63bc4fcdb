using RightsRequests.PolicyPack;

namespace RightsRequests.PolicyPack.Tests;

/// <summary>Each fault is planted into a copy of our pack and must be named with its file and line.</summary>
public sealed class PlantedFaults : IDisposable
{
    private readonly string copy = Directory.CreateTempSubdirectory("pack").FullName;

    public PlantedFaults()
    {
        foreach (var file in Directory.GetFiles(OurPack.Directory, "*.yaml"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(copy, recursive: true);

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
        var path = Path.Combine(copy, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, "the sound text is not in the file any more");
        File.WriteAllText(path, text[..at] + fault + text[(at + sound.Length)..]);

        var reading = PolicyPackReader.Read(copy);

        Assert.Null(reading.Policy);
        Assert.Contains(reading.Faults, found => found.File == file && found.Line > 0 && found.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Holders_that_wait_for_each_other_are_named_with_the_whole_circle()
    {
        var path = Path.Combine(copy, "holders.yaml");
        var text = File.ReadAllText(path);
        foreach (var (holder, needed) in new[] { ("crm", "online-account"), ("online-account", "care-centres"), ("care-centres", "crm"), ("mandatory-scheme", "crm") })
        {
            var at = text.IndexOf("transport: bus", text.IndexOf($"- id: {holder}", StringComparison.Ordinal), StringComparison.Ordinal);
            text = text.Insert(at, $"needs: [{{ holder: {needed}, identifiers: [member-number] }}]\n    ");
        }

        File.WriteAllText(path, text);

        var fault = Assert.Single(PolicyPackReader.Read(copy).Faults, found => found.File == "holders.yaml");
        Assert.Contains("care-centres → crm → online-account → care-centres", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Procedures_that_wait_for_each_other_by_way_of_a_third_are_named()
    {
        foreach (var (right, other) in new[] { ("access", "objection"), ("objection", "erasure"), ("rectification", "erasure") })
        {
            var path = Path.Combine(copy, $"{right}.yaml");
            var text = File.ReadAllText(path);
            File.WriteAllText(path, text.Insert(text.IndexOf("  - ask-holders", StringComparison.Ordinal), $"  - await-related:      {{ rights: [{other}], give-up-after: P60D }}\n"));
        }

        var faults = PolicyPackReader.Read(copy).Faults.Where(found => found.Message.StartsWith("Requests of the same person", StringComparison.Ordinal));

        // Access waits for objection, that for erasure, and that for access; portability waits for nobody, and nobody for rectification.
        Assert.Equal(["access.yaml", "erasure.yaml", "objection.yaml"], faults.Select(fault => fault.File).Order());
        Assert.All(faults, fault => Assert.True(fault.Line > 1));
    }

    [Theory]
    [InlineData("holders.yaml", "holders: []\n", "At least one holder is needed")]
    [InlineData("holders.yaml", "holders: [crm]\n", "'holders' must be a list of mappings")]
    [InlineData("holders.yaml", "", "One YAML document")]
    [InlineData("organisation.yaml", "controllers: []\n", "At least one controller is needed")]
    [InlineData("register.yaml", "activities: []\n", "At least one activity is needed")]
    public void Without_its_list_it_is_no_pack(string file, string text, string message)
    {
        File.WriteAllText(Path.Combine(copy, file), text);

        var reading = PolicyPackReader.Read(copy);

        Assert.Null(reading.Policy);
        Assert.Contains(reading.Faults, found => found.File == file && found.Line > 0 && found.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_file_has_two_megabytes_at_most(int more, bool read)
    {
        var path = Path.Combine(copy, "erasure.yaml");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text + new string('#', (2 * 1024 * 1024) - (int)new FileInfo(path).Length + more));

        var reading = PolicyPackReader.Read(copy);

        Assert.Equal(read, reading.Policy is not null);
        Assert.Equal(read ? 0 : 1, reading.Faults.Count(found => found.File == "erasure.yaml" && found.Message == "The file has 2097153 bytes; 2097152 are the most."));
    }

    [Fact]
    public void Bounds_are_inclusive_and_an_establishment_is_read_as_it_is_written()
    {
        var holders = Path.Combine(copy, "holders.yaml");
        var text = File.ReadAllText(holders);
        File.WriteAllText(holders, text.Replace("  - id: crm\n", "  - id: crm\n    answer-within-days: 60\n", StringComparison.Ordinal).Replace("  - id: care-centres\n", "  - id: care-centres\n    answer-within-days: 1\n", StringComparison.Ordinal));
        var organisation = Path.Combine(copy, "organisation.yaml");
        File.WriteAllText(organisation, File.ReadAllText(organisation).Replace("  zone: metropole\n", "  zone: saint-barthelemy\n  time-zone: America/St_Barthelemy\n  good-friday-observed: false\n  saint-martin-day: 28\n", StringComparison.Ordinal));

        var policy = PolicyPackReader.Read(copy).Policy!;

        Assert.Equal((60, 1), (policy.HolderById("crm")!.DaysToAnswer!.Value, policy.HolderById("care-centres")!.DaysToAnswer!.Value));
        Assert.Equal(new Law.Establishment(Law.HolidayZone.SaintBarthelemy, "America/St_Barthelemy", GoodFridayObserved: false, SaintMartinDay: 28), policy.Organisation.Establishment);
    }

    [Theory]
    [InlineData("holders.yaml", "holders:\n", "holder:\n", "'holders' is missing.")]
    [InlineData("rights-matrix.yaml", "rows:\n", "row:\n", "'rows' is missing.")]
    [InlineData("register.yaml", "    relations: [insured]\n", "", "'relations' is missing.")]
    public void What_is_missing_is_told_once(string file, string sound, string fault, string message)
    {
        var path = Path.Combine(copy, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, "the sound text is not in the file any more");
        File.WriteAllText(path, text[..at] + fault + text[(at + sound.Length)..]);

        var told = PolicyPackReader.Read(copy).Faults.Where(found => found is { Warning: false } && found.File == file && !found.Message.StartsWith("Unknown key", StringComparison.Ordinal));

        Assert.Equal(message, Assert.Single(told).Message);
    }

    [Fact]
    public void A_file_that_is_not_YAML_is_told_alone_and_hides_nothing_of_the_others()
    {
        Directory.CreateDirectory(Path.Combine(copy, "sql"));
        File.Copy(Path.Combine(OurPack.Directory, "..", "deploy", "holders", "sql", "crm.yaml"), Path.Combine(copy, "sql", "crm.yaml"));
        var holders = Path.Combine(copy, "holders.yaml");
        var text = File.ReadAllText(holders);
        var at = text.IndexOf("transport: bus", text.IndexOf("- id: crm", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(holders, text[..at] + "transport: sql\n    sql: sql/crm.yaml" + text[(at + 14)..]);
        File.WriteAllText(Path.Combine(copy, "register.yaml"), "activities: [\n");
        File.AppendAllText(Path.Combine(copy, "erasure.yaml"), "colour: red\n");

        Assert.Equal(["register.yaml", "erasure.yaml"], PolicyPackReader.Read(copy).Faults.Where(fault => !fault.Warning).Select(fault => fault.File));
    }

    [Fact]
    public void What_only_warns_spares_no_procedure_its_proof_and_is_read_again_for_its_cases()
    {
        var path = Path.Combine(copy, "erasure.yaml");
        var text = File.ReadAllText(path).Replace("close-unidentified", "close-unknown", StringComparison.Ordinal);
        Assert.NotNull(PinnedProcedure.Read(Law.Right.Erasure, text).Procedure);

        File.WriteAllText(path, text.Replace("four-eyes: true", "four-eyes: false", StringComparison.Ordinal));
        Assert.Contains(PolicyPackReader.Read(copy).Faults, found => !found.Warning && found.Message.Contains("Who prepared the case", StringComparison.Ordinal));
    }

    [Fact]
    public void An_activity_that_nobody_holds_and_a_file_that_nobody_reads_are_warned_of()
    {
        var path = Path.Combine(copy, "register.yaml");
        var text = File.ReadAllText(path);
        var at = text.IndexOf("holders: [crm]", StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + "holders: []" + text[(at + 14)..]);
        File.WriteAllText(Path.Combine(copy, "acces.yaml"), "right: access\n");

        var reading = PolicyPackReader.Read(copy);

        Assert.NotNull(reading.Policy);
        Assert.Contains(reading.Faults, found => found is { File: "register.yaml", Warning: true, Line: > 0 } && found.Message.Contains("has no holder", StringComparison.Ordinal));
        Assert.Contains(reading.Faults, found => found is { File: "acces.yaml", Warning: true });
    }

    [Fact]
    public void A_denial_below_the_law_is_a_fault_and_silence_a_warning()
    {
        var path = Path.Combine(copy, "rights-matrix.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace(
            "exercisable: [consent, contract]\n    denied: []",
            "exercisable: [consent]\n    denied: [contract]",
            StringComparison.Ordinal));

        var reading = PolicyPackReader.Read(copy);

        Assert.Null(reading.Policy);
        Assert.Contains(reading.Faults, found => !found.Warning && found.Line > 0 && found.Message.Contains("'portability' denies 'contract'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_category_without_a_name_is_warned_of_and_its_id_is_said()
    {
        var path = Path.Combine(copy, "register.yaml");
        File.WriteAllText(path, string.Concat(File.ReadAllLines(path).Where(line => !line.Contains("{ id: private-life,", StringComparison.Ordinal)).Select(line => line + "\n")));

        var reading = PolicyPackReader.Read(copy);

        Assert.Contains(reading.Faults, found => found is { File: "register.yaml", Warning: true } && found.Message.Contains("no name for: private-life.", StringComparison.Ordinal));
        Assert.Equal("private life", reading.Policy!.Category("private-life").Fr);
        Assert.Equal("santé", reading.Policy.Category("health").Fr);
    }

    [Fact]
    public void A_path_of_the_packs_own_is_named_in_both_languages_or_warned_of()
    {
        var path = Path.Combine(copy, "erasure.yaml");
        var text = File.ReadAllText(path).Replace("close-unidentified", "close-unknown", StringComparison.Ordinal);
        File.WriteAllText(path, text);
        Assert.Contains(PolicyPackReader.Read(copy).Faults, found => found is { File: "erasure.yaml", Warning: true, Line: > 0 } && found.Message.Contains("'close-unknown'", StringComparison.Ordinal));

        File.WriteAllText(path, text.Replace("paths:\n", "path-names: { close-unknown: { fr: Personne inconnue, en: Unknown person } }\npaths:\n", StringComparison.Ordinal));
        var reading = PolicyPackReader.Read(copy);
        Assert.DoesNotContain(reading.Faults, found => found.File == "erasure.yaml");
        var procedure = reading.Policy!.Procedures[Law.Right.Erasure];
        Assert.Contains("Personne inconnue", ProcedureDrawing.Svg(procedure, "fr"), StringComparison.Ordinal);
        Assert.Contains("Unknown person", ProcedureDrawing.Svg(procedure, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_may_be_processed_for_another_controller()
    {
        var path = Path.Combine(copy, "register.yaml");
        var text = File.ReadAllText(path);
        var at = text.IndexOf("    cites:", StringComparison.Ordinal);
        File.WriteAllText(path, text.Insert(at, "    processor-for: fesp\n"));

        var reading = PolicyPackReader.Read(copy);

        Assert.Equal(["fesp"], reading.Policy!.Register.Select(entry => entry.ProcessorFor?.Id).OfType<string>());
        Assert.Equal("droits@fesp.example.org", reading.Policy.Recipient("fesp")!.Email);
    }

    [Fact]
    public void A_missing_letter_is_named_where_the_pack_has_letters()
    {
        Directory.CreateDirectory(Path.Combine(copy, "letters"));

        var faults = PolicyPackReader.Read(copy).Faults;

        Assert.Contains(faults, found => found is { File: "letters/letterhead.typ", Warning: false });
        Assert.Contains(faults, found => found is { File: "letters/fr/response-erasure.typ", Warning: false });
        Assert.Contains(faults, found => found is { File: "letters/en/refusal.typ", Warning: false });
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "holds <script>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "'onload', which acts")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"http://www.w3.org/1999/xlink\"><use x:href=\"https://example.org/#a\"/></svg>", "'href', which acts or fetches")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><path fill=\"url(https://example.org)\"/></svg>", "'fill', which acts or fetches")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>", "not well-formed")]
    [InlineData("<html/>", "is not an SVG")]
    [InlineData(null, "is missing")]
    public void A_logo_that_does_more_than_draw_is_refused(string? content, string message)
    {
        Directory.CreateDirectory(Path.Combine(copy, "portal"));
        File.WriteAllText(Path.Combine(copy, "portal", "mgen-centres-de-sante.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h1\" fill=\"url(#a)\"/></svg>");
        if (content is not null)
        {
            File.WriteAllText(Path.Combine(copy, "portal", "mgen-union.svg"), content);
        }

        var fault = Assert.Single(PolicyPackReader.Read(copy).Faults, found => !found.Warning);

        Assert.Equal("organisation.yaml", fault.File);
        Assert.True(fault.Line > 0);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_directory_is_named() =>
        Assert.False(Assert.Single(PolicyPackReader.Read(Path.Combine(copy, "nowhere")).Faults).Warning);

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("just words")]
    [InlineData("a: b\na: c")]
    [InlineData("rows: &again\n  - *again")]
    [InlineData("\t- tab: {")]
    [InlineData("rows: [ { right: [erasure], article: {}, exercisable: { a: b } } ]")]
    [InlineData("? [a, b]\n: c")]
    [InlineData("a: 1\n---\nb: 2")]
    public void Whatever_stands_in_a_file_is_a_fault_and_never_an_exception(string text)
    {
        foreach (var file in Directory.GetFiles(copy, "*.yaml"))
        {
            var sound = File.ReadAllText(file);
            File.WriteAllText(file, text);

            var reading = PolicyPackReader.Read(copy);

            Assert.Null(reading.Policy);
            Assert.Contains(reading.Faults, fault => fault.File == Path.GetFileName(file));
            File.WriteAllText(file, sound);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(copy, "holders.yaml"));

        Assert.Contains(PolicyPackReader.Read(copy).Faults, found => found is { File: "holders.yaml", Warning: false });
    }
}
