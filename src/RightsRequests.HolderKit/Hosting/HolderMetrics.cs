using System.Diagnostics;
using System.Diagnostics.Metrics;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>The meter <c>RightsRequests.HolderKit</c>. Its tags are actions and outcomes, never a person.</summary>
/// <remarks><c>rights.holder.queries</c>: queries handed to the holder's code. <c>rights.holder.answers</c>: answers at the broker
/// (tags action, outcome, repeated). <c>rights.holder.failures</c>: exceptions of the holder's code, answers that break the contract's
/// rules excepted. <c>rights.holder.unreadable</c>: messages that were no query. <c>rights.holder.duration</c>: seconds that the
/// holder's code took for one query (tag action).</remarks>
public sealed class HolderMetrics
{
    /// <summary>The meter's name, for <c>AddMeter</c>.</summary>
    public const string MeterName = "RightsRequests.HolderKit";

    private readonly Counter<long> queries;
    private readonly Counter<long> answers;
    private readonly Counter<long> failures;
    private readonly Counter<long> unreadable;
    private readonly Histogram<double> duration;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">The host's meters.</param>
    public HolderMetrics(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var meter = factory.Create(MeterName);
        queries = meter.CreateCounter<long>("rights.holder.queries", "{query}", "Queries handed to the holder's code.");
        answers = meter.CreateCounter<long>("rights.holder.answers", "{answer}", "Answers that reached the broker.");
        failures = meter.CreateCounter<long>("rights.holder.failures", "{failure}", "Exceptions of the holder's code.");
        unreadable = meter.CreateCounter<long>("rights.holder.unreadable", "{message}", "Messages that were no query of the contract.");
        duration = meter.CreateHistogram<double>("rights.holder.duration", "s", "What the holder's code took for one query.");
    }

    internal void Saw(HolderEvent happened)
    {
        switch (happened)
        {
            case HolderEvent.Answered one:
                answers.Add(1, new("action", Word(one.Action)), new("outcome", Word(one.Outcome)), new("repeated", one.Repeated));
                break;
            case HolderEvent.Faulted:
                failures.Add(1);
                break;
            case HolderEvent.Unreadable:
                unreadable.Add(1);
                break;
        }
    }

    internal async Task<HolderReply> MeasureAsync(RightsQuery query, Func<Task<HolderReply>> answer)
    {
        var action = new KeyValuePair<string, object?>("action", Word(query.Action));
        queries.Add(1, action);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await answer();
        }
        finally
        {
            duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, action);
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonSerializer.SerializeToElement(value, RightsJson.Options).GetString()!;
}
