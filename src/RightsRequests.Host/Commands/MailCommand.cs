using System.CommandLine;
using RightsRequests.Correspondence;
using RightsRequests.Host.Composition;

namespace RightsRequests.Host.Commands;

/// <summary><c>mail preview</c>: a mail as the policy pack words it, with a sample in its blanks.</summary>
internal static class MailCommand
{
    public static Command Create() => new("mail", "Les courriels. / The mails.") { Preview() };

    private static Command Preview()
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", MailCheck.Names) };
        var language = new Option<string>("--language") { Description = "fr, en", DefaultValueFactory = _ => "fr" };
        var command = new Command("preview", "Montre un courriel avec un exemple ; n'envoie rien. / Shows a mail with a sample; sends nothing.") { name, language };
        command.SetAction(parsed =>
        {
            var (subject, text) = MailCheck.Sample(PackDirectory.Find(), parsed.GetValue(name)!, Language(parsed.GetValue(language)))
                ?? throw new WrongUseException($"NAME: '{parsed.GetValue(name)}' : {SettingWords.UnknownValue}: {string.Join(", ", MailCheck.Names)}.");
            Console.WriteLine(subject);
            Console.WriteLine();
            Console.Write(text);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Language(string? word) => word is "fr" or "en" ? word : throw new WrongUseException($"--language: '{word}' : {SettingWords.UnknownValue}: fr, en.");
}
