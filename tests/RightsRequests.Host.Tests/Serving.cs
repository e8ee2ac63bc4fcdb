using System.Net;
using System.Net.Sockets;

namespace RightsRequests.Host.Tests;

/// <summary>Waits for a host that was started.</summary>
internal static class Serving
{
    public static async Task UntilReadyAsync(this HttpClient http)
    {
        for (var end = DateTime.UtcNow.AddSeconds(90); ; await Task.Delay(200))
        {
            try
            {
                var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                Assert.True(DateTime.UtcNow < end, await answer.Content.ReadAsStringAsync());
            }
            catch (HttpRequestException) when (DateTime.UtcNow < end)
            {
                // Not listening yet.
            }
        }
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
