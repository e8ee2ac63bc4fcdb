using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace RightsRequests.Web.Operations;

/// <summary>A form, or an address, that cannot be read is the sender's fault and told as such, before any page acts on half of it.</summary>
/// <remarks>Stands after the limits of the page's own form (order 900) and before the token is looked for in it (order 1000).</remarks>
internal sealed class ReadableForms : IAsyncAuthorizationFilter
{
    /// <summary>Its place among the filters.</summary>
    public const int AfterLimits = 950;

    // What a form of texts bears on the portal: where it cannot be read, this is why.
    private const long LargestTexts = 256 * 1024;

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if ((Browsers.InConsole(context.HttpContext) && HasZero(request.Query)) || (HttpMethods.IsPost(request.Method) && !request.HasFormContentType))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return;
        }

        try
        {
            if (HasZero(await request.ReadFormAsync(context.HttpContext.RequestAborted)))
            {
                context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            }
        }
        catch (BadHttpRequestException refused)
        {
            context.Result = new StatusCodeResult(refused.StatusCode);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            // Cut short, with more fields or longer ones than anybody writes, in an encoding that nobody reads any more.
            context.Result = new StatusCodeResult(request.ContentLength > LargestTexts && !request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
    }

    // The reader of plain forms refuses it, that of forms with files does not; PostgreSQL has no such character, and nobody types it.
    private static bool HasZero(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.Any(field => field.Key.Contains('\0', StringComparison.Ordinal) || field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true));
}
