using System.Text;
using NodaTime;
using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Intake.Import;

public sealed class ImportingRequests(OfficeFixture postgres)
{
    private const string French = """
        recu_le;canal;droits;nom;courriel;adresse;demande
        15/3/2026;post;access;Zoé Nuage;zoe@example.org;3 allée des Mirabelles|54000 NANCY;"Bonjour,
        je veux une copie."
        2026-03-20;phone;erasure objection;Émile Brume;emile@example.org;;
        """;

    [Fact]
    public async Task Lines_become_requests_that_count_from_their_day_of_receipt_and_the_same_file_creates_nothing_twice()
    {
        await using var office = await postgres.OfficeAsync();
        var file = Encoding.UTF8.GetBytes(French);

        var first = await ImportAsync(office, file);
        var again = await ImportAsync(office, file);

        Assert.Equal([(2, "created"), (4, "created")], first.Lines.Select(line => (line.Line, line.Outcome)));
        Assert.Equal(first.Lines.Select(line => (line.Line, "already", line.Reference)), again.Lines.Select(line => (line.Line, line.Outcome, line.Reference)));
        Assert.Equal(2, await office.CountAsync("SELECT count(*) FROM requests"));
        Assert.Equal(3, await office.CountAsync("SELECT count(*) FROM cases"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM cases WHERE received_on = '2026-03-15' AND due = '2026-04-15'"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM requests WHERE channel = 'phone'"));
        Assert.Equal(3, await office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'entered-by-staff' AND actor = 'agnes'"));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_of_it_and_stores_nothing()
    {
        await using var office = await postgres.OfficeAsync();

        var report = await ImportAsync(office, Encoding.UTF8.GetBytes(French), dryRun: true);

        Assert.True(report is { DryRun: true, AllWell: true });
        Assert.All(report.Lines, line => Assert.Equal("ready", line.Outcome));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM requests"));
    }

    [Fact]
    public async Task A_dry_run_knows_a_line_that_stands_twice_and_one_taken_in_before()
    {
        await using var office = await postgres.OfficeAsync();
        var file = Encoding.UTF8.GetBytes("recu_le;droits;nom;member_number\n2026-03-15;access;Zoé Nuage;QZ1\n2026-03-15;access;Zoé Nuage;QZ1\n");

        Assert.Equal(["ready", "already"], (await ImportAsync(office, file, dryRun: true)).Lines.Select(line => line.Outcome));
        var reference = (await ImportAsync(office, file)).Lines[0].Reference;

        Assert.Equal([("already", reference), ("already", reference)], (await ImportAsync(office, file, dryRun: true)).Lines.Select(line => (line.Outcome, line.Reference)));
        var seen = await office.CaseAsync(await office.InScopeAsync(async (RightsRequests.Casework.CaseDesk desk) => (await desk.ListAsync(new(), TestOffice.Agent, default)).Cases[0].Id));
        Assert.Equal(("member-number", "QZ1"), (Assert.Single(seen.Subject!.Identifiers).Type, seen.Subject.Identifiers[0].Value));
    }

    [Fact]
    public async Task A_wrong_line_is_told_by_column_and_holds_up_no_other()
    {
        await using var office = await postgres.OfficeAsync();
        var file = Encoding.UTF8.GetBytes("""
            received_on,rights,full_name,email
            2027-01-01,access,Zoé Nuage,zoe@example.org
            2026-03-01,fly,,not-an-address
            hier,access,Paul Pluie,paul@example.org
            2020-03-01,access,Paul Pluie,paul@example.org
            2026-03-30,access,Anne Averse,anne@example.org
            """);

        var report = await ImportAsync(office, file);

        Assert.Equal(["wrong", "wrong", "wrong", "wrong", "created"], report.Lines.Select(line => line.Outcome));
        Assert.Equal(["received_on"], report.Lines[0].Errors.Keys);
        Assert.Equal(["email", "full_name", "rights"], report.Lines[1].Errors.Keys.Order());
        Assert.Equal(["received_on"], report.Lines[2].Errors.Keys);
        Assert.Contains("01/04/2025", report.Lines[3].Errors["received_on"], StringComparison.Ordinal);
        Assert.False(report.AllWell);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM requests"));
    }

    [Fact]
    public async Task Excel_s_Windows_1252_with_semicolons_is_read_and_so_is_UTF_8_with_its_mark()
    {
        await using var office = await postgres.OfficeAsync();
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

        Assert.True((await ImportAsync(office, windows.GetBytes(French))).AllWell);
        var marked = await ImportAsync(office, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(French)]);

        var wide = await ImportAsync(office, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(French)]);

        // The same words in another encoding are the same line.
        Assert.Equal(["already", "already", "already", "already"], marked.Lines.Concat(wide.Lines).Select(line => line.Outcome));
    }

    [Theory]
    [InlineData("", "vide")]
    [InlineData("nom;droits\nZoé;access\n", "recu_le")]
    [InlineData("recu_le;nom;droits\n", "titres")]
    [InlineData("recu_le;nom;droits;=HYPERLINK()\n2026-03-01;Zoé;access;x\n", "colonne 4")]
    [InlineData("recu_le;nom;droits;nom\n2026-03-01;Zoé;access;x\n", "deux fois")]
    [InlineData("PK\u0003\u0004\0", "CSV")]
    [InlineData("recu_le;nom;droits;demande\n2026-03-01;Zoé;access;Dit \"oui\"\n2026-03-01;Anne;access;\"Bonjour\n2026-03-02;Paul;access;Salut\n", "ligne 3")]
    [InlineData("recu_le;nom;droits;demande\n2026-03-01;Zoé;access;\"Bonjour\n2026-03-02;Paul;access;Dit \"oui\n", "ligne 2")]
    public async Task A_file_that_is_none_of_ours_is_said_to_be_so(string text, string said)
    {
        await using var office = await postgres.OfficeAsync();

        var report = await ImportAsync(office, Encoding.UTF8.GetBytes(text));

        Assert.Contains(said, report.Wrong!, StringComparison.Ordinal);
        Assert.Empty(report.Lines);
    }

