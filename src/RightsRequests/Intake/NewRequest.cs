using System.Text.Json.Serialization;

namespace RightsRequests.Intake;

/// <summary>A request as it comes in; the body of <c>POST /api/v1/requests</c>. Everything may be missing: <see cref="RequestValidation"/> says what is wrong, by field.</summary>
/// <param name="Controller">Controller id; the default one where missing.</param>
/// <param name="Rights">Words of the rights; at least one.</param>
/// <param name="Language"><c>fr</c> (default) or <c>en</c>.</param>
/// <param name="Channel"><c>api</c> where missing.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewRequest(
    string? Controller = null,
    IReadOnlyList<string?>? Rights = null,
    NewSubject? Subject = null,
    IReadOnlyList<string?>? Relations = null,
    NewScope? Scope = null,
    NewDetails? Details = null,
    NewRepresentative? Representative = null,
    string? Statement = null,
    string? Language = null,
    string? Channel = null);

/// <param name="BirthDate">ISO date.</param>
// Who takes a person out of a list of their own adds what that list has: passed over.
public sealed record NewSubject(
    string? FullName = null,
    string? BirthDate = null,
    string? Email = null,
    string? Phone = null,
    string? PostalAddress = null,
    IReadOnlyList<NewIdentifier?>? Identifiers = null);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewIdentifier(string? Type = null, string? Value = null);

/// <param name="Activities">Ids of the register; none: all that concern the subject.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewScope(IReadOnlyList<string?>? Activities = null, string? Text = null);

/// <param name="Facts">Words of facts that the subject states.</param>
/// <param name="AfterDeath">True after the subject's death: asked by heirs, or a person named in directives (loi 78-17 Art. 85), who is the representative.</param>
/// <param name="HealthRecord">True where the health record of a care centre is asked for.</param>
/// <param name="HealthRecordOlderThanFiveYears">True where its information is more than five years old.</param>
/// <param name="Directives">What a living person wants done with their data after death (loi 78-17 Art. 85); kept with any request.</param>
/// <param name="Scopes">Activities of one right, by its word, where they are other ones than those of the request's scope.</param>
// The contract leaves open what else stands here: passed over.
public sealed record NewDetails(
    IReadOnlyList<NewCorrection?>? Corrections = null,
    IReadOnlyList<string?>? Facts = null,
    bool? AfterDeath = null,
    bool? HealthRecord = null,
    bool? HealthRecordOlderThanFiveYears = null,
    NewDirectives? Directives = null,
    IReadOnlyDictionary<string, IReadOnlyList<string?>?>? Scopes = null)
{
    /// <summary>Reads what the form, the console and imports say of a health record.</summary>
    /// <param name="age">One of <see cref="HealthRecordAge"/>; anything else: none is asked for.</param>
    public NewDetails WithHealthRecord(string? age) => this with
    {
        HealthRecord = HealthRecordAge.All.Contains(age),
        HealthRecordOlderThanFiveYears = age == HealthRecordAge.Old,
    };
}

/// <summary>How old a health record is that is asked for: eight days to answer, or two months (CSP L1111-7).</summary>
public static class HealthRecordAge
{
    public const string Recent = "recent";

    /// <summary>More than five years.</summary>
    public const string Old = "old";

    public static readonly IReadOnlyList<string?> All = [Recent, Old];
}

/// <param name="Wish"><c>destroy</c> or <c>hand-over</c>, which needs a third party.</param>
/// <param name="ThirdParty">Who is to see to it, and is handed the data.</param>
/// <param name="Text">In the person's own words.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewDirectives(string? Wish = null, NewThirdParty? ThirdParty = null, string? Text = null);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewThirdParty(string? FullName = null, string? Email = null);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewCorrection(string? Category = null, string? Field = null, string? Value = null);

/// <param name="Capacity">In words; <c>heir</c> or <c>named-in-directives</c> after the subject's death.</param>
/// <param name="PostalAddress">Where letters go where there is no e-mail; the subject's where missing.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewRepresentative(string? FullName = null, string? Capacity = null, string? Email = null, string? PostalAddress = null);
