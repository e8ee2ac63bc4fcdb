using NodaTime;
using Npgsql;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Figures;

/// <summary>The door to figures, reckoned by the database in one round trip.</summary>
public sealed class FigureDesk(NpgsqlDataSource source, Policy policy, IClock clock)
{
    private const int SoonDays = 7;

    /// <summary>The calendar day on which figures are reckoned.</summary>
    public LocalDate Today => DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), policy.Organisation.Establishment);

    /// <exception cref="ArgumentException">The period is none.</exception>
    public async Task<Overview> ReadAsync(FigureQuestion question, CancellationToken cancel)
    {
        if (question.Fault is { } fault)
        {
            throw new ArgumentException(fault, nameof(question));
        }

        var today = Today;
        await using var batch = source.CreateBatch();
        foreach (var (sql, ofToday) in FigureSql.All)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new() { Value = (object?)question.Controller ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
            command.Parameters.Add(new() { Value = ofToday ? today : question.From });
            command.Parameters.Add(new() { Value = ofToday ? today.PlusDays(SoonDays) : question.To });
            if (sql == FigureSql.Holders)
            {
                command.Parameters.Add(new() { Value = today });
                command.Parameters.Add(new() { Value = ZoneTime.Of(policy.Organisation.Establishment) });
            }

            batch.BatchCommands.Add(command);
        }

        await using var rows = await batch.ExecuteReaderAsync(cancel);
        var now = (await FigureSql.ListAsync(rows, row => new WorkNow(Int(row, 0), Int(row, 1), Int(row, 2), Int(row, 3), Int(row, 4)), cancel)).Single();
        var rights = await NextAsync(rows, row => new RightFigures(
            Text(row, 0) ?? "", Int(row, 1), Int(row, 2), Int(row, 3), Number(row, 4), Number(row, 5), Int(row, 6), Int(row, 7), Int(row, 8), Int(row, 9), Int(row, 10)), cancel);
        var months = await NextAsync(rows, row => (Month: row.GetFieldValue<LocalDate>(0).ToYearMonth(), Received: Int(row, 1), Answered: Int(row, 2)), cancel);
        var channels = await NextAsync(rows, row => new Count(row.GetString(0), Int(row, 1)), cancel);
        var controllers = await NextAsync(rows, row => new ControllerFigures(row.GetString(0), Int(row, 1), Int(row, 2), Int(row, 3)), cancel);
        var endings = await NextAsync(rows, row => new Count(row.GetString(0), Int(row, 1)), cancel);
        var outcomes = await NextAsync(rows, row => new OutcomeCount(row.GetString(0), Text(row, 1), Int(row, 2)), cancel);
        var holders = await NextAsync(rows, row => new HolderFigures(row.GetString(0), Int(row, 1), Int(row, 2), Int(row, 3), Int(row, 4), Number(row, 5)), cancel);
        return new(
            question, today, now, rights.Single(one => one.Right.Length == 0), [.. rights.Where(one => one.Right.Length > 0)],
            [.. MonthsOf(question).Select(month => months.Where(one => one.Month == month).Select(one => new MonthFigures(month, one.Received, one.Answered)).FirstOrDefault() ?? new(month, 0, 0))],
            channels, controllers, endings, outcomes, holders);
    }

    private static IEnumerable<YearMonth> MonthsOf(FigureQuestion question)
    {
        for (var month = question.From.ToYearMonth(); month.CompareTo(question.To.ToYearMonth()) <= 0; month = month.PlusMonths(1))
        {
            yield return month;
        }
    }

    private static async Task<IReadOnlyList<T>> NextAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await rows.NextResultAsync(cancel);
        return await FigureSql.ListAsync(rows, read, cancel);
    }

    private static int Int(NpgsqlDataReader row, int column) => checked((int)row.GetInt64(column));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
