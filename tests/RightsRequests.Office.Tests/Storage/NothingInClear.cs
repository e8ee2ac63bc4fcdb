using System.Text;
using Npgsql;
using RightsRequests.Intake;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

public sealed class NothingInClear(OfficeFixture postgres)
{
    [Fact]
    public async Task No_table_holds_what_a_person_wrote_in_clear()
    {
        await using var office = await postgres.OfficeAsync();
        var outcome = await office.InScopeAsync((IntakeDesk desk) => desk.FileAsync(Requests.Access(), "some-key", default));
        var code = Assert.IsType<Filed>(outcome).Request.TrackingCode;
        string[] secrets = ["Quillfeather", "QZ99887766", "example.org", "tournesol", "Mirabelles", "99 00 12 34", "1980-05-17", code, "some-key"];

        var dump = await DumpAsync(office);

        Assert.Contains("verify-identity", dump, StringComparison.Ordinal);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, dump, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), dump, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Without_its_key_a_request_is_erased()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;

        await office.ExecuteAsync("DELETE FROM case_keys");

        var view = await office.CaseAsync(id);
        Assert.Equal("erased", view.Identity);
        Assert.Null(view.Subject);
        Assert.Null(view.Statement);
        Assert.Empty(view.AvailableActions);
    }

    // Bytes are printed in hexadecimal, so text in them would show as the hexadecimal of its bytes.
    private static Task<string> DumpAsync(TestOffice office) => office.InScopeAsync(async (NpgsqlDataSource source) =>
    {
        await using var list = source.CreateCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        var tables = new List<string>();
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var text = new StringBuilder();
        foreach (var table in tables)
        {
            await using var rows = source.CreateCommand($"SELECT t::text FROM \"{table}\" t");
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                text.AppendLine(reader.GetString(0));
            }
        }

        return text.ToString();
    });
}
