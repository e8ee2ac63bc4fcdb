using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using RightsRequests.Letters;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Host.Tests;

/// <summary><c>letter verify</c> as anybody runs it: on a signed letter, and on what somebody made of it.</summary>
public sealed class JudgingALetter(PublishedHost host)
{
    // The key is made now, and a signature older than its certificate is none.
    private static readonly Instant Now = Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() + 1);

    [Fact]
    public async Task A_signed_letter_is_valid_under_its_root_and_under_no_other()
    {
        var (ours, letter) = await SignedAsync();
        var (theirs, _) = await SignedAsync();

        var (exit, found) = await VerifyAsync(letter, ours);
        Assert.Equal(0, exit);
        Assert.True((bool)found["valid"]! && (bool)found["wholeDocument"]!);
        Assert.NotNull(found["signedBy"]);
        Assert.Equal(Now.ToDateTimeOffset(), DateTimeOffset.Parse((string)found["signedAt"]!, null));
        Assert.Equal("B-B", (string)found["level"]!);

        var (refused, wrong) = await VerifyAsync(letter, theirs);
        Assert.Equal(1, refused);
        Assert.False((bool)wrong["valid"]!);
        Assert.NotEmpty((string)wrong["reason"]!);
    }

    [Fact]
    public async Task A_changed_byte_and_an_appended_update_are_not_valid()
    {
        var (keys, letter) = await SignedAsync();
        var changed = letter.ToArray();
        changed[Encoding.Latin1.GetString(letter).IndexOf("100 100 l", StringComparison.Ordinal)] = (byte)'9';

        Assert.Equal(1, (await VerifyAsync(changed, keys)).Exit);
        var (exit, found) = await VerifyAsync([.. letter, .. "\n1 0 obj\n<< >>\nendobj\n%%EOF"u8], keys);
        Assert.Equal(1, exit);
        Assert.False((bool)found["wholeDocument"]!);
    }

    [Fact]
    public async Task Without_JSON_the_verdict_stands_in_plain_words()
    {
        var (keys, letter) = await SignedAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, letter);
        var ran = await host.RunAsync($"letter verify {file} --trust {Path.Combine(keys, "ca.pem")}");
        await File.WriteAllTextAsync(file, "no letter");
        var wrong = await host.RunAsync($"letter verify {file}");
        File.Delete(file);

        Assert.Equal(1, wrong.ExitCode);
        Assert.StartsWith("Non valide : Le fichier n’est pas un PDF. / Not valid: The file is not a PDF.", wrong.Output);
        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith("Valide / valid", ran.Output);
        Assert.Contains("Signé par / signed by: CN=", ran.Output);
        Assert.Contains("sans horodatage fiable / as the signer says", ran.Output);
        Assert.Contains("Niveau / level: B-B, signature seule", ran.Output);
    }

    private async Task<(string Keys, byte[] Letter)> SignedAsync()
    {
        var keys = Directory.CreateTempSubdirectory("host-keys").FullName;
        Assert.Equal(0, (await host.RunAsync($"keys --directory {keys}")).ExitCode);
        using var seal = LetterSeal.Open(Path.Combine(keys, "signing.p12"), (await File.ReadAllTextAsync(Path.Combine(keys, "signing.password"))).Trim());
        return (keys, seal.Sign(SamplePdf.OnePage(), Now, "Réponse à votre demande"));
    }

    private async Task<(int Exit, JsonNode Found)> VerifyAsync(byte[] letter, string keys)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, letter);
        var ran = await host.RunAsync($"letter verify {file} --trust {Path.Combine(keys, "ca.pem")} --json");
        File.Delete(file);
        return (ran.ExitCode, JsonNode.Parse(ran.Output)!);
    }
}
