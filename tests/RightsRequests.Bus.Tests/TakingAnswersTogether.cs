using System.Threading.Channels;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Bus.Tests;

public sealed class TakingAnswersTogether
{
    [Fact]
    public void Many_short_ones_are_taken_together_in_their_order()
    {
        var arrived = Arrived(Enumerable.Repeat(100, HolderDesk.MostAtOnce + 5));

        Assert.Equal(Enumerable.Range(1, HolderDesk.MostAtOnce), Tags(Delivery.Together(arrived)));
        Assert.Equal(Enumerable.Range(HolderDesk.MostAtOnce + 1, 5), Tags(Delivery.Together(arrived)));
        Assert.Empty(Delivery.Together(arrived));
    }

    [Fact]
    public void Of_long_ones_few_are_in_memory_twice()
    {
        var arrived = Arrived([RightsLimits.AnswerBytes, 10, RightsLimits.AnswerBytes - 11, RightsLimits.AnswerBytes, 10]);

        Assert.Equal([1], Tags(Delivery.Together(arrived)));
        Assert.Equal([2, 3, 4], Tags(Delivery.Together(arrived)));
        Assert.Equal([5], Tags(Delivery.Together(arrived)));
    }

    private static ChannelReader<Delivery> Arrived(IEnumerable<int> lengths)
    {
        var channel = Channel.CreateUnbounded<Delivery>();
        foreach (var (length, tag) in lengths.Select((length, place) => (length, (ulong)place + 1)))
        {
            channel.Writer.TryWrite(new(tag, new(new byte[length], "crm", null)));
        }

        return channel.Reader;
    }

    private static IEnumerable<int> Tags(IEnumerable<Delivery> deliveries) => deliveries.Select(one => (int)one.Tag);
}
