using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using RightsRequests.Bus;
using RightsRequests.Correspondence;
using RightsRequests.Diagnosis;
using RightsRequests.Host.Composition;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.PolicyPack;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary><c>doctor</c>: a line per check, and what to do.</summary>
internal static class DoctorCommand
{
    private const int OldestNode = 18;

    // As the alert RightsSealEnds says it.
    private static readonly Duration SealEndsSoon = Duration.FromDays(30);

    // Where npm lays Typst.
    private const string TypstFolder = "@myriaddreamin";

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "JSON" };
        var command = new Command("doctor", "Examine base, courtier, Node, polices, clés, horodatage, heure, courriel. / Checks database, broker, Node, fonts, keys, time authority, clock, mail.") { json };
        command.SetAction(async (parsed, cancel) =>
        {
            var found = await RunAsync(cancel);
            if (parsed.GetValue(json))
            {
                Output.Json(found);
            }
            else
            {
                foreach (var one in found)
                {
                    Console.WriteLine($"{(one.Ok ? "OK    " : "FAULT ")} {one.Subject}: {one.Says.Fr} / {one.Says.En}");
                }
            }

            return found.All(one => one.Ok) ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var settings = new Settings(configuration);
        var faults = SettingFaults.Of(configuration, production: !settings.Development, web: true).Concat(SettingFaults.Unknown(configuration)).ToList();
        List<Finding> found = faults.Count == 0
            ? [Finding.Good("settings", "complets", "complete")]
            : [.. faults.Select(fault => Said("settings", fault))];
        found.AddRange(Pack(settings.Pack));
        found.AddRange(await DatabasesAsync(settings, cancel));
        found.AddRange(await TypesettingAsync(settings, cancel));
        try
        {
            await using var office = OfficeScope.Open(services => services.AddBus(settings));
            var database = await office.Get<DatabaseDiagnosis>().RunAsync(cancel);
            found.AddRange(database);
            if (database.All(one => one.Ok))
            {
                found.AddRange(await office.Get<PackDiagnosis>().RunAsync(cancel));
            }

            found.Add(await BrokerAsync(office, settings, cancel));
            found.AddRange(await KeysAsync(office, database.All(one => one.Ok), cancel));
            found.Add(Seal(office));
            found.AddRange(await office.Get<ServerDiagnosis>().RunAsync(cancel));
        }
        catch (Exception wrong) when (wrong is WrongUseException or InvalidOperationException or IOException or UnauthorizedAccessException or ArgumentException or UriFormatException)
        {
            found.Add(Said("office", "le reste n'a pas pu être examiné : corrigez d'abord les réglages / the rest could not be checked: mend the settings first"));
        }

        return found;
    }

    private static Finding Said(string subject, string sentence) => Finding.Fault(subject, sentence, sentence) is var fault && sentence.Split(" / ", 2) is [var fr, var en] ? fault with { Says = new(fr, en) } : Finding.Fault(subject, sentence, sentence);

    private static IEnumerable<Finding> Pack(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return [Finding.Fault("policy-pack", "dossier absent : RIGHTS__WorkflowsDirectory", "no such folder: RIGHTS__WorkflowsDirectory")];
        }

        var faults = PackDirectory.Check(directory).Where(fault => !fault.Warning).ToList();
        return faults.Count == 0
            ? [Finding.Good("policy-pack", "sans faute", "without faults")]
            : faults.Select(fault => Finding.Fault("policy-pack", fault.ToString(), fault.ToString()));
    }

    private static async Task<IReadOnlyList<Finding>> DatabasesAsync(Settings settings, CancellationToken cancel) =>
        Directory.Exists(settings.Pack) && PolicyPackReader.Read(settings.Pack).Policy is { } policy
            ? await new SqlDiagnosis(settings.SqlHolders).RunAsync(policy, cancel)
            : [];

    private static async Task<IReadOnlyList<Finding>> TypesettingAsync(Settings settings, CancellationToken cancel)
    {
        if (await NodeVersionAsync(cancel) is not { } node)
        {
            return [Finding.Fault("node", $"absent : installez Node.js {OldestNode} ou plus récent", $"missing: install Node.js {OldestNode} or later")];
        }

        if (!Version.TryParse(node.TrimStart('v').Split('-')[0], out var number) || number.Major < OldestNode)
        {
            return [Finding.Fault("node", $"{node} : il faut Node.js {OldestNode} ou plus récent", $"{node}: Node.js {OldestNode} or later is needed")];
        }

        var version = Finding.Good("node", node, node);
        try
        {
            var press = PackDirectory.Press(settings.Pack);
            if (press is null || !Directory.Exists(Path.Combine(press.NodeModulesRoot, TypstFolder)) || PackDirectory.Read() is not { } policy)
            {
                return [version, Finding.Fault("fonts", "Typst et les polices manquent : npm ci, ou RIGHTS__NodeModulesRoot", "Typst and the fonts are missing: npm ci, or RIGHTS__NodeModulesRoot")];
            }

            await using var letters = new LetterPress(press);
            var letter = LetterPreview.Sample(policy, LetterKind.Acknowledgement, Right.Access, "fr", policy.Organisation.Controllers[0].Id);
            await letters.TypesetAsync(letter, cancel);
            return [version, Finding.Good("fonts", "une lettre a été composée", "a letter was typeset")];
        }
        catch (Exception failed) when (failed is LetterFailedException or IOException or InvalidOperationException)
        {
            return [version, Finding.Fault("fonts", "une lettre n'a pas pu être composée : rights-requests letter preview acknowledgement dit pourquoi", "a letter could not be typeset: rights-requests letter preview acknowledgement says why")];
        }
    }

    private static async Task<string?> NodeVersionAsync(CancellationToken cancel)
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = await node.StandardOutput.ReadToEndAsync(cancel);
            await node.WaitForExitAsync(cancel);
            return node.ExitCode == 0 ? said.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task<Finding> BrokerAsync(OfficeScope office, Settings settings, CancellationToken cancel)
    {
        if (settings.Broker == Settings.InMemoryBroker)
        {
            return Finding.Good("broker", "en mémoire : pour un essai seulement", "in memory: for a first look only");
        }

        return await BrokerDiagnosis.WhyNotAsync(settings.BrokerAddress(), office.Get<Policy>(), cancel) is { } why
            ? Finding.Fault("broker", $"inutilisable ({why.Fr}) : vérifiez RIGHTS__Broker et que RabbitMQ tourne ; en attendant, les demandes sont acceptées", $"cannot be used ({why.En}): check RIGHTS__Broker and that RabbitMQ runs; meanwhile requests are accepted")
            : Finding.Good("broker", "répond", "answers");
    }

    private static async Task<IReadOnlyList<Finding>> KeysAsync(OfficeScope office, bool withDatabase, CancellationToken cancel)
    {
        try
        {
            return await office.Get<KeyDiagnosis>().RunAsync(withDatabase, cancel);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return [Finding.Fault("keys", "le fichier de clés ne se lit pas : remettez sa sauvegarde (avant la première demande : rights-requests keys, une fois le fichier enlevé)", "the key file cannot be read: put its back-up back (before the first request: rights-requests keys, once the file is removed)")];
        }
    }

    private static Finding Seal(OfficeScope office)
    {
        try
        {
            if (ServeCommand.UnfitSeal(office.Services) is { } unfit)
            {
                return Said("seal", unfit);
            }

            var (seal, ends) = office.Get<SealRing>().FirstToEnd;
            var until = ends.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            var level = office.Get<LetterSigner>().Level;
            return ends - office.Get<RealTime>().Clock.GetCurrentInstant() < SealEndsSoon
                ? Finding.Fault("seal", $"le certificat {seal.Certificate.Subject} prend fin le {until} ; au-delà les lettres attendent : demandez le suivant, mettez-le à sa place et redémarrez web et workers", $"the certificate {seal.Certificate.Subject} ends on {until}; after that letters wait: ask for the next one, put it in its place and restart webs and workers")
                : level == SigningLevel.Basic ? Finding.Good("seal", $"{level.Word()}, certificat jusqu'au {until} ; l'heure des lettres n'est pas prouvée : RIGHTS__TimeAuthority__Url la prouve (B-T)", $"{level.Word()}, certificate until {until}; the time of letters is not proven: RIGHTS__TimeAuthority__Url proves it (B-T)")
                : Finding.Good("seal", $"{level.Word()}, certificat jusqu'au {until}", $"{level.Word()}, certificate until {until}");
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or InvalidOperationException or WrongUseException)
        {
            return Finding.Fault("seal", "la clé de signature ne s'ouvre pas : RIGHTS__SigningKeyFile, RIGHTS__SigningKeyPassword, RIGHTS__SealsFile", "the signing key does not open: RIGHTS__SigningKeyFile, RIGHTS__SigningKeyPassword, RIGHTS__SealsFile");
        }
    }
}
