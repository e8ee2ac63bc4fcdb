using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class SealingPerController(OfficeFixture postgres)
{
    [Theory]
    [InlineData("mgen-union", "Union")]
    [InlineData("mgen", "Common")]
    public async Task A_controllers_letter_bears_its_own_seal_and_no_other(string controller, string seal)
    {
        var keys = Directory.CreateTempSubdirectory("office-seals").FullName;
        var roots = new X509Certificate2Collection();
        using (var union = SelfSigned.Seal(keys, "Union"))
        {
            roots.Add(X509CertificateLoader.LoadCertificate(union.Certificate.RawData));
        }

        await File.WriteAllTextAsync(Path.Combine(keys, "password"), SelfSigned.Password);
        var file = Path.Combine(keys, "seals.json");
        await File.WriteAllTextAsync(file, """{ "mgen-union": { "pkcs12": { "file": "Union.p12", "passwordFile": "password" } } }""");
        var authority = SelfSigned.TimeAuthority(keys, "Time", 300);
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services
            .AddSingleton(_ => SelfSigned.Seal(keys, "Common"))
            .AddSingleton(provider => new SealRing(
                provider.GetRequiredService<LetterSeal>(),
                SealFile.Read(file, new HashSet<string> { "mgen-union" }, SystemClock.Instance.GetCurrentInstant())))
            .AddSingleton(new LetterSigner(SigningLevel.Timestamped, SystemClock.Instance, authority)));

        var id = (await office.Office.FileAsync(Requests.Access() with { Controller = controller })).Cases[0].Id;
        await office.DrainAsync();
        var letter = (await office.Office.CaseAsync(id)).Letters[0].Id;
        var pdf = (await office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(id, letter, default)))!;

        var time = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(keys, "Time.p12"), SelfSigned.Password);
        var found = LetterVerifier.Verify(pdf, [.. roots, time]);
        Assert.Equal($"CN={seal}", found.SignedBy);
        Assert.Equal(controller == "mgen-union", found.Valid);
    }
}
