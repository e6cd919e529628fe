using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests;

public sealed class TurnTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_message_becomes_an_item_and_its_answer_a_request_to_the_Graph_API()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));
        var item = await host.NextItemAsync();
        await host.SayAsync(item.ConversationId, turn: 1, answers: item.Number, "Hello!");
        var sent = await host.NextSentAsync();

        Assert.Equal(1, item.Number);
        Assert.Equal(new TextItem("hi"), item.Item);
        Assert.Equal("+5511999900001", item.Customer.Phone);
        Assert.Equal("Marina", item.Customer.Name);
        Assert.Equal((MessagingHost.Number, "+5511999900001", "Hello!"), (sent.PhoneNumberId, sent.To, sent.Text));
        await host.UntilAsync($"SELECT status || ' ' || wamid FROM outgoing", $"Sent {sent.Wamid}");
    }
}
