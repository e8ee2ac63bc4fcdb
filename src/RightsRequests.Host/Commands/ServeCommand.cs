using System.CommandLine;
using System.Security.Cryptography;
using RightsRequests.Diagnosis;
using RightsRequests.Host.Composition;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.OpenDsr;
using RightsRequests.Storage;
using RightsRequests.Web;

namespace RightsRequests.Host.Commands;

/// <summary><c>serve</c>: the named roles in one process; several processes share the work.</summary>
internal static class ServeCommand
{
    private const string Web = "web";
    private const string Worker = "worker";
    public const string AllRoles = $"{Web},{Worker}";

    public static Command Create()
    {
        var roles = new Option<string>("--roles") { Description = "web,worker", DefaultValueFactory = _ => AllRoles };
        var urls = new Option<string?>("--urls") { Description = "http://127.0.0.1:5080 ; worker : /health/live, /health/ready, /metrics" };
        var command = new Command("serve", $"Sert les rôles nommés ; commande par défaut. / Runs the named roles; the default.\n{Settings.Help}") { roles, urls };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(roles)!, parsed.GetValue(urls), cancel));
        return command;
    }

    public static async Task<int> RunAsync(string roles, string? urls, CancellationToken cancel)
    {
        var named = roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named.Length == 0 || named.Any(role => role is not (Web or Worker)))
        {
            throw new WrongUseException($"--roles : {SettingWords.UnknownValue}: web,worker");
        }

        if (urls is not null && !urls.Split(';').All(one => Uri.TryCreate(one, UriKind.Absolute, out _)))
        {
            throw new WrongUseException($"--urls : {SettingWords.NoAddress}: http://127.0.0.1:5080");
        }

        if (PackIsFaulty(Settings.FromEnvironment().Pack))
        {
            return ExitCode.No;
        }

        if (SettingsAreFaulty(named))
        {
            return ExitCode.WrongUse;
        }

        await using var app = Build(named, urls);
        if (named.Contains(Worker) && UnfitSeal(app.Services) is { } unfit)
        {
            await Console.Error.WriteLineAsync(unfit);
            return ExitCode.No;
        }

        if (await WrongKeysAsync(app.Services, cancel) is { } wrong)
        {
            await Console.Error.WriteLineAsync($"RIGHTS__KeyDirectory: {wrong.Fr} / {wrong.En}");
            return ExitCode.No;
        }

        if (DsrFaults.First(app.Services) is { } unusable)
        {
            await Console.Error.WriteLineAsync(unusable);
            return ExitCode.No;
        }

        try
        {
            await app.RunAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Told to stop while it was starting: nothing was begun.
        }

        return ExitCode.Done;
    }

    // Under another file nothing can be read, and what is written nobody would read again. Where the database is away, or older, whoever writes asks first.
    private static async Task<BilingualText?> WrongKeysAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<KeyFit>().FaultAsync(cancel);
        }
        catch (Exception away) when (WhyAway.IsDatabase(away) || cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    // A key that cannot seal is said before the first letter needs it.
    internal static string? UnfitSeal(IServiceProvider services)
    {
        try
        {
            var seals = services.GetRequiredService<SealRing>();
            var signer = services.GetRequiredService<LetterSigner>();
            return seals.All.Select(signer.Unreachable).FirstOrDefault(sentence => sentence is not null)
                ?? SealFile.Fault(services.GetRequiredService<LetterSeal>().Certificate, services.GetRequiredService<RealTime>().Clock.GetCurrentInstant());
        }
        catch (CryptographicException refused)
        {
            // Of the seals' file we say it ourselves, in both languages.
            return refused.Message.Contains(" / ", StringComparison.Ordinal)
                ? $"RIGHTS__SealsFile: {refused.Message}"
                : "la clé de signature ne s'ouvre pas, son mot de passe est un autre, ou le fichier n'est pas du PKCS#12 : RIGHTS__SigningKeyFile, RIGHTS__SigningKeyPassword, RIGHTS__SealsFile / the signing key does not open, its password is another, or the file is no PKCS#12: RIGHTS__SigningKeyFile, RIGHTS__SigningKeyPassword, RIGHTS__SealsFile";
        }
    }

    private static bool SettingsAreFaulty(string[] roles)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        foreach (var unread in SettingFaults.Unknown(configuration))
        {
            Console.Error.WriteLine(unread);
        }

        var production = !string.Equals(configuration["RIGHTS:Development"], "true", StringComparison.OrdinalIgnoreCase);
        var faults = SettingFaults.Of(configuration, production, roles.Contains(Web));
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        return faults.Count > 0;
    }

    private static bool PackIsFaulty(string directory)
    {
        if (!Directory.Exists(directory))
        {
            Console.Error.WriteLine($"RIGHTS__WorkflowsDirectory : dossier absent / no such folder: {directory}");
            return true;
        }

        var faults = PackDirectory.Check(directory).Where(fault => !fault.Warning).ToList();
        faults.ForEach(Console.Error.WriteLine);
        return faults.Count > 0;
    }

    private static WebApplication Build(string[] roles, string? urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = new Settings(builder.Configuration);
        settings.RefuseDevelopmentIn(builder.Environment);
        var web = roles.Contains(Web);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // A worker answers operators alone, about its health and metrics; where nobody named an address it takes a port that is surely free.
        builder.WebHost.UseUrls(urls ?? (web ? "http://127.0.0.1:5080" : "http://127.0.0.1:0"));
        // Addresses carry references only, but the framework's own request logs are not ours to promise for.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // Several lines for each outage; ours say it once, and readiness why.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Connection", LogLevel.None);
        // What these log is thrown as well; ours say it by kind and place, without a text that may quote and a page of places for each try.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
        if (!settings.Development)
        {
            // A line of JSON each, for whoever collects them. Scopes stay out: they bear addresses.
            builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat, json.IncludeScopes) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", false));
        }

        builder.Services.AddOffice(settings.Office());
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddOfficeGauges(roles);
        builder.Services.AddBus(settings);
        if (roles.Contains(Worker))
        {
            builder.Services.AddOfficeWorkers();
        }

        if (!web)
        {
            return builder.Build().UseHealth();
        }

        var options = settings.Web();
        builder.Services.AddWeb(options);
        return builder.Build().UseWeb(options);
    }
}
