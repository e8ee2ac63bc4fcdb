using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>What an effect needs from outside is away: it is no failure of the effect, which is put off until it can be.</summary>
/// <param name="news">What the case must know; null when it knows already.</param>
/// <param name="because">What is away.</param>
internal sealed class EffectWaitsException(CaseEvent? news, Exception because) : Exception("An effect waits.", because)
{
    public CaseEvent? News { get; } = news;
}
