using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace RightsRequests.Web.Operations;

/// <summary>Style sheets and scripts, in the assembly; an address names the content, so browsers may keep it for ever.</summary>
internal static class Assets
{
    public const string Root = "/assets";

    private static readonly ManifestEmbeddedFileProvider Files = new(typeof(Assets).Assembly, "Assets");
    private static readonly ConcurrentDictionary<string, string> Addresses = new();

    /// <summary>The address of a file, with what its content hashes to.</summary>
    public static string Address(string name) => Addresses.GetOrAdd(name, static wanted =>
    {
        using var content = Files.GetFileInfo(wanted).CreateReadStream();
        return $"{Root}/{wanted}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    });

    // Compressed here only: pages hold secrets and words of others side by side, and go as they are.
    public static void UseAssets(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal),
        branch => branch.UseResponseCompression().UseStaticFiles(new StaticFileOptions
        {
            FileProvider = Files,
            RequestPath = Root,
            OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl =
                answer.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=300",
        }));
}
