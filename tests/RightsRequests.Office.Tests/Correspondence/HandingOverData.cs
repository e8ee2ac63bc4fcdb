using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NJsonSchema;
using RightsRequests.Contracts;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>The data package: what a person unpacks.</summary>
public sealed class HandingOverData
{
    [Theory]
    [InlineData("fr", "LISEZ-MOI.txt", "vie personnelle", ';')]
    [InlineData("en", "README.txt", "personal life", ',')]
    public async Task A_lay_person_and_a_machine_each_find_what_they_need(string language, string readme, string category, char separator)
    {
        var material = Of([Record("identification", "Éléonore\nQuillfeather; \"Zéph\""), Record("private-life", "marié")], language);

        var archive = Unpack(Assert.Single(await VolumesAsync(material)));

        Assert.Equal([readme, "donnees.json", "donnees.schema.json", "identification.csv", "private-life.csv"], archive.Keys);
        Assert.Contains(category, archive[readme], StringComparison.Ordinal);
        Assert.Contains($"\"identification\"{separator}\"Adresse postale\"{separator}\"Éléonore\nQuillfeather; \"\"Zéph\"\"\"", archive["identification.csv"], StringComparison.Ordinal);
        var schema = await JsonSchema.FromJsonAsync(archive["donnees.schema.json"]);
        Assert.Empty(schema.Validate(archive["donnees.json"]));
        Assert.NotEmpty(schema.Validate(archive["donnees.json"].Replace("\"value\"", "\"valeur\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x.example\")", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("-2+3+cmd|' /C calc'!A0", true)]
    [InlineData("+33 6 12 34 56 78", false)]
    [InlineData("-12,50", false)]
    public async Task A_spreadsheet_runs_nothing(string value, bool kept)
    {
        var table = Unpack((await VolumesAsync(Of([Record("identification", value)])))[0])["identification.csv"];

        var cell = value.Replace("\"", "\"\"", StringComparison.Ordinal);
        Assert.Contains(kept ? $";\"'{cell}\";" : $";\"{cell}\";", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_cannot_lead_out_of_the_archive_nor_hide_another()
    {
        var names = Unpack((await VolumesAsync(Of([Record("../../etc/passwd", "a"), Record("Health", "b"), Record("health", "c")])))[0]).Keys;

        Assert.Equal(["______etc_passwd.csv", "health.csv", "health-2.csv"], names.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_field_that_tells_of_another_person_goes_and_the_rest_stays()
    {
        var record = Record("identification", "") with { Value = JsonSerializer.SerializeToElement(new { poste = "chef", collegue = new { nom = "Untel", service = "RH" } }) };
        var material = Of([record], redactions: [Materials.Chosen(redact: true, "collegue/nom")]);

        var data = LetterComposer.Compose(material);

        Assert.True(data.ThirdPartiesRedacted);
        var line = Assert.Single(data.Data);
        Assert.False(line.Redacted);
        Assert.Equal("poste : chef\ncollegue : nom : [occulté]\nservice : RH", line.Value);
        Assert.DoesNotContain("Untel", data.Embedded!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("collegue/nom", data.Embedded.Value.GetProperty("records")[0].GetProperty("redactedFields")[0].GetString());
    }

    [Fact]
    public void A_field_to_be_blacked_out_that_is_not_there_takes_the_whole_value_with_it()
    {
        var data = LetterComposer.Compose(Of([Record("identification", "tout en une phrase")], redactions: [Materials.Chosen(redact: true, "nom")]));

        Assert.True(Assert.Single(data.Data).Redacted);
    }

    [Fact]
    public void The_reviewer_hands_over_what_a_holder_marked()
    {
        var data = LetterComposer.Compose(Of([Record("identification", "Dr Quillfeather") with { ConcernsThirdParty = true }], redactions: [Materials.Chosen(redact: false)]));

        Assert.False(data.ThirdPartiesRedacted);
        Assert.Equal("Dr Quillfeather", Assert.Single(data.Data).Value);
    }

    [Fact]
    public async Task Many_records_fill_volumes_and_the_letter_says_so()
    {
        var material = Of([.. Enumerable.Range(0, 45_001).Select(number => Record("identification", $"v{number}"))]);
        var data = LetterComposer.Compose(material);

        Assert.Equal((2_000, 45_001, 3, true), (data.Data.Count, data.DataCount, data.Volumes, data.Embedded is null));
        var volumes = await VolumesAsync(material);
        var counts = volumes.Select(volume => JsonDocument.Parse(Unpack(volume)["donnees.json"]).RootElement).ToList();
        Assert.Equal([20_000, 20_000, 5_001], counts.Select(json => json.GetProperty("records").GetArrayLength()));
        Assert.Equal([(1, 3), (2, 3), (3, 3)], counts.Select(json => (json.GetProperty("volume").GetInt32(), json.GetProperty("volumes").GetInt32())));
        Assert.Contains("volume 2 sur 3", Unpack(volumes[1])["LISEZ-MOI.txt"], StringComparison.Ordinal);
        Assert.Equal(volumes[2], (await VolumesAsync(material))[2]);
    }

    /// <summary>What the tools of Unix and Python say, which read archives as those of other systems do.</summary>
    [Theory]
    [InlineData("unzip", "-tqq")]
    [InlineData("python3", "-m", "zipfile", "-t")]
    public async Task Other_tools_open_it(string tool, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, (await VolumesAsync(Of([Record("identification", "é")])))[0]);
        try
        {
            using var run = Process.Start(new ProcessStartInfo(tool, [.. arguments, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = await run.StandardOutput.ReadToEndAsync() + await run.StandardError.ReadToEndAsync();
            await run.WaitForExitAsync();
            Assert.True(run.ExitCode == 0, said);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static LetterMaterial Of(IReadOnlyList<AnswerRecord> records, string language = "fr", IReadOnlyList<RedactionChoice>? redactions = null)
    {
        var material = Materials.Of(Right.Portability, LetterKind.Response, records, redactions: redactions, activities: ["newsletter"]);
        return material with { Letter = material.Letter with { Language = language } };
    }

    private static AnswerRecord Record(string category, string value) => Materials.Record("newsletter", value) with { Category = category };

    private static async Task<IReadOnlyList<byte[]>> VolumesAsync(LetterMaterial material)
    {
        var records = material.Copy.IsWhole ? material.Copy.First : [.. Enumerable.Range(0, material.Copy.Count).Select(number => material.Copy.First[number % material.Copy.First.Count])];
        return await DataPackage.WriteAsync(material, records.ToAsyncEnumerable()).ToListAsync();
    }

    private static Dictionary<string, string> Unpack(byte[] volume)
    {
        using var archive = new ZipArchive(new MemoryStream(volume));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }
}
