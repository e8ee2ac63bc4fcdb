using System.Text.Json;
using System.Text.RegularExpressions;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Retention;
using RightsRequests.Web.Console;
using RightsRequests.Web.Portal;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>No page shows a word of the machine.</summary>
public sealed partial class PlainWords
{
    [Fact]
    public void Every_word_of_the_contract_has_words_for_people()
    {
        Assert.Equal(Vocabulary.All<Right>().Order(), PortalWords.Rights.Keys.Order());
        Assert.Equal(Vocabulary.All<Relation>().Order(), PortalWords.Relations.Keys.Order());
        Assert.Equal(Vocabulary.All<CaseStatus>().Order(), PortalWords.States.Keys.Order());
        Assert.Empty(Vocabulary.All<LetterKind>().Except(PortalWords.Documents.Keys));
    }

    [Fact]
    public void Every_step_of_every_procedure_has_words_for_people()
    {
        var policy = PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!;

        var steps = policy.Procedures.Values.SelectMany(procedure => procedure.Paths.Values).SelectMany(path => path).Select(step => step.Word);

        Assert.Empty(steps.Distinct().Except(PortalWords.Steps.Keys));
        Assert.Empty(steps.Distinct().Except(CaseWords.Steps.Keys));
        Assert.Empty(policy.Procedures.Values.SelectMany(procedure => procedure.Paths.Keys).Except(ProcedureWords.Paths.Keys));
    }

    [Fact]
    public void Everything_that_the_machine_can_write_into_the_trail_has_words_for_staff()
    {
        var written = MachineSources().SelectMany(source => Notes().Matches(source))
            .SelectMany(call => Literal().Matches(call.Groups[1].Value).Select(word => word.Groups[1].Value))
            .ToHashSet();

        Assert.Subset(written, new HashSet<string> { "letter-sent", "redacted", "disclosed", "spam-confirmed", "marked-duplicate", "receipt-issued" });
        Assert.Empty(written.Except(CaseWords.Happenings.Keys));
    }

    [Fact]
    public void Every_word_in_the_details_of_the_trail_has_words_for_staff()
    {
        var source = string.Concat(MachineSources());
        Assert.Empty(TimerRules().Matches(source).Select(rule => rule.Groups[1].Value).Except(CaseWords.Timers.Keys));
        Assert.Empty(Pauses().Matches(source).Select(call => call.Groups[1].Value).Except(CaseWords.Pauses.Keys));
        Assert.Empty(ActionNames().Matches(source).Select(rule => rule.Groups[1].Value).Except(CaseWords.Actions.Keys));
        Assert.Empty(Vocabulary.All<LetterKind>().Except(ProcedureWords.Letters.Keys));
        Assert.Empty(Vocabulary.All<HolderAction>().Except(ProcedureWords.Asked.Keys));
        Assert.Empty(Vocabulary.All<Outcome>().Except(CaseWords.Options.Keys));
        Assert.Empty(Vocabulary.All<InstructionStatus>().Except(CaseWords.Progress.Keys));
        Assert.Empty(RetentionDesk.Reasons.Except(CaseWords.Erasures.Keys));
        var effects = typeof(Effect).Assembly.GetTypes().Where(type => type.BaseType == typeof(Effect)).Select(type => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name));
        Assert.Empty(effects.Except(CaseWords.Effects.Keys));
    }

    [Fact]
    public void What_the_machine_answers_and_reports_is_said_in_both_languages()
    {
        var texts = MachineSources().Append(File.ReadAllText(Repository.PathOf("src/RightsRequests/Holders/HolderDesk.cs"))).SelectMany(source => Sentences().Matches(source)).Select(text => text.Groups[1].Value).ToList();

        Assert.True(texts.Count > 20);
        Assert.All(texts, text => Assert.Contains(" / ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_failure_of_ours_that_can_end_an_effect_has_words_for_staff()
    {
        // Those wait, are taken at once, are said in a sentence of their own, or stop the program before it serves.
        string[] elsewhere = ["SecretMissingException", "SqlClosedException", "HolderRestsException", "EffectWaitsException", "SqlAwayException", "SqlRefusedException", "HolderPausedException", "QueryBusAwayException", "ForeignKeyFileException", "LetterWaitsException"];
        var ours = new[] { typeof(RetentionDesk).Assembly, typeof(Letters.LetterVerifier).Assembly }
            .SelectMany(room => room.GetTypes()).Where(type => type.IsSubclassOf(typeof(Exception))).Select(type => type.Name).ToList();

        Assert.Contains("WebhookRefusedException", ours);
        Assert.Empty(ours.Except(elsewhere).Except(CaseWords.Failures.Keys));
    }

    [Theory]
    [InlineData("access", "src/RightsRequests.PolicyPack/ProcedureWords.cs", "src/RightsRequests.Web/Portal/PortalWords.cs")]
    [InlineData("member-number", "src/RightsRequests/Identity/IdentifierWords.cs")]
    public void What_is_named_the_same_everywhere_is_named_in_one_place(string word, params string[] places)
    {
        var root = Repository.PathOf("src");
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains($"[\"{word}\"] = new(\"", StringComparison.Ordinal));

        Assert.Equal(places, files.Select(file => Path.GetRelativePath(Repository.PathOf(), file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_provision_of_the_time_limit_is_cited_in_French() =>
        Assert.All(RuleBook.Sources, one => Assert.DoesNotMatch("GDPR|Regulation|CJEU|EDPB|recital|section| and |Art\\.", CaseModel.InFrench(one.Citation).Replace("Loi n° 78-17, art.", "", StringComparison.Ordinal)));

    private static IEnumerable<string> MachineSources() =>
        Directory.EnumerateFiles(Repository.PathOf("src/RightsRequests.Workflow/Machine"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex(@"\b(?:Note|Noted|NoteOf|EndWithoutLetter|End)\(((?:[^;\n](?!\$""))*)")]
    private static partial Regex Notes();

    [GeneratedRegex(@"(?<!\[)""([a-z]+(?:-[a-z]+)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^        \[""([a-z-]+)""\] = (?:\(turn, due\)|[A-Z])", RegexOptions.Multiline)]
    private static partial Regex TimerRules();

    [GeneratedRegex(@"\bSuspend\(""([a-z]+)""\)")]
    private static partial Regex Pauses();

    [GeneratedRegex(@"^        new\(""([a-z-]+)"",(?! ""choice"")", RegexOptions.Multiline)]
    private static partial Regex ActionNames();

    // What people read, to the end of its line, and no exception of a programmer's: a sentence begins with a letter and has a space.
    [GeneratedRegex(@"(?<=(?:NotAllowedNow\(|=> |\? |: |\] = )\$?)""([A-Za-zÀ-ÿ][^""\n]* [^\n]{12,})")]
    private static partial Regex Sentences();
}
