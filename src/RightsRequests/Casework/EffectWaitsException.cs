using NodaTime;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>What an effect needs from outside is away: it is no failure of the effect, which is put off until it can be.</summary>
/// <param name="news">What the case must know; null when it knows already.</param>
/// <param name="because">What is away.</param>
/// <param name="atLeast">So long it need not be tried; null: as after any failed try.</param>
internal sealed class EffectWaitsException(CaseEvent? news, Exception because, Duration? atLeast = null) : Exception("An effect waits.", because)
{
    public CaseEvent? News { get; } = news;

    public Duration? AtLeast { get; } = atLeast;
}
