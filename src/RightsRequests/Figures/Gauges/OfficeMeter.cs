using System.Diagnostics.Metrics;
using NodaTime;

namespace RightsRequests.Figures;

/// <summary>What a process counts while it works; no number or label tells of a person.</summary>
internal static class OfficeMeter
{
    /// <summary>Name of the meter; also the first word of each metric.</summary>
    public const string Name = "rights";

    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Effects = Meter.CreateCounter<long>("effects_done", description: "Effects carried out, by kind.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("effect_failures", description: "Tries of effects that failed or had to wait, by kind.");
    private static readonly Counter<long> Letters = Meter.CreateCounter<long>("letters_signed", description: "Letters signed, by kind.");
    private static readonly Counter<long> Fired = Meter.CreateCounter<long>("timers_fired", description: "Timers fired.");
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("timer_lateness_seconds", "s", "How long after it was due a timer fired.");
    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("holder_answers", description: "Answers of holders, by holder and by what became of them.");

    public static void EffectDone(string kind) => Effects.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void EffectFailed(string kind) => Failures.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void LetterSigned(string kind) => Letters.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void TimerFired(Duration late)
    {
        Fired.Add(1);
        Lateness.Record(Math.Max(0, late.TotalSeconds));
    }

    /// <param name="holder">An id of the pack: what anybody else calls themselves is no label.</param>
    /// <param name="what"><c>accepted</c>, <c>refused</c> or <c>contradicts</c>.</param>
    public static void HolderAnswered(string holder, string what) =>
        Answers.Add(1, new("holder", holder), new("what", what));
}
