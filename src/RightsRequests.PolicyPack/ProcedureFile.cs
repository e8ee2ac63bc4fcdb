using System.Security.Cryptography;
using System.Text;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads the procedure of one right.</summary>
internal static class ProcedureFile
{
    private static readonly string[] Words =
        ["acknowledge", "verify-identity", "assess", "await-related", "ask-holders", "review", "human-review", "approve", "notify-recipients", "send-letter", "close"];

    private static readonly Period StaffReminder = Period.FromDays(3);

    public static Procedure? Read(PackFile file, Right expected)
    {
        var root = file.Root("right", "version", "steps", "paths", "path-names");
        if (root is null)
        {
            return null;
        }

        var right = root.Word<Right>("right");
        if (right != expected)
        {
            root.Fault($"This file must be of the right '{expected.Word()}'.", "right");
        }

        if (!int.TryParse(root.Text("version"), out var version) || version < 1)
        {
            root.Fault("'version' must be a whole number from 1.", "version");
        }

        var paths = new Dictionary<string, IReadOnlyList<Step>> { [Procedure.MainPath] = Steps(root, "steps") };
        if (root.Has("paths"))
        {
            // Path names are the author's: only their steps are checked.
            var names = root.KeysOf("paths");
            if (root.Map("paths", names) is { } map)
            {
                foreach (var name in names)
                {
                    if (name == Procedure.MainPath)
                    {
                        map.Fault($"A path may not be called '{name}': that is where a case begins.", name);
                        continue;
                    }

                    paths[name] = Steps(map, name);
                }
            }
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text)));
        return new Procedure(right, version, paths, file.Text, hash) { PathNames = Named(root, paths.Keys) };
    }

    private static Dictionary<string, BilingualText> Named(PackMap root, IEnumerable<string> paths)
    {
        var own = paths.Where(path => path != Procedure.MainPath).ToArray();
        var map = root.Has("path-names") ? root.Map("path-names", own) : null;
        var names = map?.Keys.Where(own.Contains).ToDictionary(path => path, path => map.Bilingual(path)) ?? [];
        foreach (var path in own.Where(path => !names.ContainsKey(path) && !ProcedureWords.Paths.ContainsKey(path)))
        {
            root.Warn($"'path-names' has no name for the path '{path}'. Pages say the key itself.", "paths");
        }

        return names;
    }

    private static List<Step> Steps(PackMap map, string key)
    {
        var steps = new List<Step>();
        foreach (var one in map.Maps(key, Words))
        {
            var words = one.Keys.Where(Words.Contains).ToList();
            if (words.Count != 1)
            {
                one.Fault($"A step is one word with its settings; words are: {string.Join(", ", Words)}.");
                continue;
            }

            if (Step(one, words[0]) is { } step)
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    private static Step? Step(PackMap step, string word)
    {
        var line = step.Line;
        switch (word)
        {
            case "acknowledge":
                return step.Map(word, "letter") is { } acknowledge ? new AcknowledgeStep(line, acknowledge.Word<LetterKind>("letter")) : null;
            case "verify-identity":
                return step.Map(word, "remind-after", "give-up-after", "on") is { } verify
                    ? new VerifyIdentityStep(line, verify.Period("remind-after"), verify.Period("give-up-after"), On(verify, "not-established") ?? "")
                    : null;
            case "assess":
                return step.Map(word, "remind-after", "on") is { } assess
                    ? new AssessStep(line, Remind(assess), assess.Has("on") ? On(assess, "all-refused") : null)
                    : null;
            case "await-related":
                return step.Map(word, "rights", "give-up-after") is { } wait
                    ? new AwaitRelatedStep(line, wait.Words<Right>("rights"), wait.Period("give-up-after"))
                    : null;
            case "ask-holders":
                return step.Map(word, "action", "only", "at-once", "answer-within", "ask-again", "on") is { } ask ? Ask(line, ask) : null;
            case "review" or "human-review":
                return step.Map(word, "by", "remind-after") is { } review
                    ? new ReviewStep(line, review.Word("by", Role.Agent), Remind(review), word == "human-review")
                    : null;
            case "approve":
                return step.Map(word, "by", "four-eyes", "remind-after") is { } approve
                    ? new ApproveStep(line, approve.Word("by", Role.Dpo), approve.Flag("four-eyes"), Remind(approve))
                    : null;
            case "notify-recipients":
                return step.Map(word, "source") is { } notify ? new NotifyRecipientsStep(line, notify.Text("source")) : null;
            case "send-letter":
                return step.Map(word, "letter", "approve", "remind-after") is { } letter
                    ? new SendLetterStep(line, letter.Word<LetterKind>("letter"), letter.Word<Role>("approve"), Remind(letter))
                    : null;
            default:
                step.Map(word);
                return new CloseStep(line);
        }
    }

    private static AskHoldersStep Ask(int line, PackMap map)
    {
        if (map.Has("on") && On(map, "incomplete") is not (null or "decide-without"))
        {
            map.Fault("'incomplete' must be decide-without.", "on");
        }

        return new AskHoldersStep(
            line,
            map.Word<HolderAction>("action"),
            map.Period("answer-within"),
            map.Periods("ask-again"),
            map.Flag("at-once"),
            map.Word("only", ActivityFilter.Granted),
            IncompleteRule.DecideWithout);
    }

    private static Period Remind(PackMap map) => map.OptionalPeriod("remind-after") ?? StaffReminder;

    private static string? On(PackMap map, string outcome) => map.Map("on", outcome)?.Text(outcome);
}
