using NodaTime;
using RightsRequests.Intake;
using RightsRequests.PolicyPack;
using RightsRequests.Tests.Private;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Intake.Drafts;

/// <summary>What the steps of the form ask reaches the request, and nothing that the person did not mean.</summary>
public sealed class DraftsBecomeRequests
{
    private static readonly Policy Policy = PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!;

    private static readonly RequestDraft Draft = new() { For = DraftWords.Self, Relations = ["member"], FullName = "Odette Brouillon" };

    private static NewRequest Request(RequestDraft draft) => draft.ToRequest(Policy, "fr");

    [Fact]
    public void Every_right_with_all_its_details_is_a_request_without_faults()
    {
        var request = Request(Draft with
        {
            Rights = ["access", "rectification", "erasure", "restriction", "portability", "objection", "automated-decision", "consent-withdrawal"],
            About = DraftWords.Some,
            Activities = ["contract-management"],
            Corrections = [new() { Datum = "identification/postal-address", Wrong = "3 rue du Lavoir", Value = "12 rue des Lilas" }, new() { Datum = DraftWords.Other, Wrong = "Mon nom a deux l.", Value = "Il en a un." }, new()],
            ErasureGround = "consent",
            RestrictionCase = "accuracy",
            PortTo = DraftWords.Other,
            PortToName = "Mutuelle d’en face",
            ObjectTo = DraftWords.Both,
            ObjectionReasons = "Je suis en deuil.",
            Decisions = ["risk-acceptance"],
            DecisionText = "Mon tarif de mars.",
            Consents = ["newsletter"],
            HealthRecord = "old",
            BirthDay = "7",
            BirthMonth = "2",
            BirthYear = "1951",
            MemberNumber = " QZ1 ",
            Email = "odette@example.org",
            Language = "fr",
            AfterMyDeath = "hand-over",
            TrustedName = "Zoé Brouillon",
            Statement = "Merci.",
        });

        Assert.Empty(new RequestValidation(Policy, SystemClock.Instance).Check(request));
        Assert.Equal("1951-02-07", request.Subject!.BirthDate);
        Assert.Equal(new NewCorrection("identification", "postal-address", "12 rue des Lilas"), Assert.Single(request.Details!.Corrections!));
        Assert.Equal(["consent-withdrawn", "accuracy-contested"], request.Details.Facts);
        Assert.Equal(["contract-management"], request.Scope!.Activities);
        Assert.Equal(["newsletter"], request.Details.Scopes!["consent-withdrawal"]);
        Assert.Equal(["risk-acceptance"], request.Details.Scopes["automated-decision"]);
        Assert.False(request.Details.Scopes.ContainsKey("objection"));
        Assert.True(request.Details is { HealthRecord: true, HealthRecordOlderThanFiveYears: true });
        Assert.Null(request.Representative);
        foreach (var words in new[] { "Merci.", "3 rue du Lavoir", "Mon nom a deux l.", "Il en a un.", "Mutuelle d’en face", "Je suis en deuil.", "Mon tarif de mars.", "je le retire" })
        {
            Assert.Contains(words, request.Statement, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_objection_to_advertising_alone_names_the_marketing_of_the_persons_relations_and_nothing_else()
    {
        var scope = Request(Draft with { Rights = ["access", "objection"], ObjectTo = DraftWords.Marketing }).Details!.Scopes!["objection"]!;

        Assert.Contains("newsletter", scope);
        Assert.DoesNotContain("contract-management", scope);
        Assert.DoesNotContain("commercial-prospecting", scope);
        Assert.All(scope, id => Assert.True(Policy.Activity(id!)!.Law.Marketing));
    }

    [Fact]
    public void What_belongs_to_a_right_not_asked_for_any_more_is_left_out()
    {
        var request = Request(Draft with
        {
            Rights = ["access"],
            Corrections = [new() { Datum = "bank/iban", Value = "FR76" }],
            ErasureGround = "minor",
            ObjectionReasons = "Je suis en deuil.",
            Consents = ["newsletter"],
        });

        Assert.Empty(request.Details!.Corrections!);
        Assert.Empty(request.Details.Facts!);
        Assert.Empty(request.Details.Scopes!);
        Assert.Null(request.Statement);
    }

    [Fact]
    public void That_data_were_used_without_right_is_told_of_an_erasure_in_words_only()
    {
        var restricted = Request(Draft with { Rights = ["restriction"], RestrictionCase = "unlawful" });
        var both = Request(Draft with { Rights = ["restriction", "erasure"], RestrictionCase = "unlawful", ErasureGround = "unlawful" });

        Assert.Equal(["unlawful", "erasure-opposed"], restricted.Details!.Facts);
        Assert.Empty(both.Details!.Facts!);
        Assert.Contains("Vous n’aviez pas le droit", both.Statement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1951-02-31", "there is no such day")]
    [InlineData("1879-02-01", "a year from 1880 to today")]
    [InlineData("9999-02-01", "a year from 1880 to today")]
    [InlineData("7/2/1951", "YYYY-MM-DD")]
    public void What_is_wrong_with_a_date_of_birth_is_said(string born, string why)
    {
        var errors = new RequestValidation(Policy, SystemClock.Instance).Check(new(Rights: ["access"], Subject: new("Odette Brouillon", BirthDate: born)));

        Assert.Contains(why, errors["subject.birthDate"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", "", "1951", true)]
    [InlineData("7", "mars", "1951", true)]
    [InlineData("7", "2", "51", false)]
    [InlineData("", "", "", false)]
    public void A_date_of_birth_in_part_is_known_as_such(string day, string month, string year, bool inPart) =>
        Assert.Equal(inPart, (Draft with { BirthDay = day, BirthMonth = month, BirthYear = year }).HasBirthInPart());

    [Theory]
    [InlineData("31", "2", "1951")]
    [InlineData("x", "2", "1951")]
    [InlineData("", "2", "1951")]
    [InlineData("7", "2", "51")]
    public void A_date_that_is_none_is_refused(string day, string month, string year)
    {
        var errors = new RequestValidation(Policy, SystemClock.Instance).Check(Request(Draft with { Rights = ["access"], BirthDay = day, BirthMonth = month, BirthYear = year }));

        Assert.Equal(["subject.birthDate"], errors.Keys);
    }

    [Fact]
    public void After_a_death_directives_are_left_out()
    {
        var request = Request(new RequestDraft
        {
            Rights = ["erasure"],
            FullName = "Hyacinthe Feuedelune",
            Email = "hyacinthe@example.org",
            AfterMyDeath = "destroy",
            RepresentativeName = "Capucine Feuedelune",
            RepresentativeEmail = "capucine@example.org",
        }.ForWhom(DraftWords.Deceased) with
        { Capacity = "heir" });

        Assert.Empty(new RequestValidation(Policy, SystemClock.Instance).Check(request));
        Assert.Null(request.Details!.Directives);
        Assert.True(request.Details.AfterDeath);
    }

    [Fact]
    public void What_a_sign_in_tells_is_the_subjects_for_themselves_and_the_representatives_for_somebody_else()
    {
        var known = new KnownFacts("Odette Brouillon", new LocalDate(1951, 2, 7), "odette@example.org", MemberNumber: "QZ1") { Relations = ["member"] };
        var own = new RequestDraft().With(known).ForWhom(DraftWords.Self);
        var child = own.ForWhom(DraftWords.Child);

        Assert.Equal(("Odette Brouillon", "1951", "QZ1", "odette@example.org"), (own.FullName, own.BirthYear, own.MemberNumber, own.Email));
        Assert.Equal(["member"], own.Relations);
        Assert.Equal((null, null, null, null), (child.FullName, child.BirthYear, child.MemberNumber, child.Email));
        Assert.Empty(child.Relations);
        Assert.Equal(("Odette Brouillon", "odette@example.org", "parent"), (child.RepresentativeName, child.RepresentativeEmail, child.Capacity));
    }
}
