using System.Net;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Operations;

/// <summary>Who may read the metrics: a program of this machine or of a private network, asking by itself and not through what stands before the public address.</summary>
internal static class Scrapers
{
    // The last ones are of networks that providers lay between their machines, and IPv6's private ones.
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("fc00::/7"),
    ];

    /// <summary>False where a proxy says for whom it asks, whoever the peer is.</summary>
    public static bool Asks(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } peer
        && Array.Exists(Private, network => network.Contains(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer))
        && !http.Request.Headers.Keys.Any(IsOfProxy);

    // X-Original-*: where the framework has believed the proxy, and put the caller in the peer's place.
    private static bool IsOfProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase);
}
