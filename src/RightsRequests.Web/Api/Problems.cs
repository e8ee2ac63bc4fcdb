using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace RightsRequests.Web.Api;

/// <summary>RFC 9457 problems; their <c>type</c>s never change.</summary>
internal static class Problems
{
    public const string Prefix = "urn:rights-requests:problem:";

    public static IResult Invalid(IReadOnlyDictionary<string, string> errors, int status = StatusCodes.Status400BadRequest) =>
        With("invalid-fields", status, "Des champs sont à corriger. / Fields need correcting.", extensions: new Dictionary<string, object?>
        {
            ["errors"] = errors.ToDictionary(one => one.Key, one => new[] { one.Value }),
        });

    public static IResult NotFound() => With("not-found", StatusCodes.Status404NotFound, "Introuvable. / Not found.");

    public static IResult SignIn() => With("sign-in-needed", StatusCodes.Status401Unauthorized, "Connexion nécessaire. / Sign in first.");

    public static IResult Forbidden(string? why = null) =>
        With("forbidden", StatusCodes.Status403Forbidden, "Action non autorisée. / Not permitted.", why);

    public static IResult LostRace() =>
        With("lost-race", StatusCodes.Status409Conflict, "Le dossier a changé entre-temps. / The case has changed meanwhile.");

    public static IResult NotAllowedNow(string why) =>
        With("not-allowed-now", StatusCodes.Status422UnprocessableEntity, "Le dossier ne le permet pas maintenant. / The case does not allow it now.", why);

    public static IResult KeyReused() =>
        With("idempotency-key-reused", StatusCodes.Status422UnprocessableEntity, "Cette clé a servi pour une autre demande. / The key was used for another body.");

    public static IResult KeyNeeded() =>
        With("key-needed", StatusCodes.Status401Unauthorized, "Authorization: Bearer CLÉ / KEY");

    public static IResult TooLarge() =>
        With("body-too-large", StatusCodes.Status413PayloadTooLarge, "Demande trop volumineuse. / The body is too large.");

    public static IResult Compressed() =>
        With("body-compressed", StatusCodes.Status415UnsupportedMediaType, "Envoyez le corps sans le compresser. / Send the body uncompressed.");

    public static IResult KeyTooLong(int longest) =>
        Invalid(new Dictionary<string, string> { ["Idempotency-Key"] = $"{longest} caractères au plus / characters at most" });

    /// <summary>Names what the endpoint takes.</summary>
    public static IResult MediaTypeNeeded(HttpContext http)
    {
        var types = AcceptedTypes.Of(http);
        return With(types.Contains("application/json") ? "json-needed" : "media-type-needed", StatusCodes.Status415UnsupportedMediaType, $"Content-Type: {string.Join(", ", types)}");
    }

    public static IResult With(
        string slug,
        int status,
        string title,
        string? detail = null,
        IDictionary<string, object?>? extensions = null) =>
        Results.Problem(Details(slug, status, title, detail, extensions));

    public static ProblemDetails Details(
        string slug,
        int status,
        string title,
        string? detail = null,
        IDictionary<string, object?>? extensions = null)
    {
        var problem = new ProblemDetails { Type = Prefix + slug, Status = status, Title = title, Detail = detail };
        foreach (var (name, value) in extensions ?? new Dictionary<string, object?>())
        {
            problem.Extensions[name] = value;
        }

        return problem;
    }
}
