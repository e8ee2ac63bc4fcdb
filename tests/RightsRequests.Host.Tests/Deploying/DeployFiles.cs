using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace RightsRequests.Host.Tests.Deploying;

/// <summary>What lies under <c>deploy/</c>, judged by the tools that read it.</summary>
public sealed class DeployFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deploy-files");

    public static TheoryData<string> Units => [.. Directory.GetFiles(Repository.PathOf("deploy", "systemd"), "*.service").Select(file => Path.GetFileName(file)!).Order()];

    public static TheoryData<string> Workloads => ["web.yaml", "worker.yaml", "migrate.yaml"];

    private static string[] Compose => ["-f", Repository.PathOf("deploy", "compose.yaml"), "config"];

    private static (string Name, string Value)[] Needed =>
        [("RIGHTS_DATABASE", "a"), ("RIGHTS_BROKER", "b"), ("RIGHTS_PUBLIC_URL", "https://droits.votre-domaine.fr"), ("RIGHTS_OIDC_AUTHORITY", "https://connexion.votre-domaine.fr"), ("RIGHTS_SMTP", "smtp://mail.votre-domaine.fr:587")];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_image_is_built_runs_as_nobody_in_particular_and_starts_the_program()
    {
        var root = Directory.CreateDirectory(Path.Combine(folder.FullName, "root", "opt", "rights-requests"));
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "rights-requests.dll"), "");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "state", "keys"));
        string[] store = ["--storage-driver", "vfs", "--root", Path.Combine(folder.FullName, "store"), "--runroot", Path.Combine(folder.FullName, "run")];
        await RunAsync("buildah", [.. store, "bud", "--isolation", "chroot", "--build-arg", "BASE=scratch", "-t", "rights-requests", "-f", Repository.PathOf("deploy", "image", "Dockerfile"), folder.FullName]);

        var image = JsonDocument.Parse(await RunAsync("buildah", [.. store, "inspect", "--type", "image", "rights-requests"])).RootElement.GetProperty("OCIv1").GetProperty("config");
        Assert.Equal("10001:10001", image.GetProperty("User").GetString());
        Assert.Equal(["/usr/share/dotnet/dotnet", "/opt/rights-requests/rights-requests.dll"], image.GetProperty("Entrypoint").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("ASPNETCORE_ENVIRONMENT=Production", image.GetProperty("Env").EnumerateArray().Select(one => one.GetString()));
        // What is laid out belongs to whoever builds; the keys' directory must be the program's all the same.
        var container = (await RunAsync("buildah", [.. store, "from", "rights-requests"])).Trim();
        var files = (await RunAsync("buildah", [.. store, "mount", container])).Trim();
        Assert.Equal("10001:10001", (await RunAsync("stat", ["-c", "%u:%g", Path.Combine(files, "var", "lib", "rights-requests", "keys")])).Trim());
        Assert.Equal("0:0", (await RunAsync("stat", ["-c", "%u:%g", Path.Combine(files, "opt", "rights-requests", "rights-requests.dll")])).Trim());
        await RunAsync("buildah", [.. store, "rm", container]);
        await RunAsync("buildah", [.. store, "rmi", "-a", "-f"]);
    }

    [Fact]
    public async Task Compose_reads_its_file_and_migrates_before_anything_serves()
    {
        var read = await RunAsync("docker-compose", Compose, Needed);
        var services = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<Dictionary<string, dynamic>>(read)["services"];

        foreach (var name in (string[])["web", "worker", "migrate", "keys"])
        {
            Assert.Equal("true", services[name]["read_only"]);
            Assert.Equal("ALL", services[name]["cap_drop"][0]);
            Assert.Equal("journald", services[name]["logging"]["driver"]);
        }

        Assert.Equal("service_completed_successfully", services["web"]["depends_on"]["migrate"]["condition"]);
        Assert.Equal("service_completed_successfully", services["worker"]["depends_on"]["migrate"]["condition"]);
        Assert.Equal("2", services["worker"]["deploy"]["replicas"]);
        Assert.Equal("https://droits.votre-domaine.fr", services["web"]["environment"]["RIGHTS__PublicUrl"]);
    }

    [Fact]
    public async Task Compose_hands_on_every_other_setting_from_a_file_that_is_the_organisation_s()
    {
        var file = Path.Combine(folder.FullName, "mine.env");
        var example = await File.ReadAllLinesAsync(Repository.PathOf("deploy", "compose.env"));
        await File.WriteAllLinesAsync(file, example.Where(line => line.StartsWith("# RIGHTS__", StringComparison.Ordinal)).Select(line => line[2..]));
        var services = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<Dictionary<string, dynamic>>(await RunAsync("docker-compose", Compose, [.. Needed, ("RIGHTS_SETTINGS", file)]))["services"];

        foreach (var name in (string[])["web", "worker", "migrate", "keys"])
        {
            Assert.Equal("/var/lib/rights-requests/keys/seals.json", services[name]["environment"]["RIGHTS__SealsFile"]);
            Assert.Equal("https://droits.votre-domaine.fr", services[name]["environment"]["RIGHTS__PublicUrl"]);
        }
    }

    [Theory]
    [InlineData("RIGHTS_DATABASE")]
    [InlineData("RIGHTS_BROKER")]
    [InlineData("RIGHTS_PUBLIC_URL")]
    [InlineData("RIGHTS_OIDC_AUTHORITY")]
    [InlineData("RIGHTS_SMTP")]
    public async Task What_web_and_workers_cannot_start_without_is_asked_for_by_Compose_and_named_in_its_head(string name)
    {
        using var asked = Started("docker-compose", Compose, [.. Needed.Where(one => one.Name != name)]);
        var (printed, said) = (asked.StandardOutput.ReadToEndAsync(), await asked.StandardError.ReadToEndAsync());
        await printed;
        await asked.WaitForExitAsync();

        Assert.NotEqual(0, asked.ExitCode);
        Assert.Matches($"{name}.* / .*deploy/.env", said.ReplaceLineEndings(" "));
        Assert.Contains($"#   {name}=", await File.ReadAllTextAsync(Repository.PathOf("deploy", "compose.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_runs_under_the_account_settings_and_keys_of_the_units()
    {
        var command = await File.ReadAllTextAsync(Repository.PathOf("deploy", "systemd", "rights-requests"));
        foreach (var unit in Directory.GetFiles(Repository.PathOf("deploy", "systemd"), "*.service"))
        {
            var lines = await File.ReadAllLinesAsync(unit);
            foreach (var (line, said) in new[]
            {
                ("User=rights-requests", "--uid=rights-requests"), ("Group=rights-requests", "--gid=rights-requests"), ("UMask=0077", "-p UMask=0077"),
                ("EnvironmentFile=/etc/rights-requests/settings.env", "-p EnvironmentFile=/etc/rights-requests/settings.env"),
                ("Environment=RIGHTS__KeyDirectory=/var/lib/rights-requests/keys", "-p Environment=RIGHTS__KeyDirectory=/var/lib/rights-requests/keys"),
            })
            {
                Assert.Contains(line, lines);
                Assert.Contains(said, command, StringComparison.Ordinal);
            }

            // What is done to the migration must stop nobody who serves.
            Assert.DoesNotContain(lines, line => line.StartsWith("Requires=", StringComparison.Ordinal));
        }

        foreach (var file in (string[])["systemd", "image"])
        {
            await RunAsync("sh", ["-n", Repository.PathOf("deploy", file, "rights-requests")]);
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_unit_logs_where_logs_are_kept_for_a_year(string unit)
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf("deploy", "systemd", unit));
        var journal = await File.ReadAllLinesAsync(Repository.PathOf("deploy", "systemd", "journald@rights-requests.conf"));

        Assert.Contains("LogNamespace=rights-requests", lines);
        Assert.Contains("MaxRetentionSec=1year", journal);
        Assert.Contains("MaxFileSec=1day", journal);
        Assert.Contains("Storage=persistent", journal);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_unit_finds_its_keys_where_it_may_write(string unit)
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf("deploy", "systemd", unit));

        Assert.Contains("Environment=RIGHTS__KeyDirectory=/var/lib/rights-requests/keys", lines);
        Assert.Contains("ReadWritePaths=/var/lib/rights-requests", lines);
        Assert.Contains("ProtectSystem=strict", lines);
        Assert.Equal(unit.Contains("migrate", StringComparison.Ordinal), lines.Any(line => line.StartsWith("ExecStartPre=", StringComparison.Ordinal) && line.EndsWith("rights-requests.dll keys", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_keys_of_a_first_start_are_made_before_the_schema()
    {
        var job = Assert.Single((await ReadAsync("migrate.yaml")).OfType<V1Job>()).Spec.Template.Spec;

        var keys = Assert.Single(job.InitContainers);
        Assert.Equal(["keys"], keys.Args);
        Assert.Contains(keys.VolumeMounts, one => one.Name == "keys");
        Assert.Equal(["migrate"], Assert.Single(job.Containers).Args);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_unit_is_one_that_systemd_reads_and_is_hardened(string unit)
    {
        var file = Path.Combine(folder.FullName, unit.Replace("@", "@1", StringComparison.Ordinal));
        // The programs of a real machine stand elsewhere here.
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(Repository.PathOf("deploy", "systemd", unit))).Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal));
        await RunAsync("systemd-analyze", ["verify", "--recursive-errors=no", file]);

        var judged = await RunAsync("systemd-analyze", ["security", "--offline=yes", "--no-pager", file]);
        var exposure = judged.Split("exposure level for", 2)[1].Split(':', 2)[1].TrimStart().Split(' ')[0];
        Assert.InRange(double.Parse(exposure, CultureInfo.InvariantCulture), 0, 2);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task A_manifest_is_read_strictly_and_its_pods_may_do_nothing_they_need_not(string file)
    {
        var objects = await ReadAsync(file);
        var pods = objects.Select(one => one switch { V1Deployment web => web.Spec.Template.Spec, V1Job job => job.Spec.Template.Spec, _ => null }).OfType<V1PodSpec>().ToList();

        var pod = Assert.Single(pods);
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.False(pod.AutomountServiceAccountToken);
        var container = Assert.Single(pod.Containers);
        foreach (var one in (V1Container[])[container, .. pod.InitContainers ?? []])
        {
            Assert.True(one.SecurityContext.ReadOnlyRootFilesystem);
            Assert.False(one.SecurityContext.AllowPrivilegeEscalation);
            Assert.Equal(["ALL"], one.SecurityContext.Capabilities.Drop);
        }

        foreach (var deployment in objects.OfType<V1Deployment>())
        {
            var budget = Assert.Single(objects.OfType<V1PodDisruptionBudget>());
            Assert.Equal(deployment.Spec.Selector.MatchLabels, budget.Spec.Selector.MatchLabels);
            Assert.Equal(deployment.Spec.Selector.MatchLabels.ToHashSet(), deployment.Spec.Template.Metadata.Labels.ToHashSet());
            Assert.Equal(("/health/ready", "/health/live"), (container.ReadinessProbe.HttpGet.Path, container.LivenessProbe.HttpGet.Path));
        }
    }

    [Fact]
    public async Task The_settings_are_read_strictly_and_name_only_settings_there_are()
    {
        var secret = Assert.Single((await ReadAsync("settings.yaml")).OfType<V1Secret>());
        var help = await File.ReadAllTextAsync(Repository.PathOf("src", "RightsRequests.Host", "Composition", "Settings.cs"));
        Assert.All(secret.StringData.Keys, name => Assert.Contains($"{name} ", help, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_in_a_manifest_is_refused() =>
        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString("apiVersion: v1\nkind: Secret\nmetadata: { nam: x }\n", strict: true));

    private static async Task<IReadOnlyList<object>> ReadAsync(string file) =>
        KubernetesYaml.LoadAllFromString(await File.ReadAllTextAsync(Repository.PathOf("deploy", "kubernetes", file)), strict: true);

    private static async Task<string> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Started(program, arguments, environment);
        var (printed, said) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await said}{await printed}");
        return await printed;
    }

    private static Process Started(string program, string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
