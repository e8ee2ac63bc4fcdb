using RightsRequests.Host.Commands;

namespace RightsRequests.Host.Composition;

/// <summary>Which sites may show the form in a frame.</summary>
internal static class EmbedSettings
{
    /// <exception cref="WrongUseException">An entry is no origin, or is one in clear that leaves the machine.</exception>
    public static IReadOnlyList<string> Origins(string? text) =>
        [.. (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Origin)];

    // Read and written anew: nothing that a person typed goes into a header as it is.
    private static string Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address.GetLeftPart(UriPartial.Authority)
            : throw new WrongUseException($"RIGHTS__Embed__Origins: '{text}' n'est pas une origine, il faut / is no origin, it must be: https://www.example.org, sans chemin / without a path");
}
