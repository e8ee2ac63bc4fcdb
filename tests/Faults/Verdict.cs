using MimeKit;

namespace RightsRequests.Faults;

/// <summary>One promise and what was counted.</summary>
public sealed record VerdictLine(string Promise, string Counted, bool Holds);

/// <summary>What is left when everything is over, against what was promised.</summary>
public sealed class Verdict
{
    private const string Final = "('response', 'refusal', 'closing-unidentified')";
    private const string FinalWords = "('Response', 'Refusal', 'ClosingUnidentified')";

    private readonly List<VerdictLine> lines = [];

    public IReadOnlyList<VerdictLine> Lines => lines;

    public IReadOnlyList<string> Broken => [.. lines.Where(line => !line.Holds).Select(line => $"{line.Promise}: {line.Counted}")];

    public void Add(VerdictLine line) => lines.Add(line);

    public static async Task<Verdict> ReachAsync(Stage stage, IReadOnlyCollection<string> received, IReadOnlyList<string> openWithoutTimer, Engine engine)
    {
        var verdict = new Verdict();
        await verdict.RegisterAsync(stage, received);
        await verdict.LettersAsync(stage);
        verdict.Add(new("open cases without a timer", $"{openWithoutTimer.Count}", openWithoutTimer.Count == 0));
        var pending = await stage.SqlAsync("SELECT kind, count(*) FROM effects WHERE state = 'pending' GROUP BY 1");
        verdict.Add(new("effects still pending", pending.Count == 0 ? "0" : string.Join(", ", pending), pending.Count == 0));
        var queued = await engine.QueuedAsync();
        verdict.Add(new("messages still queued", $"{queued}", queued == 0));
        verdict.Mails(stage.Mail.Taken);
        await verdict.QueriesAsync(stage);
        var trail = await Shell.EndAsync(stage.Root, stage.Settings(), "dotnet", [stage.Engine, "audit", "verify"]);
        verdict.Add(new("audit chains verified", $"{await stage.CountAsync("SELECT count(*) FROM audit_entries")} entries", trail.Code == 0));
        return verdict;
    }

    private async Task RegisterAsync(Stage stage, IReadOnlyCollection<string> received)
    {
        var register = await stage.SqlAsync("SELECT reference FROM requests");
        Add(new("requests answered 201 = requests in the register", $"{received.Count} = {register.Count}", received.Order().SequenceEqual(register.Order())));
        var open = await stage.SqlAsync("SELECT reference, \"right\", step, waiting_for FROM cases WHERE state = 'open'");
        Add(new("cases still open", open.Count == 0 ? "0" : string.Join("; ", open), open.Count == 0));
    }

    private async Task LettersAsync(Stage stage)
    {
        var cases = await stage.CountAsync("SELECT count(*) FROM cases");
        var one = await stage.CountAsync($"SELECT count(*) FROM cases c WHERE (SELECT count(*) FROM letters l WHERE l.case_id = c.id AND l.signed AND l.kind IN {Final}) = 1");
        Add(new("cases with exactly one final letter, signed", $"{one} of {cases}", one == cases));
        var before = await stage.CountAsync($"""
            SELECT count(*) FROM audit_entries s
            WHERE s.what IN ('letter-signed', 'letter-sent') AND split_part(s.detail, ' ', 1) IN {FinalWords}
              AND NOT EXISTS (SELECT FROM audit_entries a WHERE a.case_id = s.case_id AND a.number < s.number AND a.what = 'letter-approved'
                AND split_part(a.detail, ' ', 2) = split_part(s.detail, ' ', 2) AND a.actor = 'bob')
            """);
        Add(new("final letters signed or sent before a DPO approved", $"{before}", before == 0));
        var twice = await stage.CountAsync("SELECT count(*) FROM (SELECT case_id, what, split_part(detail, ' ', 2) FROM audit_entries WHERE what IN ('letter-signed', 'letter-sent') GROUP BY 1, 2, 3 HAVING count(*) > 1) twice");
        Add(new("letters signed or sent twice", $"{twice}", twice == 0));
    }

    // A worker killed between the server's "taken" and its own commit sends once more, under the same Message-ID: mailboxes know it for the same mail.
    private void Mails(IEnumerable<MimeMessage> taken)
    {
        var all = taken.ToList();
        var repeated = all.GroupBy(mail => mail.MessageId).Sum(mail => mail.Count() - 1);
        Add(new("mails delivered once more under the same Message-ID", $"{repeated} of {all.Count}", all.GroupBy(mail => mail.MessageId).All(same => same.Select(mail => (mail.To.ToString(), mail.Subject, mail.TextBody)).Distinct().Count() == 1)));
        var twice = all.Where(mail => mail.Attachments.Any()).DistinctBy(mail => mail.MessageId).GroupBy(mail => (mail.To.ToString(), mail.Subject, mail.TextBody)).Count(same => same.Count() > 1);
        Add(new("letters mailed twice as different mails", $"{twice}", twice == 0));
    }

    // At least once is the contract of the bus; what comes again under the same attempt must be the very same query.
    private async Task QueriesAsync(Stage stage)
    {
        var log = Path.Combine(stage.Folder, "queries.log");
        var asked = File.Exists(log) ? (await File.ReadAllLinesAsync(log)).Select(line => line.Split(' ')).Where(parts => parts.Length == 3).ToList() : [];
        var attempts = asked.GroupBy(parts => (parts[0], parts[1])).ToList();
        var different = attempts.Count(same => same.Select(parts => parts[2]).Distinct().Count() > 1);
        Add(new("queries that came again under the same attempt, all the very same", $"{asked.Count - attempts.Count} of {asked.Count}", different == 0 && asked.Count > 0));
    }
}
