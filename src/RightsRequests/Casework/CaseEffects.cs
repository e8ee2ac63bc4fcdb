using System.Text.Json;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>The effects that decisions cause, and those that they end.</summary>
internal static class CaseEffects
{
    /// <summary>Those that a decision causes, sealed; one to be tried again is stored already.</summary>
    public static IReadOnlyList<(Effect Effect, byte[] Payload)> Sealed(Applied applied, DataKey key, ContentCipher cipher) =>
        [.. applied.Effects.Where(one => one is not RetryEffect).Select(one => (one, cipher.SealJson(key, one, Purpose.Effect)))];

    public static void Write(OfficeBatch batch, IReadOnlyList<Written> all)
    {
        foreach (var one in all)
        {
            foreach (var retry in one.Applied.Effects.OfType<RetryEffect>())
            {
                batch.Say(
                    "UPDATE effects SET state = 'pending', attempts = 0, next_at = now(), leased_until = NULL, trace = $3 WHERE case_id = $1 AND key = $2 AND (state = 'failed' OR (state = 'pending' AND leased_until IS NULL))",
                    one.Row.Id, retry.EffectKey, one.Row.Trace);
            }
        }

        List<(Written Of, Effect Effect, byte[] Payload)> caused = [.. all.SelectMany(one => one.Effects, (one, caused) => (one, caused.Effect, caused.Payload))];
        if (caused.Count > 0)
        {
            batch.Say(
                "INSERT INTO effects (case_id, key, kind, payload, state, attempts, next_at, trace) SELECT case_id, key, kind, payload, 'pending', 0, now(), trace FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::text[]) AS caused (case_id, key, kind, payload, trace) ON CONFLICT DO NOTHING",
                caused.Column(one => one.Of.Row.Id), caused.Column(one => one.Effect.Key), caused.Column(one => JsonNamingPolicy.KebabCaseLower.ConvertName(one.Effect.GetType().Name)),
                caused.Column(one => one.Payload), caused.Column(one => one.Of.Row.Trace));
        }

        var done = all.SelectMany(one => one.Done).ToList();
        if (done.Count > 0)
        {
            EffectQueue.Done(batch, done);
        }
    }
}
