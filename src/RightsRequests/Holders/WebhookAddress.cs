using System.Net;
using System.Net.Sockets;

namespace RightsRequests.Holders;

/// <summary>Which addresses a webhook may have. Back offices live in private networks, so those are called; what no back office has is not.</summary>
internal static class WebhookAddress
{
    private static readonly IPNetwork[] Never =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        // Link-local: where cloud machines learn their own credentials.
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fd00:ec2::/32"),
        IPNetwork.Parse("ff00::/8"),
    ];

    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("fc00::/7"),
        // Ways into IPv4 that would have to be judged by what is inside.
        IPNetwork.Parse("64:ff9b::/96"),
        IPNetwork.Parse("2002::/16"),
    ];

    /// <summary>True for an address outside of every private network, and of this machine.</summary>
    public static bool IsPublic(IPAddress address, bool loopback)
    {
        var one = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !loopback && MayBeCalled(one, loopback: false)
            && !Private.Any(network => network.BaseAddress.AddressFamily == one.AddressFamily && network.Contains(one));
    }

    /// <param name="address">What the name leads to.</param>
    /// <param name="loopback">True where the pack itself names this machine: no other name may lead to it.</param>
    public static bool MayBeCalled(IPAddress address, bool loopback)
    {
        var one = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(one))
        {
            return loopback;
        }

        return !loopback
            && !one.Equals(IPAddress.IPv6Any)
            && !Never.Any(network => network.BaseAddress.AddressFamily == one.AddressFamily && network.Contains(one))
            && !(one.AddressFamily == AddressFamily.InterNetworkV6 && one.IsIPv6SiteLocal);
    }
}

/// <summary>The webhook's name leads to no address that may be called.</summary>
internal sealed class WebhookAddressException() : Exception("The webhook's name leads to no address that may be called.");