    [Theory]
    [InlineData("recu_le;droits;nom;liens", "prospect visitor")]
    [InlineData("received_on;rights;full_name;relations", "prospect|visitor")]
    public async Task What_binds_the_person_to_us_is_taken_from_the_line_and_a_word_that_is_none_is_told(string headings, string said)
    {
        await using var office = await postgres.OfficeAsync();

        var report = await ImportAsync(office, Encoding.UTF8.GetBytes($"{headings}\n2026-03-15;access;Zoé Nuage;{said}\n2026-03-15;access;Zoé Nuage;voisine\n"));

        Assert.Equal(["created", "wrong"], report.Lines.Select(line => line.Outcome));
        Assert.Equal(["relations"], report.Lines[1].Errors.Keys);
        var id = await office.InScopeAsync(async (RightsRequests.Casework.CaseDesk desk) => (await desk.ListAsync(new(), TestOffice.Agent, default)).Cases[0].Id);
        var state = await office.InScopeAsync((RightsRequests.Storage.CaseVault vault) => vault.StateAsync(id, default));
        Assert.Equal([Law.Relation.Prospect, Law.Relation.Visitor], state.Relations);
    }

    [Fact]
    public async Task A_line_with_a_number_of_its_own_is_known_by_it()
    {
        await using var office = await postgres.OfficeAsync();
        await ImportAsync(office, Encoding.UTF8.GetBytes("line_id;received_on;rights;full_name\nA-1;2026-03-01;access;Zoé Nuage\n"));

        var corrected = await ImportAsync(office, Encoding.UTF8.GetBytes("line_id;received_on;rights;full_name\nA-1;2026-03-01;access;Zoé  Nuage\nA-2;2026-03-01;access;Zoé Nuage\n"));

        Assert.Equal(["already", "created"], corrected.Lines.Select(line => line.Outcome));
    }

    [Theory]
    [InlineData("heir;capucine@example.org;", "heir", null)]
    [InlineData("Héritier;;8 quai des Brumes|44000 NANTES", "heir", null)]
    [InlineData("tutrice;;", "guardian", null)]
    [InlineData("voisine;capucine@example.org;", "voisine", null)]
    [InlineData("heir;;", null, "representative_email")]
    [InlineData(";capucine@example.org;", null, "representative_capacity")]
    public async Task Who_acts_for_somebody_is_told_apart_from_them_and_a_death_is_known_in_French(string cells, string? capacity, string? wrong)
    {
        await using var office = await postgres.OfficeAsync();

        var line = Assert.Single((await ImportAsync(office, Encoding.UTF8.GetBytes(
            $"recu_le;droits;nom;courriel;representant;qualite_representant;courriel_representant;adresse_representant\n2026-03-15;access;Odette Brume;odette@example.org;Capucine Nuage;{cells}\n"))).Lines);

        if (wrong is not null)
        {
            Assert.Equal([wrong], line.Errors.Keys);
            return;
        }

        var seen = await office.CaseAsync(await office.InScopeAsync(async (RightsRequests.Casework.CaseDesk desk) => (await desk.ListAsync(new(), TestOffice.Agent, default)).Cases[0].Id));
        Assert.Equal((capacity, "odette@example.org"), (seen.Representative!.Capacity, seen.Subject!.Email));
        Assert.Equal(cells.Split(';')[1].Length > 0 ? "capucine@example.org" : null, seen.Representative.Email);
        Assert.Equal(cells.Contains("NANTES", StringComparison.Ordinal) ? "8 quai des Brumes\n44000 NANTES" : null, seen.Representative.PostalAddress);
    }

    [Fact]
    public async Task A_health_record_and_data_of_a_minor_have_their_own_time_limit()
    {
        await using var office = await postgres.OfficeAsync();

        var report = await ImportAsync(office, Encoding.UTF8.GetBytes("""
            recu_le;droits;nom;dossier_medical;recueillies_mineur
            2026-03-30;access;Zoé Nuage;recent;
            2026-03-30;erasure;Zoé Nuage;;oui
            2026-03-30;access;Zoé Nuage;peut-être;si
            """));

        Assert.Equal(["created", "created", "wrong"], report.Lines.Select(line => line.Outcome));
        Assert.Equal(["collected_as_minor", "health_record"], report.Lines[2].Errors.Keys.Order());
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM cases WHERE \"right\" = 'access' AND due = '2026-04-07'"));
        var erasure = (await office.InScopeAsync((RightsRequests.Casework.CaseDesk desk) => desk.ListAsync(new(Right: "erasure"), TestOffice.Dpo, default))).Cases[0].Id;
        Assert.DoesNotContain((await office.CaseAsync(erasure)).AvailableActions, one => one.Action == "extend");
    }

    [Fact]
    public void No_cell_of_the_report_is_a_formula()
    {
        var report = new ImportReport(false, null, [new(2, "wrong", "=1+1", new Dictionary<string, string> { ["@SUM(A1)"] = "x" }), new(3, "wrong", "+33", new Dictionary<string, string>())]);

        var text = Encoding.UTF8.GetString(ImportReportCsv.Write(report));

        Assert.StartsWith("\uFEFF", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|;)\"?[=+@-]", text);
    }

    private static Task<ImportReport> ImportAsync(TestOffice office, byte[] file, bool dryRun = false) =>
        office.InScopeAsync((ImportDesk desk) => desk.ImportAsync(file, "agnes", dryRun, default));
}
