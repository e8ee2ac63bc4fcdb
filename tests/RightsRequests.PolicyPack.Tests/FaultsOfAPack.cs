namespace RightsRequests.PolicyPack.Tests;

/// <summary>What is told of a pack where more than one text of a file is at fault: circles, bounds, files that lack or cannot be read, warnings.</summary>
public sealed class FaultsOfAPack : CopiedPack
{
    [Fact]
    public void Holders_that_wait_for_each_other_are_named_with_the_whole_circle()
    {
        var path = Path.Combine(Copy, "holders.yaml");
        var text = File.ReadAllText(path);
        foreach (var (holder, needed) in new[] { ("crm", "online-account"), ("online-account", "care-centres"), ("care-centres", "crm"), ("mandatory-scheme", "crm") })
        {
            var at = text.IndexOf("transport: bus", text.IndexOf($"- id: {holder}", StringComparison.Ordinal), StringComparison.Ordinal);
            text = text.Insert(at, $"needs: [{{ holder: {needed}, identifiers: [member-number] }}]\n    ");
        }

        File.WriteAllText(path, text);

        var fault = Assert.Single(PolicyPackReader.Read(Copy).Faults, found => found.File == "holders.yaml");
        Assert.Contains("care-centres → crm → online-account → care-centres", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Procedures_that_wait_for_each_other_by_way_of_a_third_are_named()
    {
        foreach (var (right, other) in new[] { ("access", "objection"), ("objection", "erasure"), ("rectification", "erasure") })
        {
            var path = Path.Combine(Copy, $"{right}.yaml");
            var text = File.ReadAllText(path);
            File.WriteAllText(path, text.Insert(text.IndexOf("  - ask-holders", StringComparison.Ordinal), $"  - await-related:      {{ rights: [{other}], give-up-after: P60D }}\n"));
        }

        var faults = PolicyPackReader.Read(Copy).Faults.Where(found => found.Message.StartsWith("Requests of the same person", StringComparison.Ordinal));

        // Access waits for objection, that for erasure, and that for access; portability waits for nobody, and nobody for rectification.
        Assert.Equal(["access.yaml", "erasure.yaml", "objection.yaml"], faults.Select(fault => fault.File).Order());
        Assert.All(faults, fault => Assert.True(fault.Line > 1));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_file_has_two_megabytes_at_most(int more, bool read)
    {
        var path = Path.Combine(Copy, "erasure.yaml");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text + new string('#', (2 * 1024 * 1024) - (int)new FileInfo(path).Length + more));

        var reading = PolicyPackReader.Read(Copy);

        Assert.Equal(read, reading.Policy is not null);
        Assert.Equal(read ? 0 : 1, reading.Faults.Count(found => found.File == "erasure.yaml" && found.Message == "The file has 2097153 bytes; 2097152 are the most."));
    }

    [Fact]
    public void Bounds_are_inclusive_and_an_establishment_is_read_as_it_is_written()
    {
        var holders = Path.Combine(Copy, "holders.yaml");
        var text = File.ReadAllText(holders);
        File.WriteAllText(holders, text.Replace("  - id: crm\n", "  - id: crm\n    answer-within-days: 60\n", StringComparison.Ordinal).Replace("  - id: care-centres\n", "  - id: care-centres\n    answer-within-days: 1\n", StringComparison.Ordinal));
        var organisation = Path.Combine(Copy, "organisation.yaml");
        File.WriteAllText(organisation, File.ReadAllText(organisation).Replace("  zone: metropole\n", "  zone: saint-barthelemy\n  time-zone: America/St_Barthelemy\n  good-friday-observed: false\n  saint-martin-day: 28\n", StringComparison.Ordinal));

        var policy = PolicyPackReader.Read(Copy).Policy!;

        Assert.Equal((60, 1), (policy.HolderById("crm")!.DaysToAnswer!.Value, policy.HolderById("care-centres")!.DaysToAnswer!.Value));
        Assert.Equal(new Law.Establishment(Law.HolidayZone.SaintBarthelemy, "America/St_Barthelemy", GoodFridayObserved: false, SaintMartinDay: 28), policy.Organisation.Establishment);
    }

    [Fact]
    public void A_file_that_is_not_YAML_is_told_alone_and_hides_nothing_of_the_others()
    {
        Directory.CreateDirectory(Path.Combine(Copy, "sql"));
        File.Copy(Path.Combine(OurPack.Directory, "..", "deploy", "holders", "sql", "crm.yaml"), Path.Combine(Copy, "sql", "crm.yaml"));
        var holders = Path.Combine(Copy, "holders.yaml");
        var text = File.ReadAllText(holders);
        var at = text.IndexOf("transport: bus", text.IndexOf("- id: crm", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(holders, text[..at] + "transport: sql\n    sql: sql/crm.yaml" + text[(at + 14)..]);
        File.WriteAllText(Path.Combine(Copy, "register.yaml"), "activities: [\n");
        File.AppendAllText(Path.Combine(Copy, "erasure.yaml"), "colour: red\n");

        Assert.Equal(["register.yaml", "erasure.yaml"], PolicyPackReader.Read(Copy).Faults.Where(fault => !fault.Warning).Select(fault => fault.File));
    }

    [Fact]
    public void What_only_warns_spares_no_procedure_its_proof_and_is_read_again_for_its_cases()
    {
        var path = Path.Combine(Copy, "erasure.yaml");
        var text = File.ReadAllText(path).Replace("close-unidentified", "close-unknown", StringComparison.Ordinal);
        Assert.NotNull(PinnedProcedure.Read(Law.Right.Erasure, text).Procedure);

        File.WriteAllText(path, text.Replace("four-eyes: true", "four-eyes: false", StringComparison.Ordinal));
        Assert.Contains(PolicyPackReader.Read(Copy).Faults, found => !found.Warning && found.Message.Contains("Who prepared the case", StringComparison.Ordinal));
    }

    [Fact]
    public void An_activity_that_nobody_holds_and_a_file_that_nobody_reads_are_warned_of()
    {
        var path = Path.Combine(Copy, "register.yaml");
        var text = File.ReadAllText(path);
        var at = text.IndexOf("holders: [crm]", StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + "holders: []" + text[(at + 14)..]);
        File.WriteAllText(Path.Combine(Copy, "acces.yaml"), "right: access\n");

        var reading = PolicyPackReader.Read(Copy);

        Assert.NotNull(reading.Policy);
        Assert.Contains(reading.Faults, found => found is { File: "register.yaml", Warning: true, Line: > 0 } && found.Message.Contains("has no holder", StringComparison.Ordinal));
        Assert.Contains(reading.Faults, found => found is { File: "acces.yaml", Warning: true });
    }

    [Fact]
    public void A_denial_below_the_law_is_a_fault_and_silence_a_warning()
    {
        var path = Path.Combine(Copy, "rights-matrix.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace(
            "exercisable: [consent, contract]\n    denied: []",
            "exercisable: [consent]\n    denied: [contract]",
            StringComparison.Ordinal));

        var reading = PolicyPackReader.Read(Copy);

        Assert.Null(reading.Policy);
        Assert.Contains(reading.Faults, found => !found.Warning && found.Line > 0 && found.Message.Contains("'portability' denies 'contract'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_category_without_a_name_is_warned_of_and_its_id_is_said()
    {
        var path = Path.Combine(Copy, "register.yaml");
        File.WriteAllText(path, string.Concat(File.ReadAllLines(path).Where(line => !line.Contains("{ id: private-life,", StringComparison.Ordinal)).Select(line => line + "\n")));

        var reading = PolicyPackReader.Read(Copy);

        Assert.Contains(reading.Faults, found => found is { File: "register.yaml", Warning: true } && found.Message.Contains("no name for: private-life.", StringComparison.Ordinal));
        Assert.Equal("private life", reading.Policy!.Category("private-life").Fr);
        Assert.Equal("santé", reading.Policy.Category("health").Fr);
    }

    [Fact]
    public void A_path_of_the_packs_own_is_named_in_both_languages_or_warned_of()
    {
        var path = Path.Combine(Copy, "erasure.yaml");
        var text = File.ReadAllText(path).Replace("close-unidentified", "close-unknown", StringComparison.Ordinal);
        File.WriteAllText(path, text);
        Assert.Contains(PolicyPackReader.Read(Copy).Faults, found => found is { File: "erasure.yaml", Warning: true, Line: > 0 } && found.Message.Contains("'close-unknown'", StringComparison.Ordinal));

        File.WriteAllText(path, text.Replace("paths:\n", "path-names: { close-unknown: { fr: Personne inconnue, en: Unknown person } }\npaths:\n", StringComparison.Ordinal));
        var reading = PolicyPackReader.Read(Copy);
        Assert.DoesNotContain(reading.Faults, found => found.File == "erasure.yaml");
        var procedure = reading.Policy!.Procedures[Law.Right.Erasure];
        Assert.Contains("Personne inconnue", ProcedureDrawing.Svg(procedure, "fr"), StringComparison.Ordinal);
        Assert.Contains("Unknown person", ProcedureDrawing.Svg(procedure, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_may_be_processed_for_another_controller()
    {
        var path = Path.Combine(Copy, "register.yaml");
        var text = File.ReadAllText(path);
        var at = text.IndexOf("    cites:", StringComparison.Ordinal);
        File.WriteAllText(path, text.Insert(at, "    processor-for: fesp\n"));

        var reading = PolicyPackReader.Read(Copy);

        Assert.Equal(["fesp"], reading.Policy!.Register.Select(entry => entry.ProcessorFor?.Id).OfType<string>());
        Assert.Equal("droits@fesp.example.org", reading.Policy.Recipient("fesp")!.Email);
    }

    [Fact]
    public void A_missing_letter_is_named_where_the_pack_has_letters()
    {
        Directory.CreateDirectory(Path.Combine(Copy, "letters"));

        var faults = PolicyPackReader.Read(Copy).Faults;

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
        Directory.CreateDirectory(Path.Combine(Copy, "portal"));
        File.WriteAllText(Path.Combine(Copy, "portal", "mgen-centres-de-sante.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h1\" fill=\"url(#a)\"/></svg>");
        if (content is not null)
        {
            File.WriteAllText(Path.Combine(Copy, "portal", "mgen-union.svg"), content);
        }

        var fault = Assert.Single(PolicyPackReader.Read(Copy).Faults, found => !found.Warning);

        Assert.Equal("organisation.yaml", fault.File);
        Assert.True(fault.Line > 0);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_directory_is_named() =>
        Assert.False(Assert.Single(PolicyPackReader.Read(Path.Combine(Copy, "nowhere")).Faults).Warning);

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
        foreach (var file in Directory.GetFiles(Copy, "*.yaml"))
        {
            var sound = File.ReadAllText(file);
            File.WriteAllText(file, text);

            var reading = PolicyPackReader.Read(Copy);

            Assert.Null(reading.Policy);
            Assert.Contains(reading.Faults, fault => fault.File == Path.GetFileName(file));
            File.WriteAllText(file, sound);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(Copy, "holders.yaml"));

        Assert.Contains(PolicyPackReader.Read(Copy).Faults, found => found is { File: "holders.yaml", Warning: false });
    }
}
