using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Checks a request as it comes in.</summary>
public sealed partial class RequestValidation(Policy policy, IClock clock)
{
    /// <summary>How a request may reach us.</summary>
    public static readonly IReadOnlyList<string> Channels = ["web", "post", "email", "counter", "phone", "api"];

    /// <summary>Languages of the product.</summary>
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    private const int MaximumItems = 100;
    private const int EarliestBirth = 1880;

    /// <summary>What is wrong, in French and English, by field name as in the body (<c>subject.email</c>, <c>rights[0]</c>); empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Check(NewRequest request)
    {
        var errors = new FieldErrors();
        errors.Word("controller", request.Controller, [.. policy.Organisation.Controllers.Select(one => one.Id)]);
        if (request.Rights is not { Count: > 0 })
        {
            errors.Add("rights", "choisissez au moins un droit / choose at least one right");
        }

        errors.Words("rights", request.Rights, Vocabulary.All<Right>(), 8);
        errors.Words("relations", request.Relations, Vocabulary.All<Relation>(), 7);
        errors.Words("scope.activities", request.Scope?.Activities, [.. policy.Register.Select(entry => entry.Id)], MaximumItems);
        foreach (var (right, activities) in request.Details?.Scopes ?? new Dictionary<string, IReadOnlyList<string?>?>())
        {
            // A key of others is not repeated in the field's name.
            var field = Vocabulary.TryRead<Right>(right, out _) ? $"details.scopes.{right}" : "details.scopes";
            errors.Word("details.scopes", right, Vocabulary.All<Right>());
            errors.Words(field, activities, [.. policy.Register.Select(entry => entry.Id)], MaximumItems);
        }

        errors.Text("scope.text", request.Scope?.Text, 4000, lines: true);
        errors.Text("statement", request.Statement, 20_000, lines: true);
        errors.Word("language", request.Language, Languages);
        errors.Word("channel", request.Channel, Channels);
        Check(errors, request.Subject);
        Check(errors, request.Details);
        Directives.Check(errors, request.Details?.Directives, request.Details?.AfterDeath == true || PostMortem.Capacities.Contains(request.Representative?.Capacity ?? ""));
        if (request.Representative is { } representative)
        {
            errors.Required("representative.fullName", representative.FullName, 200);
            errors.Required("representative.capacity", representative.Capacity, 200);
            CheckEmail(errors, "representative.email", representative.Email);
            errors.Text("representative.postalAddress", representative.PostalAddress, 500, lines: true);
        }

        if (request.Details?.AfterDeath == true && (request.Representative?.Capacity is not { } capacity || !PostMortem.Capacities.Contains(capacity)))
        {
            errors.Add("representative.capacity", $"après un décès, une valeur parmi : {string.Join(", ", PostMortem.Capacities)} / after a death, one of: {string.Join(", ", PostMortem.Capacities)}");
        }

        if (PostMortem.Capacities.Contains(request.Representative?.Capacity ?? "") && string.IsNullOrWhiteSpace(request.Representative?.Email ?? request.Representative?.PostalAddress))
        {
            errors.Add("representative.email", "dites où vous écrire : adresse électronique ou postale / say where to write to you: an e-mail or a postal address");
        }

        return errors.ByField;
    }

    /// <summary>What is wrong with a text of several lines, in French and English; null where nothing is.</summary>
    public static string? WrongText(string? text, int maximum)
    {
        var errors = new FieldErrors();
        errors.Text("text", text, maximum, lines: true);
        return errors.ByField.GetValueOrDefault("text");
    }

    /// <summary>What is wrong with an e-mail address, in French and English; null where nothing is.</summary>
    public static string? WrongEmail(string? email)
    {
        var errors = new FieldErrors();
        CheckEmail(errors, "email", email);
        return errors.ByField.GetValueOrDefault("email");
    }

    private void Check(FieldErrors errors, NewSubject? subject)
    {
        if (subject is null)
        {
            errors.Add("subject", "indiquez la personne concernée / say who the data subject is");
            return;
        }

        errors.Required("subject.fullName", subject.FullName, 200);
        CheckEmail(errors, "subject.email", subject.Email);
        errors.Text("subject.phone", subject.Phone, 40);
        errors.Text("subject.postalAddress", subject.PostalAddress, 500, lines: true);
        if (subject.BirthDate is { } born && WrongBirth(born) is { } wrong)
        {
            errors.Add("subject.birthDate", wrong);
        }

        errors.Each("subject.identifiers", subject.Identifiers, 20, (field, one) =>
        {
            errors.Required($"{field}.type", one.Type, 60);
            errors.Required($"{field}.value", one.Value, 200);
        });
    }

    private string? WrongBirth(string born)
    {
        if (!DateForm().IsMatch(born))
        {
            return "écrivez une date AAAA-MM-JJ / write a date YYYY-MM-DD";
        }

        var today = DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), policy.Organisation.Establishment);
        var year = int.Parse(born.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        if (year < EarliestBirth || year > today.Year)
        {
            return $"écrivez une année de {EarliestBirth} à aujourd’hui / write a year from {EarliestBirth} to today";
        }

        return !LocalDatePattern.Iso.Parse(born).TryGetValue(default, out var day) ? "ce jour n’existe pas / there is no such day"
            : day > today ? "ce jour est dans le futur / this day is in the future"
            : null;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DateForm();

    private void Check(FieldErrors errors, NewDetails? details)
    {
        errors.Words("details.facts", details?.Facts, Vocabulary.All<RequestFact>(), 12);
        errors.Each("details.corrections", details?.Corrections, MaximumItems, (field, one) =>
        {
            errors.Required($"{field}.category", one.Category, 100);
            errors.Required($"{field}.field", one.Field, 100);
            errors.Required($"{field}.value", one.Value, 2000);
        });
    }

    internal static void CheckEmail(FieldErrors errors, string field, string? email)
    {
        errors.Text(field, email, 254);
        if (email is not null && !(MailAddress.TryCreate(email, out var address) && address.Address == email && address.Host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(address.Host) == UriHostNameType.Dns))
        {
            errors.Add(field, "écrivez une adresse comme nom@exemple.fr / write an address such as name@example.com");
        }
    }
}
