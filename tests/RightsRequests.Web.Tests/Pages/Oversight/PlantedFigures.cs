namespace RightsRequests.Web.Tests.Pages.Oversight;

/// <summary>A year of figures without the cases behind them.</summary>
internal static class PlantedFigures
{
    public static Task PlantFiguresAsync(this RunningWeb web) => web.ExecuteAsync(
        """
        INSERT INTO case_figures (case_id, "right", controller, channel, received_on, due, state, suspended, extended, answered_on, outcome, incidents, complaints, sample)
        SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
            (ARRAY['access','access','access','erasure','erasure','objection','rectification','portability','restriction','automated-decision','consent-withdrawal'])[1 + n % 11],
            (ARRAY['mgen','mgen','mgen-union','mgen-centres-de-sante'])[1 + n % 4],
            (ARRAY['web','post','email','phone','counter'])[1 + n % 5],
            current_date - n * 3 - 3, current_date - n * 3 + 28, CASE WHEN n < 8 THEN 'open' ELSE 'closed' END, n = 3, n % 9 = 0,
            CASE WHEN n < 8 THEN NULL ELSE current_date - n * 3 - 3 + 4 + n % 33 END,
            CASE WHEN n < 8 THEN NULL ELSE (ARRAY['granted','granted-in-part','refused','not-identified'])[1 + n % 4] END, n % 13 / 12, n % 17 / 16, false
        FROM generate_series(0, 110) n;
        INSERT INTO case_outcomes (case_id, activity, outcome, ground)
        SELECT case_id, a, (ARRAY['granted','granted-in-part','refused'])[1 + length(a) % 2], (ARRAY[NULL,'17(3)(b)','17(3)(e)'])[1 + length(a) % 2]
        FROM case_figures, unnest(ARRAY['contract-management','newsletter','partner-services']) a WHERE state = 'closed';
        INSERT INTO holder_queries (query_id, case_id, holder, asked_at, answer_by, state, answered_at)
        SELECT gen_random_uuid(), case_id, h, received_on + interval '9 hours', received_on + 10, 'answered', received_on + interval '9 hours' + interval '1 hour' * (1 + length(h) * length(h) / 3 * (extract(day FROM received_on)::int % 4))
        FROM case_figures, unnest(ARRAY['crm','claims-and-health','online-account']) h;
        """);
}
