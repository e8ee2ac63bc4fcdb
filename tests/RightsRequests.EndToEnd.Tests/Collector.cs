using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace RightsRequests.EndToEnd.Tests;

/// <summary>Takes what is exported over OTLP (HTTP, protobuf), and reads of it what a test needs.</summary>
public sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> taken = [];

    public Collector()
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        free.Stop();
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = TakeAsync();
    }

    public Uri Address { get; }

    /// <summary>All that came, one character a byte.</summary>
    public string Everything => string.Concat(taken.Select(one => Encoding.Latin1.GetString(one.Body)));

    public bool Has(string path) => taken.Any(one => one.Path == path);

    /// <summary>Names of the spans by trace id.</summary>
    public ILookup<string, string> Spans =>
        (from one in taken
         where one.Path == "/v1/traces"
         from resource in Fields(one.Body, 1)
         from scope in Fields(resource, 2)
         from span in Fields(scope, 2)
         select (Trace: Convert.ToHexStringLower(Fields(span, 1).Single()), Name: Encoding.UTF8.GetString(Fields(span, 5).Single()))).ToLookup(one => one.Trace, one => one.Name);

    public void Dispose() => listener.Close();

    private async Task TakeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                taken.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
            }
        }
    }

    // The fields of one number that have a length: messages, texts and bytes.
    private static List<byte[]> Fields(byte[] message, int number)
    {
        List<byte[]> found = [];
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(tag >> 3) == number)
                    {
                        found.Add(message[at..(at + length)]);
                    }

                    at += length;
                    break;
            }
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var read = message[at++];
            value |= (ulong)(read & 0x7f) << shift;
            if (read < 0x80)
            {
                return value;
            }
        }
    }
}
