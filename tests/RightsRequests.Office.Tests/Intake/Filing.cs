using Npgsql;
using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Intake;

public sealed class Filing(OfficeFixture postgres)
{
    [Fact]
    public async Task Each_right_becomes_a_case_with_its_due_day()
    {
        await using var office = await postgres.OfficeAsync();

        var filed = await office.FileAsync(Requests.Access() with { Rights = ["access", "erasure"] });

        Assert.Matches("^DR-2026-[0-9A-HJKMNP-TV-Z]{5}$", filed.Reference);
        Assert.Equal(["access", "erasure"], filed.Cases.Select(one => one.Right));
        Assert.All(filed.Cases, one => Assert.Equal(new(2026, 5, 4), one.Due));
        Assert.Equal(2, await office.CountAsync("SELECT count(DISTINCT case_id) FROM effects"));
        Assert.Equal("verify-identity", (await office.CaseAsync(filed.Cases[0].Id)).Step);
    }

    [Fact]
    public async Task A_filing_that_fails_midway_stores_nothing()
    {
        await using var office = await postgres.OfficeAsync();
        await office.ExecuteAsync("ALTER TABLE cases ADD CONSTRAINT planted CHECK (\"right\" <> 'erasure')");

        await Assert.ThrowsAsync<PostgresException>(() => office.FileAsync(Requests.Access() with { Rights = ["access", "erasure"] }));

        Assert.Equal(0, await office.CountAsync("SELECT (SELECT count(*) FROM requests) + (SELECT count(*) FROM cases) + (SELECT count(*) FROM effects) + (SELECT count(*) FROM case_keys) + (SELECT count(*) FROM search_tokens)"));
    }

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer()
    {
        await using var office = await postgres.OfficeAsync();
        Task<FilingOutcome> FileAsync(NewRequest request) => office.InScopeAsync((IntakeDesk desk) => desk.FileAsync(request, "key-1", default));

        var both = await Task.WhenAll(FileAsync(Requests.Access()), FileAsync(Requests.Access()));
        var other = await FileAsync(Requests.Access() with { Language = "en" });

        Assert.Single(both.Select(one => Assert.IsType<Filed>(one).Request.TrackingCode).Distinct());
        Assert.IsType<KeyUsedForOther>(other);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM requests"));
        office.Clock.AdvanceHours(24);
        Assert.IsType<Filed>(await FileAsync(Requests.Access() with { Language = "en" }));
    }

    private static readonly IReadOnlyList<(NewRequest Request, string Field)> Wrong =
    [
        (Requests.Access() with { Rights = [] }, "rights"),
        (Requests.Access() with { Rights = null }, "rights"),
        (Requests.Access() with { Rights = ["access", "oblivion"] }, "rights[1]"),
        (Requests.Access() with { Controller = "nobody" }, "controller"),
        (Requests.Access() with { Relations = ["friend"] }, "relations[0]"),
        (Requests.Access() with { Language = "de" }, "language"),
        (Requests.Access() with { Channel = "pigeon" }, "channel"),
        (Requests.Access() with { Scope = new(["no-such-activity"]) }, "scope.activities[0]"),
        (Requests.Access() with { Statement = new string('x', 20_001) }, "statement"),
        (Requests.Access() with { Statement = "nul \0" }, "statement"),
        (Requests.Access() with { Subject = null }, "subject"),
        (Requests.Access() with { Subject = new(" ") }, "subject.fullName"),
        (Requests.Access() with { Subject = new("Lone \ud800") }, "subject.fullName"),
        (Requests.Access() with { Subject = new("N", BirthDate: "17/05/1980") }, "subject.birthDate"),
        (Requests.Access("not-an-address"), "subject.email"),
        (Requests.Access("n@[127.0.0.1]"), "subject.email"),
        (Requests.Access("n@-a.example.org"), "subject.email"),
        (Requests.Access() with { Subject = new("\u200B \u0301\u202E") }, "subject.fullName"),
        (Requests.Access() with { Subject = new("N", BirthDate: "2200-01-01") }, "subject.birthDate"),
        (Requests.Access() with { Subject = new("N", BirthDate: "2025-02-29") }, "subject.birthDate"),
        (Requests.Access() with { Subject = new("N", Identifiers: [null]) }, "subject.identifiers[0]"),
        (Requests.Access() with { Details = new(Facts: ["it-rains"]) }, "details.facts[0]"),
        (Requests.Access() with { Details = new(Corrections: [new("identification", "f")]) }, "details.corrections[0].value"),
        (Requests.Access() with { Representative = new("R") }, "representative.capacity"),
    ];

    // By number: a test's name must not show a person.
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Wrong.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_wrong_field_is_named_and_nothing_is_stored(int number)
    {
        var (request, field) = Wrong[number];
        var office = await Shared();

        var refused = Assert.IsType<FilingRefused>(await office.InScopeAsync((IntakeDesk desk) => desk.FileAsync(request, null, default)));

        Assert.Equal([field], refused.Errors.Keys);
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM requests"));
    }

    private static Task<TestOffice>? shared;

    // Read only: nothing is ever stored in it.
    private Task<TestOffice> Shared() => shared ??= postgres.OfficeAsync();
}
