using Npgsql;

namespace RightsRequests.Figures;

/// <summary>The statements of the overview. $1 is the controller or null; $2 and $3 are the first and last day, inclusive.</summary>
internal static class FigureSql
{
    private const string Counted = "NOT sample AND ($1 IS NULL OR controller = $1)";
    private const string ReceivedThen = "received_on BETWEEN $2 AND $3";

    // A case reopened counts by its first answer. Said so that the index of either day serves.
    private const string AnsweredThen = "(first_answered_on BETWEEN $2 AND $3 OR first_answered_on IS NULL AND answered_on BETWEEN $2 AND $3)";

    /// <summary>The day by which a case counts as answered; null: it never was.</summary>
    public const string Answered = "coalesce(first_answered_on, answered_on)";
    private const string Unanswered = "answered_on IS NULL AND first_answered_on IS NULL";

    // $2 is today, $3 the last of the days that count as soon. What was answered and is open again, to lift a restriction or since somebody reopened it, has no limit.
    private const string Now =
        $"""
        SELECT count(*), count(*) FILTER (WHERE {Unanswered} AND NOT suspended AND due BETWEEN $2 AND $3),
            count(*) FILTER (WHERE {Unanswered} AND NOT suspended AND due < $2), count(*) FILTER (WHERE suspended),
            count(*) FILTER (WHERE answered_on IS NULL AND first_answered_on IS NOT NULL)
        FROM case_figures WHERE state = 'open' AND {Counted}
        """;

    private const string Rights =
        $"""
        SELECT "right", count(*) FILTER (WHERE {ReceivedThen}), count(*) FILTER (WHERE {AnsweredThen}),
            count(*) FILTER (WHERE {AnsweredThen} AND {Answered} <= due),
            percentile_cont(0.5) WITHIN GROUP (ORDER BY {Answered} - received_on) FILTER (WHERE {AnsweredThen}),
            percentile_disc(0.9) WITHIN GROUP (ORDER BY {Answered} - received_on) FILTER (WHERE {AnsweredThen})::double precision,
            count(*) FILTER (WHERE {ReceivedThen} AND extended), count(*) FILTER (WHERE {ReceivedThen} AND state = 'withdrawn' AND {Unanswered}),
            coalesce(sum(complaints) FILTER (WHERE {ReceivedThen}), 0), coalesce(sum(incidents) FILTER (WHERE {ReceivedThen}), 0),
            count(*) FILTER (WHERE {AnsweredThen} AND first_answered_on IS NOT NULL)
        FROM case_figures WHERE {Counted} AND ({ReceivedThen} OR {AnsweredThen})
        GROUP BY GROUPING SETS (("right"), ()) ORDER BY 2 DESC, 1
        """;

    private const string Months =
        $"""
        SELECT month::date, sum(received)::bigint, sum(answered)::bigint FROM (
            SELECT date_trunc('month', received_on) AS month, 1 AS received, 0 AS answered FROM case_figures WHERE {Counted} AND {ReceivedThen}
            UNION ALL
            SELECT date_trunc('month', {Answered}), 0, 1 FROM case_figures WHERE {Counted} AND {AnsweredThen}) AS both_ways
        GROUP BY month ORDER BY month
        """;

    private const string Channels =
        $"SELECT channel, count(*) FROM case_figures WHERE {Counted} AND {ReceivedThen} GROUP BY channel ORDER BY 2 DESC, 1";

    private const string Controllers =
        $"""
        SELECT controller, count(*) FILTER (WHERE {ReceivedThen}), count(*) FILTER (WHERE {AnsweredThen}), count(*) FILTER (WHERE {AnsweredThen} AND {Answered} <= due)
        FROM case_figures WHERE {Counted} AND ({ReceivedThen} OR {AnsweredThen}) GROUP BY controller ORDER BY 2 DESC, 1
        """;

    private const string Endings =
        $"SELECT outcome, count(*) FROM case_figures WHERE {Counted} AND {AnsweredThen} AND outcome IS NOT NULL GROUP BY outcome ORDER BY 2 DESC, 1";

    private const string Outcomes =
        $"""
        SELECT one.outcome, one.ground, count(*) FROM case_figures JOIN case_outcomes one USING (case_id)
        WHERE {Counted} AND {AnsweredThen} AND one.outcome <> 'not-applicable' GROUP BY one.outcome, one.ground ORDER BY 1, 3 DESC, 2
        """;

    // Days are those of the organisation, as for every limit: $5 is its time zone.
    private const string AnsweredOn = "(answered_at AT TIME ZONE $5)::date";

    public const string Holders =
        $"""
        SELECT holder, count(*) FILTER (WHERE {AnsweredOn} <= answer_by), count(*) FILTER (WHERE {AnsweredOn} > answer_by),
            count(*) FILTER (WHERE answered_at IS NULL AND (answer_by < $4 OR query.state = 'given-up')),
            count(*) FILTER (WHERE answered_at IS NULL AND answer_by >= $4 AND query.state <> 'given-up'),
            percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - asked_at)) FILTER (WHERE answered_at IS NOT NULL) / 3600
        FROM holder_queries query JOIN case_figures USING (case_id)
        WHERE {Counted} AND (asked_at AT TIME ZONE $5)::date BETWEEN $2 AND $3 GROUP BY holder ORDER BY 4 DESC, 3 DESC, 1
        """;

    /// <summary>In the order in which they are read; true for what is reckoned of today.</summary>
    public static readonly IReadOnlyList<(string Sql, bool OfToday)> All =
        [(Now, true), (Rights, false), (Months, false), (Channels, false), (Controllers, false), (Endings, false), (Outcomes, false), (Holders, false)];

    public static async Task<IReadOnlyList<T>> ListAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        List<T> list = [];
        while (await rows.ReadAsync(cancel))
        {
            list.Add(read(rows));
        }

        return list;
    }
}
