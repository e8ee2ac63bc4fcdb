using System.Text.RegularExpressions;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Tests.Private;
using Transport = RightsRequests.Workflow.Transport;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>What is wrong with an answer is said in the reader's language; what a holder wrote stays its own.</summary>
public sealed partial class SayingWhatIsWrong
{
    [Fact]
    public void Every_fault_of_the_contract_is_said_in_French()
    {
        var folder = Repository.PathOf("src", "RightsRequests.Contracts", "Answers");
        var faults = new[] { "AnswerReader.cs", "AnswerRules.cs" }.Select(file => File.ReadAllText(Path.Combine(folder, file)))
            .SelectMany(source => Said().Matches(source)).Select(text => Blank().Replace(text.Groups[1].Value, "7")).ToList();

        Assert.True(faults.Count > 15);
        Assert.All(faults, fault => Assert.DoesNotContain(fault, AnswerFaults.Of(fault).Fr, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{", "ce n’est pas du JSON (ligne 1, octet 2)")]
    [InlineData("[]", "ce n’est pas un objet JSON")]
    [InlineData("{}", "schema n’est pas rights.answer/1")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"perhaps"}""", "un champ exigé manque ou un champ a une valeur qui ne convient pas, à $.outcome (attendu : l’un de done, no-data, partial, refused, failed)")]
    [InlineData("""{"schema":"rights.answer/1","QueryId":"q","holder":"crm"}""", "un champ exigé manque ou un champ a une valeur qui ne convient pas, à $ (manque : queryId, outcome)")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"done","records":[{"activity":"a","category":"c","label":"l","collectedOn":"03/02/2024"}]}""", "un champ exigé manque ou un champ a une valeur qui ne convient pas, à $.records[0].collectedOn (attendu : un jour comme 2026-04-01)")]
    [InlineData("""{"schema":"rights.answer/1","schema":"rights.answer/1"}""", "un champ y est deux fois")]
    [InlineData("\uFEFF{}", "commence par une marque d’ordre des octets (BOM) : l’UTF-8 s’envoie sans elle")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"partial"}""", "reason manque ou est vide")]
    [InlineData("""{"schema":"rights.answer/1","queryId":"q","holder":"crm","outcome":"done","records":[null]}""", "records[0] est null")]
    public void A_wrong_answer_is_told_of_in_French(string answer, string said) =>
        Assert.Equal(said, AnswerFaults.Of(Assert.IsType<AnswerReading.Invalid>(AnswerReader.Read(System.Text.Encoding.UTF8.GetBytes(answer))).Reason).Fr);

    [Fact]
    public void A_fault_that_is_not_known_is_quoted() => Assert.Equal("« the moon is full »", AnswerFaults.Of("the moon is full").Fr);

    [Fact]
    public void Only_what_the_engine_answered_itself_is_in_our_words()
    {
        Assert.Equal(new("Trop de lignes.", "Too many rows."), HolderReason.Ours(Transport.Sql, "Trop de lignes. / Too many rows."));
        Assert.Equal("Le sous-traitant a annulé la demande (OpenDSR).", HolderReason.Ours(Transport.Opendsr, HolderReason.Cancelled)?.Fr);
        Assert.Null(HolderReason.Ours(Transport.Bus, "Trop de lignes. / Too many rows."));
        Assert.Null(HolderReason.Ours(Transport.Person, "Dossier papier perdu."));
    }

    // A fault is a text with a blank in it that is no name of a field.
    [GeneratedRegex("\\$?\"([^\"\\n ][^\"\\n]* [^\"\\n]*[a-z0-9})])\"")]
    private static partial Regex Said();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Blank();
}
