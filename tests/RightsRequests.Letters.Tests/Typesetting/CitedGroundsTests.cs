using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>No letter prints the code of a ground: each is cited in the words of its law.</summary>
[Collection(nameof(PressRoom))]
public sealed class CitedGroundsTests(PressRoom room)
{
    private static readonly ProcessingActivity Ordinary = new(
        "some-activity",
        LegalBasis.Contract,
        Marketing: false,
        Automated: true,
        new HashSet<DataSource> { DataSource.Provided },
        new HashSet<Relation> { Relation.Member },
        new RetentionRule(Period.FromYears(5), "end-of-contract"),
        SpecialCategory: null,
        Research: false,
        PublicHealthOrArchive: false,
        MoneyLaunderingSecrecy: false,
        AutomatedDecision: true);

    private static readonly ProcessingActivity[] Kinds =
    [
        Ordinary,
        Ordinary with { Marketing = true },
        Ordinary with { Automated = false },
        Ordinary with { Sources = new HashSet<DataSource> { DataSource.Inferred } },
        Ordinary with { SpecialCategory = "9(2)(a)" },
        Ordinary with { Research = true },
        Ordinary with { PublicHealthOrArchive = true },
        Ordinary with { MoneyLaunderingSecrecy = true },
        Ordinary with { AutomatedDecision = false },
    ];

    [Theory]
    [InlineData("fr", "(article")]
    [InlineData("en", "(Article")]
    public async Task Every_ground_of_the_law_is_cited_in_words(string language, string cited)
    {
        var grounds = Grounds();
        Assert.Contains(Citation.MonetaryCodeAccess, grounds);
        Assert.Contains(Citation.HeirsWithoutDirectives, grounds);
        var letter = SampleLetter.For("refusal", "access", language);
        var text = await room.TextOfAsync(letter with
        {
            Outcomes = [.. grounds.Select((ground, index) => letter.Outcomes[0] with { Ground = ground, Reason = $"Motif {index:D2}" })],
        });

        Assert.All(grounds.Index(), one => Assert.True(PdfText.Says(text, $"Motif {one.Index:D2} {cited}"), one.Item));
    }

    [Theory]
    [InlineData("CSP L1111-7", "fr", "(articles L. 1111-7 et R. 1111-1 du code de la santé publique)")]
    [InlineData("CSP L1111-7", "en", "(Articles L. 1111-7 and R. 1111-1 of the French Public Health Code)")]
    [InlineData("loi 78-17 51 II", "fr", "(article 51, II, de la loi n° 78-17 du 6 janvier 1978)")]
    [InlineData("loi 78-17 51 II", "en", "(Article 51(II) of French Act No. 78-17 of 6 January 1978)")]
    [InlineData("12(3)", "fr", "(article 12, paragraphe 3, du RGPD)")]
    public async Task The_day_to_answer_by_is_cited_with_the_law_that_sets_it(string ground, string language, string cited)
    {
        foreach (var kind in new[] { "acknowledgement", "receipt" })
        {
            var text = await room.TextOfAsync(SampleLetter.For(kind, "access", language) with { DueGround = ground });
            Assert.True(PdfText.Says(text, $"{(language == "fr" ? "4 mai 2026" : "4 May 2026 at the latest")} {cited}"));
        }
    }

    private static List<string> Grounds()
    {
        var facts = Enum.GetValues<RequestFact>().Select(fact => new HashSet<RequestFact> { fact }).Prepend([]).ToList();
        var silent = new RightsMatrix(new Dictionary<Right, MatrixRow>());
        return
        [
            .. (from right in Enum.GetValues<Right>()
                from basis in Enum.GetValues<LegalBasis>()
                from kind in Kinds
                from fact in facts
                from other in new[] { false, true }
                select LegalAssessment.Assess(silent, new(right, kind with { Basis = basis }, fact, new(2026, 4, 1), LegalHold: other, Heir: other)).Ground)
                .OfType<string>().Append("28(3)(e)").Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
