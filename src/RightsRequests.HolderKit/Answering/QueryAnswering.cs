using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>From a query to the bytes of its answer: the same bytes each time it comes.</summary>
internal sealed class QueryAnswering(
    string holderId, IDataHolder holder, IAnswerMemory memory, Action<HolderEvent> observe, TimeSpan pauseBetweenTries, HolderEngine? engine = null)
{
    private const int Tries = 3;

    public async Task<(byte[] Message, AnswerOutcome Outcome, bool Repeated)> AnswerAsync(RightsQuery query, CancellationToken cancellationToken)
    {
        if (memory.Recall(query.QueryId) is { } earlier
            && AnswerReader.Read(earlier) is AnswerReading.Valid { Answer: var said }
            && Settles(query, said))
        {
            return (earlier, said.Outcome, Repeated: true);
        }

        var (message, answer) = await WrittenAsync(query, await ReplyAsync(query, cancellationToken), cancellationToken);
        if (Settles(query, answer))
        {
            memory.Remember(query.QueryId, message, disclosesData: answer.Records.Count > 0);
        }

        return (message, answer.Outcome, Repeated: false);
    }

    // What the engine does not take as done it asks again once a person has seen to it: then the holder is to look anew.
    private static bool Settles(RightsQuery query, RightsAnswer answer) =>
        AnswerSettlement.Missing(query.Action, answer.Outcome, answer.Actions, DateOnly.FromDateTime(query.AskedAt.UtcDateTime)) is null;

    private async Task<HolderReply> ReplyAsync(RightsQuery query, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await holder.AnswerAsync(query, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever the holder's code throws, the engine must hear that it failed.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                observe(new HolderEvent.Faulted(query.QueryId, fault.GetType().Name));
                if (attempt == Tries)
                {
                    return HolderReply.Failed("Erreur interne du détenteur. / Internal error of the holder.");
                }
            }

            await Task.Delay(pauseBetweenTries, cancellationToken);
        }
    }

    private async Task<(byte[] Message, RightsAnswer Answer)> WrittenAsync(RightsQuery query, HolderReply reply, CancellationToken cancellationToken)
    {
        if (reply.Records.Count <= RightsLimits.Records && Message(query, reply) is { Bytes.Length: <= RightsLimits.AnswerBytes } small)
        {
            return AnswerReader.Read(small.Bytes) is AnswerReading.Invalid { Reason: var reason }
                ? Message(query, HolderReply.Failed("La réponse du détenteur ne suit pas le contrat. / The holder's answer breaks the contract: " + reason))
                : small;
        }

        if (engine is null)
        {
            return Message(query, HolderReply.Failed("La réponse est trop grande et le détenteur ne sait où la déposer. / The answer is too large and the holder has no engine to upload it to."));
        }

        try
        {
            var content = await new ContentUpload(holderId, engine, pauseBetweenTries).UploadAsync(query.QueryId, reply.Records, cancellationToken);
            return Message(query, reply with { Records = [], Content = content });
        }
        catch (ContentRefusedException refused)
        {
            observe(new HolderEvent.Faulted(query.QueryId, nameof(ContentRefusedException)));
            return Message(query, HolderReply.Failed("La réponse n’a pu être déposée. / The answer could not be uploaded: " + refused.Message));
        }
    }

    private (byte[] Bytes, RightsAnswer Answer) Message(RightsQuery query, HolderReply reply)
    {
        var answer = new RightsAnswer
        {
            QueryId = query.QueryId,
            Holder = holderId,
            Outcome = reply.Outcome,
            Reason = reply.Reason,
            Records = reply.Records,
            Actions = reply.Actions,
            Identifiers = reply.Identifiers is { Count: > 0 } found ? found : null,
            RecipientsNotified = reply.RecipientsNotified,
            Content = reply.Content,
        };
        return (JsonSerializer.SerializeToUtf8Bytes(answer, RightsJson.Options), answer);
    }
}
