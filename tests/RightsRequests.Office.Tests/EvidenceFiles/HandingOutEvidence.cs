using System.IO.Compression;
using System.Text;
using RightsRequests.Casework;
using RightsRequests.EvidenceFiles;
using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.EvidenceFiles;

public sealed class HandingOutEvidence(OfficeFixture postgres)
{
    private static readonly Actor Auditor = new("aude", new HashSet<Role> { Role.Auditor });

    [Fact]
    public async Task One_file_proves_how_a_request_was_handled_and_every_change_in_it_is_seen()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (filed, id) = await office.AskedAsync();
        await LettersOfEveryRight.RunAsync(office, id);

        Assert.IsType<EvidenceFileForbidden>(await ExportAsync(office, filed.Reference, TestOffice.Agent));
        Assert.IsType<EvidenceFileUnknown>(await ExportAsync(office, "DR-2026-XXXXX", Auditor));
        var file = Assert.IsType<EvidenceFile>(await ExportAsync(office, filed.Reference, Auditor));
        var seen = await office.Office.CaseAsync(id);
        Assert.Contains(seen.Timeline, one => one.What == "evidence-file-exported" && one.Actor == "aude" && one.Detail == file.Manifest);

        Assert.Empty(Verify(file.Zip));
        var names = Names(file.Zip);
        Assert.Equal(2, names.Count(name => name.EndsWith(".pdf", StringComparison.Ordinal)));
        Assert.Contains("access/case.json", names);
        Assert.Contains("access/procedure.yaml", names);
        Assert.DoesNotContain("tournesol-violet", Text(file.Zip, "access/case.json"), StringComparison.Ordinal);

        Assert.Equal(["access/case.json : modifié / changed"], Verify(Changed(file.Zip, "access/case.json", text => text + " ")));
        Assert.Equal(["access/audit.jsonl : modifié / changed", "access/audit.jsonl : la chaîne se rompt à la ligne / the chain breaks at line 3"], Verify(Changed(file.Zip, "access/audit.jsonl", text => string.Join('\n', text.Split('\n').Where((_, index) => index != 2)))));
        Assert.Contains("README.txt : manque / is missing", Verify(Changed(file.Zip, "README.txt", _ => null)));
        Assert.Equal(["il n'y a pas de manifeste / there is no manifest"], Verify(Changed(file.Zip, "manifest.json", _ => null)));
        Assert.Single(Verify(Encoding.UTF8.GetBytes("no zip")));
    }

    private static Task<EvidenceFileOutcome> ExportAsync(CorrespondingOffice office, string reference, Actor actor) =>
        office.Office.InScopeAsync((EvidenceFileDesk desk) => desk.ExportAsync(reference, actor, default));

    private static IReadOnlyList<string> Verify(byte[] zip) => EvidenceFileVerifier.Verify(new MemoryStream(zip), null, null);

    private static List<string> Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static string Text(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Changed(byte[] zip, string name, Func<string, string?> change)
    {
        var text = change(Text(zip, name));
        using var memory = new MemoryStream();
        memory.Write(zip);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)!.Delete();
            if (text is not null)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return memory.ToArray();
    }
}
