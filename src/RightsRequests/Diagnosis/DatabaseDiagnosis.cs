using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Diagnosis;

/// <summary>Whether the database is there, of this program's schema, and of the same time.</summary>
public sealed class DatabaseDiagnosis(OfficeDb db, ClockWatch clocks)
{
    private const string Database = "database";
    private const string Schema = "schema";
    private const int OldestVersion = 150_000;
    private static readonly Duration Tolerance = Duration.FromSeconds(2);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
        }
        catch (Exception away) when (WhyAway.IsDatabase(away))
        {
            var why = WhyAway.Of(away);
            return [Finding.Fault(Database, $"injoignable ({why.Fr}) : vérifiez RIGHTS__ConnectionString et que PostgreSQL tourne", $"cannot be reached ({why.En}): check RIGHTS__ConnectionString and that PostgreSQL runs")];
        }

        try
        {
            return [await VersionAsync(cancel), await SchemaAsync(cancel), await ClockAsync(cancel)];
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Null where the schema is this program's.</summary>
    public async Task<Finding?> WrongSchemaAsync(CancellationToken cancel) => await SchemaAsync(cancel) is { Ok: false } wrong ? wrong : null;

    private async Task<Finding> VersionAsync(CancellationToken cancel)
    {
        var version = await ScalarAsync<int>($"SELECT current_setting('server_version_num')::int AS \"Value\"", cancel);
        return version >= OldestVersion
            ? Finding.Good(Database, $"PostgreSQL {version / 10_000}", $"PostgreSQL {version / 10_000}")
            : Finding.Fault(Database, $"PostgreSQL {version / 10_000} : il faut la version 15 ou une plus récente", $"PostgreSQL {version / 10_000}: version 15 or later is needed");
    }

    private async Task<Finding> SchemaAsync(CancellationToken cancel)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        var ours = db.Database.GetMigrations().ToList();
        var missing = ours.Except(applied).Count();
        var newer = applied.Except(ours).Count();
        return (missing, newer) switch
        {
            ( > 0, _) => Finding.Fault(Schema, $"{missing} migrations manquent : rights-requests migrate", $"{missing} migrations are missing: rights-requests migrate"),
            (_, > 0) => Finding.Good(Schema, $"à jour, et en avance de {newer} migrations sur ce programme : mettez-le à jour", $"up to date, and {newer} migrations ahead of this program: upgrade it"),
            _ => Finding.Good(Schema, "à jour", "up to date"),
        };
    }

    private async Task<Finding> ClockAsync(CancellationToken cancel)
    {
        var apart = await clocks.ApartAsync(cancel);
        apart = apart < Duration.Zero ? -apart : apart;
        var seconds = apart.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return apart <= Tolerance
            ? Finding.Good("clock", "à l'heure de la base", "agrees with the database")
            : Finding.Fault("clock", $"{seconds} s d'écart avec la base : réglez l'heure des deux machines (NTP)", $"{seconds} s apart from the database: set the time of both machines (NTP)");
    }

    private async Task<T> ScalarAsync<T>(FormattableString sql, CancellationToken cancel) => (await db.Database.SqlQuery<T>(sql).ToListAsync(cancel))[0];
}
