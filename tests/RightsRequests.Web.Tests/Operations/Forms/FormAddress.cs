using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>An address that takes a form, as the application itself knows it.</summary>
/// <param name="French">Its route.</param>
/// <param name="English">The same page in English; null where a cookie says the language.</param>
/// <param name="Handler">Which of the page's acts; empty: the page's own.</param>
/// <param name="Names">Of the fields that are bound.</param>
internal sealed record FormAddress(string French, string? English, string Handler, IReadOnlyList<string> Names)
{
    /// <summary>True for a page of the staff.</summary>
    public bool Console => French.StartsWith("/console", StringComparison.Ordinal);

    public override string ToString() => Handler.Length == 0 ? French : $"{French}?handler={Handler}";

    /// <summary>Every page of the application with an act of its own that takes what is posted: a new one is among them by itself.</summary>
    public static async Task<IReadOnlyList<FormAddress>> AllAsync(EndpointDataSource source, PageLoader loader)
    {
        List<(string Page, string Route, string Handler, IReadOnlyList<string> Names)> found = [];
        foreach (var endpoint in source.Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor)
            {
                continue;
            }

            var page = await loader.LoadAsync(descriptor, endpoint.Metadata);
            found.AddRange(page.HandlerMethods.Where(one => one.HttpMethod == "Post").Select(handler => (
                descriptor.ViewEnginePath,
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                handler.Name ?? "",
                (IReadOnlyList<string>)[.. page.BoundProperties.Concat(handler.Parameters).SelectMany(NamesOf).Distinct()])));
        }

        return
        [
            .. found.GroupBy(one => (one.Page, one.Handler)).Select(routes => new FormAddress(
                routes.Single(one => !IsEnglish(one.Route)).Route,
                routes.FirstOrDefault(one => IsEnglish(one.Route)).Route,
                routes.Key.Handler,
                routes.First().Names)).OrderBy(one => one.ToString(), StringComparer.Ordinal),
        ];
    }

    private static bool IsEnglish(string route) => route.StartsWith("/en/", StringComparison.Ordinal) || route == "/en";

    private static IEnumerable<string> NamesOf(Microsoft.AspNetCore.Mvc.Abstractions.ParameterDescriptor bound)
    {
        var name = bound.BindingInfo?.BinderModelName ?? bound.Name;
        return bound.ParameterType == typeof(CancellationToken) ? []
            : bound.ParameterType.Assembly == typeof(WebOptions).Assembly ? bound.ParameterType.GetProperties().Where(one => one.CanWrite).Select(one => $"{name}.{one.Name}")
            : [name];
    }
}
