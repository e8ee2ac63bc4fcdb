using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>A system that holds personal data. This is all that a back office has to write.</summary>
public interface IDataHolder
{
    /// <summary>Carries out one query, for the subject, the activities and the categories it names and for no others.</summary>
    /// <param name="query">What is asked. It may be a query carried out before whose answer was lost: doing it again must do no harm.</param>
    /// <param name="cancellationToken">The holder is stopping; the query comes again after the next start.</param>
    /// <returns>The reply. Where the person cannot be told from another, <see cref="HolderReply.Failed"/>, never a guess.</returns>
    /// <remarks>An exception counts as a failure: after a few tries the engine is told "failed", without the exception's text,
    /// and a person looks into it.</remarks>
    Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken);
}
