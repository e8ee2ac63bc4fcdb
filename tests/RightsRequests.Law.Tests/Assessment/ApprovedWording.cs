namespace RightsRequests.Law.Tests.Assessment;

/// <summary>Every reason that a letter can carry, as approved: a change of wording shows here and is meant.</summary>
public sealed class ApprovedWording
{
    private static readonly ProcessingActivity[] Kinds =
    [
        Asked.Ordinary,
        Asked.Ordinary with { Marketing = true },
        Asked.Ordinary with { Automated = false },
        Asked.Ordinary with { Sources = new HashSet<DataSource> { DataSource.Inferred } },
        Asked.Ordinary with { Sources = new HashSet<DataSource> { DataSource.Provided, DataSource.Inferred } },
        Asked.Ordinary with { SpecialCategory = "9(2)(a)" },
        Asked.Ordinary with { Research = true },
        Asked.Ordinary with { PublicHealthOrArchive = true },
        Asked.Ordinary with { MoneyLaunderingSecrecy = true },
        Asked.Ordinary with { AutomatedDecision = false },
    ];

    [Fact]
    public void Is_the_wording_of_every_reason()
    {
        string[] facts = ["", .. Law.Vocabulary.All<RequestFact>(), "unlawful,erasure-opposed"];
        var reasons =
            from right in Enum.GetValues<Right>()
            from basis in Enum.GetValues<LegalBasis>()
            from kind in Kinds
            from fact in facts
            let assessment = Asked.Assess(right, kind with { Basis = basis }, fact)
            select $"{right.Word()} {assessment.Line()}\n  {assessment.Reason.Fr}\n  {assessment.Reason.En}\n";

        Assert.Equal(Approved(), string.Concat(reasons.Distinct().Order(StringComparer.Ordinal)).Replace('\u00A0', '~').Replace('\u202F', '^'));
    }

    // In the file a no-break space is ~ and a narrow one ^, so that an editor cannot lose them.
    private static string Approved()
    {
        using var stream = typeof(ApprovedWording).Assembly.GetManifestResourceStream("ApprovedReasons.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
