using NodaTime;
using RightsRequests.Correspondence;

namespace RightsRequests.Office.Tests.Correspondence.Mails;

/// <summary>The sentences of mails stand in files that an organisation may change, and no change of theirs leaves a person without what they need.</summary>
public sealed class WordingMails : IDisposable
{
    private readonly string pack = Directory.CreateTempSubdirectory("pack").FullName;
    private readonly MailTexts ours = new(MailTemplates.Read(null, []));

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "", ":1: fault: ", "first line is the subject" },
        { "Objet\nSuite\n\nTexte", ":1: fault: ", "first line is the subject" },
        { "Objet {{ reference }}\n\nTexte {{ link }}\n\n{{ name }}", ":5: fault: ", "This mail has: reference, due, link" },
        { "Objet {{ reference }}\n\nTexte {{ link }}\n\n{{ if due }}{{ due }}", ":5: fault: ", "" },
        { "Objet {{ reference }}\n\nTexte sans adresse, le {{ due }}", ":0: fault: ", "{{ link }} is missing" },
        { "Objet {{ reference }}\n\n{{ for i in 1..100000 }}{{ i }}{{ end }} {{ due }} {{ link }}", ":3: fault: ", "" },
        { "Objet {{ reference | }}\n\nTexte {{ due }} {{ link }}", ":1: fault: ", "" },
    };

    public void Dispose() => Directory.Delete(pack, recursive: true);

    [Fact]
    public void Our_words_fill_every_mail_in_both_languages()
    {
        foreach (var name in MailCheck.Names)
        {
            foreach (var language in new[] { "fr", "en" })
            {
                var (subject, text) = MailCheck.Sample(pack, name, language)!.Value;
                Assert.DoesNotContain('\n', subject);
                Assert.DoesNotContain("{{", subject + text, StringComparison.Ordinal);
                Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            }
        }

        Assert.Null(MailCheck.Sample(pack, "nobody", "fr"));
    }

    [Fact]
    public void A_mail_says_what_is_needed_in_the_persons_language()
    {
        var (subject, text) = ours.Acknowledgement("fr", "DR-2026-AAAAA", "erasure", "1er mai 2026", "https://droits.example/suivi");
        Assert.Equal("Nous avons bien reçu votre demande DR-2026-AAAAA (effacement)", subject);
        Assert.Equal("Nous avons bien reçu votre demande (effacement). Elle porte la référence DR-2026-AAAAA. Nous vous répondrons au plus tard le 1er mai 2026. La lettre ci-jointe le confirme.\n\nSuivre votre demande, avec sa référence et votre code de suivi : https://droits.example/suivi\n", text);
        Assert.Contains("is not in this mail", ours.Letter("en", "R", "access", "L", attached: false).Text, StringComparison.Ordinal);
        Assert.Contains("is attached", ours.Letter("en", "R", "access", "L", attached: true).Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ours.Subject("nothing", "fr", "R", "access", "L"));
        Assert.Equal("Your request R (access): withdrawn", ours.Subject("withdrawn", "en", "R", "access", "L").Subject);
        Assert.Contains("R (accès)", ours.Reminder("fr", "R", "access", "L").Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ours.Staff("R", "nothing", "L"));
    }

    [Fact]
    public void What_staff_read_is_in_French_then_in_English()
    {
        var (subject, text) = ours.Staff("DR-2026-AAAAA", "overdue", "https://droits.example/console/cases/1");

        Assert.Equal("DR-2026-AAAAA : l’échéance est dépassée", subject);
        Assert.Matches("(?s)^L’échéance est dépassée.*\n—\n\nThe time limit has passed", text);
    }

    [Fact]
    public void A_digest_says_only_what_there_is()
    {
        var today = new LocalDate(2026, 4, 10);
        var quiet = ours.Digest(new(today, [], 0, 1, 0, 0), _ => "", "https://droits.example/console");
        Assert.Equal("À faire le 10/04/2026 : 0 échéances, 0 dépassées", quiet.Subject);
        Assert.Equal("Courriers à poster : 1\n\nhttps://droits.example/console\n\n—\n\nLetters to be posted: 1\n\nhttps://droits.example/console\n", quiet.Text);

        var cases = new[] { -1, 0, 1, 4 }.Select(days => new DigestCase(Guid.Empty, $"DR{days}", "access", today.PlusDays(days))).ToList();
        var text = ours.Digest(new(today, cases, 0, 0, 0, 0), _ => "https://c.example", "https://droits.example/console").Text;
        Assert.StartsWith("Dossiers à répondre dans les sept jours, ou en retard :\n- DR-1 (accès), en retard de 1 jour : https://c.example\n- DR0 (accès), aujourd’hui : https://c.example\n- DR1 (accès), dans 1 jour : https://c.example\n- DR4 (accès), dans 4 jours : https://c.example\n\nhttps://", text, StringComparison.Ordinal);
        Assert.Contains("- DR-1 (access), 1 day late: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_organisation_words_its_mails_and_what_it_leaves_out_stays_ours()
    {
        Write("fr", "acknowledgement", "Reçu : {{ reference }}\r\n\r\nRéponse avant le {{ due }}.\r\n{{ link }}");

        Assert.Empty(MailCheck.Run(pack));
        Assert.Equal(("Reçu : DR-2026-7K3M9", "Réponse avant le 1er mai 2026.\nhttps://droits.example/suivi\n"), MailCheck.Sample(pack, "acknowledgement", "fr"));
        Assert.StartsWith("We have received", MailCheck.Sample(pack, "acknowledgement", "en")!.Value.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_is_named_by_its_file_and_line(string content, string where, string why)
    {
        Write("fr", "acknowledgement", content);

        var fault = Assert.Single(MailCheck.Run(pack).Take(1));
        Assert.StartsWith($"mails/fr/acknowledgement.txt{where}", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => MailCheck.Sample(pack, "acknowledgement", "fr"));
    }

    [Fact]
    public void A_file_that_words_no_mail_and_one_that_is_no_text_are_told()
    {
        Write("fr", "acknowlegdement", "Objet\n\nTexte");
        Write("en", "reminder", "");
        File.WriteAllBytes(Path.Combine(pack, "mails/en/reminder.txt"), [0xC3, 0x28]);

        Assert.Equal(["mails/en/reminder.txt:0: fault: The file must be UTF-8."], MailCheck.Run(pack).Where(fault => !fault.Warning).Select(fault => fault.ToString()));
        Assert.Contains(MailCheck.Run(pack), fault => fault is { Warning: true, File: "mails/fr/acknowlegdement.txt" });
    }

    private void Write(string language, string name, string content)
    {
        Directory.CreateDirectory(Path.Combine(pack, "mails", language));
        File.WriteAllText(Path.Combine(pack, "mails", language, $"{name}.txt"), content);
    }
}
