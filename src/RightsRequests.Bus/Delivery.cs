using System.Text;
using System.Threading.Channels;
using RabbitMQ.Client.Events;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Bus;

/// <summary>An answer that the broker handed over, and waits to hear of.</summary>
internal sealed record Delivery(ulong Tag, ArrivedMessage Message)
{
    // The body is the client's own memory, which is used again.
    public static Delivery Of(BasicDeliverEventArgs delivery) => new(
        delivery.DeliveryTag,
        new(
            delivery.Body.ToArray(),
            delivery.BasicProperties.IsUserIdPresent() ? delivery.BasicProperties.UserId : null,
            delivery.BasicProperties.IsCorrelationIdPresent() ? delivery.BasicProperties.CorrelationId : null)
        {
            Trace = delivery.BasicProperties.Headers?.TryGetValue(RightsBroker.TraceHeader, out var value) == true && value is byte[] text ? Encoding.ASCII.GetString(text) : null,
        });

    /// <summary>Those that wait, in their order: so many that one transaction takes them, and no more once they are as long as the longest answer.</summary>
    public static List<Delivery> Together(ChannelReader<Delivery> arrived)
    {
        List<Delivery> together = [];
        for (var bytes = 0L; together.Count < HolderDesk.MostAtOnce && bytes < RightsLimits.AnswerBytes && arrived.TryRead(out var one); bytes += one.Message.Body.Length)
        {
            together.Add(one);
        }

        return together;
    }
}
