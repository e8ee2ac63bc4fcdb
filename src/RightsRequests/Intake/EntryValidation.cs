using System.Globalization;
using NodaTime;

namespace RightsRequests.Intake;

/// <summary>Checks what staff say of a request that they enter.</summary>
internal static class EntryValidation
{
    /// <summary>How a request reaches staff.</summary>
    public static readonly IReadOnlyList<string> Channels = ["post", "phone", "counter", "email"];

    /// <summary>Names of files beyond this length are cut.</summary>
    public const int LongestName = 200;

    /// <summary>A letter may have lain in a wrong tray for months, and its time limit then runs from its receipt all the same; a date of more than a year ago is nearly always a slip in the year, and would open a case that is a year late.</summary>
    public static readonly Period Furthest = Period.FromYears(1);

    public static IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> request, StaffEntry entered, LocalDate today)
    {
        var errors = new FieldErrors();
        foreach (var (field, message) in request)
        {
            errors.Add(field, message);
        }

        var earliest = today.Minus(Furthest);
        if (entered.ReceivedOn is not { } day)
        {
            errors.Add("receivedOn", "écrivez le jour où la demande nous est parvenue / write the day on which the request reached us");
        }
        else if (day > today)
        {
            errors.Add("receivedOn", "ce jour est dans le futur : écrivez le jour où la demande nous est parvenue / this day is in the future: write the day on which the request reached us");
        }
        else if (day < earliest)
        {
            errors.Add("receivedOn", string.Create(CultureInfo.InvariantCulture, $"ce jour remonte à plus d’un an : vérifiez l’année (au plus tôt le {earliest:dd/MM/uuuu}) / this day is more than a year ago: check the year (not before {earliest:dd/MM/uuuu})"));
        }

        return errors.ByField;
    }
}
