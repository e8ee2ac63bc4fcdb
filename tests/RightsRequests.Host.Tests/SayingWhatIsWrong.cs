using System.Text.RegularExpressions;
using Npgsql;

namespace RightsRequests.Host.Tests;

/// <summary>Each thing that <c>doctor</c> looks at, broken: said in words of its own, French first, with what to do, and the rest still looked at.</summary>
public sealed partial class SayingWhatIsWrong(PublishedHost host) : IAsyncLifetime
{
    // Nobody listens there.
    private const string Nowhere = "127.0.0.1:1";

    private readonly PrivatePostgres postgres = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("host-wrong");
    private string database = "";

    private string Keys => Path.Combine(folder.FullName, "keys");

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        database = await postgres.DatabaseAsync();
        Assert.Equal(0, (await host.RunAsync($"keys --directory {Keys}")).ExitCode);
        Assert.Equal(0, (await host.RunAsync("migrate", Settings())).ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Servers_that_are_away_and_a_seal_that_does_not_open()
    {
        var said = await FaultsAsync(
            ("RIGHTS__Broker", $"amqp://engine:x@{Nowhere}"), ("RIGHTS__SmtpUri", $"smtp://{Nowhere}"), ("RIGHTS__Clamd", $"tcp://{Nowhere}"), ("RIGHTS__TimeAuthority__Url", $"http://{Nowhere}/"),
            ("RIGHTS__Imap__Host", "127.0.0.1"), ("RIGHTS__Imap__Port", "1"), ("RIGHTS__Imap__User", "demandes"), ("RIGHTS__Imap__Password", "x"),
            ("RIGHTS__SigningKeyPassword", "wrong"));

        Assert.Equal(["broker", "mail", "mailbox", "seal", "time-authority", "virus-scanner"], said.Keys.Order());
        foreach (var (subject, setting) in new[] { ("broker", "RIGHTS__Broker"), ("mail", "RIGHTS__SmtpUri"), ("mailbox", "RIGHTS__Imap__*"), ("virus-scanner", "RIGHTS__Clamd") })
        {
            Assert.Contains("rien n'écoute à cette adresse", said[subject], StringComparison.Ordinal);
            Assert.Contains("nothing listens at this address", said[subject], StringComparison.Ordinal);
            Assert.Contains(setting, said[subject], StringComparison.Ordinal);
        }

        Assert.Matches("ne répond pas .injoignable.* : vérifiez RIGHTS__TimeAuthority", said["time-authority"]);
        Assert.Contains("la clé de signature ne s'ouvre pas", said["seal"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_refused_a_machine_without_Node_and_keys_that_others_read()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(Keys, "content.key"), (UnixFileMode)0b110_100_100);
        }

        var said = await FaultsAsync(
            ("RIGHTS__ConnectionString", new NpgsqlConnectionStringBuilder(database) { Password = "wrong" }.ConnectionString),
            ("PATH", Directory.CreateDirectory(Path.Combine(folder.FullName, "empty")).FullName));

        Assert.Equal(["database", "keys", "node"], said.Keys.Order());
        Assert.Contains("injoignable (utilisateur ou mot de passe refusé)", said["database"], StringComparison.Ordinal);
        Assert.Contains("Node.js 18", said["node"], StringComparison.Ordinal);
        Assert.Contains("chmod 600", said["keys"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_fonts_that_are_not_and_keys_that_are_none()
    {
        await File.WriteAllTextAsync(Path.Combine(Keys, "content.key"), "garbage");

        var said = await FaultsAsync(
            ("RIGHTS__ConnectionString", new NpgsqlConnectionStringBuilder(database) { Database = "nowhere" }.ConnectionString),
            ("RIGHTS__NodeModulesRoot", Directory.CreateDirectory(Path.Combine(folder.FullName, "empty")).FullName));

        Assert.Equal(["database", "fonts", "keys"], said.Keys.Order());
        Assert.Contains("cette base n'existe pas", said["database"], StringComparison.Ordinal);
        Assert.Contains("RIGHTS__NodeModulesRoot", said["fonts"], StringComparison.Ordinal);
        Assert.Contains("le fichier de clés ne se lit pas", said["keys"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_the_TLS_that_is_asked_for_and_a_key_file_of_another_database()
    {
        Assert.Equal(0, (await host.RunAsync("keys rotate", Settings())).ExitCode);
        var plain = await FaultsAsync(("RIGHTS__ConnectionString", $"{database};SSL Mode=VerifyFull"));
        Assert.Contains("TLS demandé et non offert", Assert.Single(plain).Value, StringComparison.Ordinal);

        var other = ("RIGHTS__ConnectionString", await postgres.DatabaseAsync());
        Assert.Equal(0, (await host.RunAsync("migrate", [.. Settings(), other])).ExitCode);
        var said = Assert.Single(await FaultsAsync(other));
        Assert.Equal("keys", said.Key);
        Assert.Contains("sert une autre base", said.Value, StringComparison.Ordinal);
        Assert.Contains("rights-requests keys adopt", said.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "nowhere.invalid", "nom de machine inconnu")]
    [InlineData("Password", "wrong", "utilisateur ou mot de passe refusé")]
    [InlineData("Database", "template1", "rights-requests migrate")]
    public async Task Any_command_says_why_the_database_did_not_answer(string part, string value, string said)
    {
        var connection = new NpgsqlConnectionStringBuilder(database) { [part] = value };

        var ran = await host.RunAsync("audit verify", [.. Settings(), ("RIGHTS__ConnectionString", connection.ConnectionString)]);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("la base n'a pas répondu (", ran.Errors, StringComparison.Ordinal);
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        Assert.Contains("rights-requests doctor", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("keys")]
    [InlineData("audit verify")]
    public async Task A_key_file_that_was_cut_short_is_said_in_a_sentence(string command)
    {
        await File.WriteAllTextAsync(Path.Combine(Keys, "content.key"), "c2hvcnQ=\n");

        var ran = await host.RunAsync(command, Settings());

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("content.key : ce fichier ne contient pas de clés entières, remettez sa sauvegarde", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_folder_that_is_not_there_is_said_in_a_sentence()
    {
        var ran = await host.RunAsync("audit verify", [.. Settings(), ("RIGHTS__KeyDirectory", Path.Combine(folder.FullName, "elsewhere"))]);

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("fichier absent / no such file: ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_setting_must_be_is_said_of_each()
    {
        // Production: nothing of development is set.
        var ran = await host.RunAsync(
            "serve",
            ("RIGHTS__ConnectionString", "Database=x"), ("RIGHTS__SmtpUri", "mail.example.org"), ("RIGHTS__SignatureLevel", "B-X"), ("RIGHTS__Digests", "oui"), ("RIGHTS__RetentionYears", "six"),
            ("RIGHTS__Broker", "http://x"), ("RIGHTS__Clamd", "tcp://scanner.example.org:3310"), ("RIGHTS__TimeAuthority__Url", "http://time.example.org"), ("RIGHTS__TimeAuthority__User", "x"),
            ("RIGHTS__Imap__Host", "mail.example.org"), ("RIGHTS__Imap__Security", "none"), ("RIGHTS__PublicUrl", "http://droits.example.org"));

        Assert.Equal(2, ran.ExitCode);
        foreach (var (setting, right) in new[]
        {
            ("ConnectionString", "Host="), ("SmtpUri", "smtp://… | smtps://…"), ("SignatureLevel", "B-B | B-T | B-LT | B-LTA"), ("Digests", "true | false"), ("RetentionYears", "nombre entier"), ("Broker", "amqps://"),
            ("Clamd", "tcp://127.0.0.1:3310"), ("TimeAuthority__Url", "https://"), ("Imap__Security", "starttls"), ("Imap__User", "manque"), ("Imap__Password", "manque"), ("PublicUrl", "https://"), ("Oidc__Authority", "manque"),
            ("KeyDirectory", "rights-requests keys"),
        })
        {
            Assert.Matches($"(?m)^RIGHTS__{setting}\\b.*{Regex.Escape(right)}", ran.Errors);
        }

        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_beyond_what_can_be_a_file_that_cannot_be_read_and_a_name_with_a_slip_are_said()
    {
        var seals = Path.Combine(folder.FullName, "seals.json");
        await File.WriteAllTextAsync(seals, "not JSON");
        // Empty counts as not set. A folder is what nobody reads as a file, whoever they are.
        var ran = await host.RunAsync(
            "serve",
            ("RIGHTS__RetentionYears", "99999"), ("RIGHTS__Imap__Port", "99999"), ("RIGHTS__SealsFile", seals), ("RIGHTS__SigningKeyFile", folder.FullName), ("RIGHTS__WorkflowsDirectory", ""),
            ("RIGHTS__Clamd", "tcp://127.0.0.1"), ("RIGHTS__PublicUrl", "https://droits.example.org/?page=1"), ("RIGHTS__TimeAuthority__Policy", "ours"), ("RIGHTS__Staff__alice", "alice"), ("RIGHTS__Imap__Host", "a mailbox"), ("RIGHTS__PauseAfterIncidents", "-1"), ("RIGHTS__OpenDsr__ControllersFile", seals),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "garbage"), ("RIGHTS_DraftDays", "3"), ("RIGHT__DraftDays", "3"), ("RIGHTS_REQUESTS_SERVICE_HOST", "10.0.0.1"));

        Assert.Equal(2, ran.ExitCode);
        foreach (var (setting, right) in new[]
        {
            ("RIGHTS__RetentionYears", "de 1 à 100 / a whole number from 1 to 100"), ("RIGHTS__Imap__Port", "de 1 à 65535"), ("RIGHTS__SealsFile", "pas un objet JSON"), ("RIGHTS__SigningKeyFile", "ne peut pas lire le fichier"),
            ("RIGHTS__Clamd", "tcp://127.0.0.1:3310"), ("RIGHTS__PublicUrl", "sans chemin / without a path"), ("RIGHTS__TimeAuthority__Policy", "1.2.3.4"), ("RIGHTS__Staff__alice", "@example.org"), ("RIGHTS__Imap__Host", "imap.example.org"), ("RIGHTS__PauseAfterIncidents", "à partir de 0"), ("RIGHTS__OpenDsr__ControllersFile", "\"callbacks\""),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http(s)://…"), ("RIGHTS_DraftDays", "réglage inconnu"), ("RIGHT__DraftDays", "réglage inconnu"),
        })
        {
            Assert.Matches($"(?m)^{setting}\\b.*{Regex.Escape(right)}", ran.Errors);
        }

        Assert.DoesNotContain("RIGHTS_REQUESTS", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
        var folderless = await host.RunAsync("serve", [.. Settings(), ("RIGHTS__WorkflowsDirectory", Path.Combine(folder.FullName, "nowhere"))]);
        Assert.Equal((1, 1), (folderless.ExitCode, folderless.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.StartsWith("RIGHTS__WorkflowsDirectory : dossier absent", folderless.Errors, StringComparison.Ordinal);
        var protocol = await host.RunAsync("serve", [.. Settings(), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "foo")]);
        Assert.Equal((2, "OTEL_EXPORTER_OTLP_PROTOCOL"), (protocol.ExitCode, protocol.Errors.Split(' ')[0]));
    }

    [Fact]
    public async Task The_doctor_looks_at_the_rest_where_it_is_not_clear_whether_this_is_development_and_an_empty_key_directory_is_the_default_one()
    {
        var said = await FaultsAsync(("RIGHTS__Development", "maybe"), ("RIGHTS__Broker", $"amqp://engine:x@{Nowhere}"), ("RIGHTS__SmtpUri", $"smtp://{Nowhere}"), ("RIGHTS__PublicUrl", "https://droits.example.org"), ("RIGHTS__Oidc__Authority", "https://127.0.0.1:1"));
        Assert.Matches("RIGHTS__Development.*true [|] false", said["settings"]);
        Assert.Contains("broker", said.Keys);

        var made = await host.RunAsync("keys", folder.FullName, ("RIGHTS__KeyDirectory", ""));
        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.True(File.Exists(Path.Combine(folder.FullName, "keys", "content.key")));
    }

    [Fact]
    public async Task Each_setting_that_is_left_empty_counts_as_not_set()
    {
        var set = Settings().Select(one => one.Item1).ToHashSet();
        var empty = SettingName().Matches((await host.RunAsync("serve --help")).Output).Select(match => match.Value).Distinct()
            .Where(name => !set.Contains(name) && !name.EndsWith("Password", StringComparison.Ordinal)).Select(name => (name, "")).ToArray();
        Assert.True(empty.Length > 40);

        var doctor = await host.RunAsync("doctor", [.. Settings(), .. empty]);
        Assert.True(doctor.ExitCode == 0, doctor.Output + doctor.Errors);
        var retention = await host.RunAsync("retention --dry-run", [.. Settings(), .. empty]);
        Assert.Equal((0, ""), (retention.ExitCode, retention.Errors));
    }

    [Theory]
    [InlineData("web,worker", true)]
    [InlineData("worker", false)]
    public async Task Pages_of_production_need_the_public_address_since_no_callers_host_is_believed(string roles, bool needed)
    {
        var ran = await host.RunAsync($"serve --roles {roles}", ("RIGHTS__Broker", "in-memory"));

        Assert.Equal(2, ran.ExitCode);
        Assert.Equal(needed, ran.Errors.Contains("RIGHTS__PublicUrl manque / is missing", StringComparison.Ordinal));
    }

    private (string, string)[] Settings() =>
    [
        ("RIGHTS__ConnectionString", database), ("RIGHTS__KeyDirectory", Keys), ("RIGHTS__Broker", "in-memory"), ("RIGHTS__Development", "true"), ("DOTNET_ENVIRONMENT", "Development"),
        ("RIGHTS__NodeModulesRoot", Repository.PathOf("src", "RightsRequests.Letters", "node")),
    ];

    // What was said of each subject that is not well; every line names both languages and no exception.
    private async Task<IReadOnlyDictionary<string, string>> FaultsAsync(params (string, string)[] changed)
    {
        var ran = await host.RunAsync("doctor", [.. Settings(), .. changed]);
        Assert.Equal((1, ""), (ran.ExitCode, ran.Errors));
        var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Contains(" / ", line, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", ran.Output, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("OK", StringComparison.Ordinal));
        return lines.Select(line => Fault().Match(line)).Where(found => found.Success).ToDictionary(found => found.Groups[1].Value, found => found.Groups[2].Value);
    }

    [GeneratedRegex("^FAULT +([a-z-]+): (.*)$")]
    private static partial Regex Fault();

    [GeneratedRegex("RIGHTS__[A-Za-z_]*[A-Za-z]")]
    private static partial Regex SettingName();
}
