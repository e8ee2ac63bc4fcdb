using NodaTime;

namespace RightsRequests.Intake;

/// <summary>What a sign-in tells of the person who writes. For themselves, the form skips the steps that ask for nothing else: name and birth where <see cref="FullName"/> is known, relations where <see cref="Relations"/> are.</summary>
public sealed record KnownFacts(
    string? FullName = null,
    LocalDate? BirthDate = null,
    string? Email = null,
    string? Phone = null,
    string? PostalAddress = null,
    string? MemberNumber = null)
{
    /// <summary>Words of relations; none: not known.</summary>
    public string[] Relations { get; init; } = [];

    internal RequestDraft AsSubject(RequestDraft draft) => draft with
    {
        FullName = FullName ?? draft.FullName,
        BirthDay = BirthDate is { } day ? Text(day.Day) : draft.BirthDay,
        BirthMonth = BirthDate is { } month ? Text(month.Month) : draft.BirthMonth,
        BirthYear = BirthDate is { } year ? Text(year.Year) : draft.BirthYear,
        MemberNumber = MemberNumber ?? draft.MemberNumber,
        Email = draft.Email ?? Email,
        Phone = draft.Phone ?? Phone,
        PostalAddress = draft.PostalAddress ?? PostalAddress,
        Relations = Relations.Length > 0 ? Relations : draft.Relations,
    };

    internal RequestDraft AsRepresentative(RequestDraft draft) => draft with
    {
        RepresentativeName = draft.RepresentativeName ?? FullName,
        RepresentativeEmail = draft.RepresentativeEmail ?? Email,
        RepresentativeAddress = draft.RepresentativeAddress ?? PostalAddress,
    };

    /// <summary>Without what stood there as the subject's own: the request is for somebody else after all.</summary>
    internal RequestDraft Forgotten(RequestDraft draft) => draft with
    {
        FullName = draft.FullName == FullName ? null : draft.FullName,
        BirthDay = BirthDate is null ? draft.BirthDay : null,
        BirthMonth = BirthDate is null ? draft.BirthMonth : null,
        BirthYear = BirthDate is null ? draft.BirthYear : null,
        MemberNumber = draft.MemberNumber == MemberNumber ? null : draft.MemberNumber,
        Email = draft.Email == Email ? null : draft.Email,
        Phone = draft.Phone == Phone ? null : draft.Phone,
        PostalAddress = draft.PostalAddress == PostalAddress ? null : draft.PostalAddress,
        Relations = Relations.Length > 0 ? [] : draft.Relations,
    };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
