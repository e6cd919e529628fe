using Bridge.Messaging.Sending;
using Bridge.Messaging.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Messaging.Tests.Sending;

public sealed class ThroughputTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task What_a_number_may_send_is_what_Meta_says_of_it_and_is_asked_again_when_Meta_tells_of_a_change()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var throughput = host.Services.GetRequiredService<Throughput>();
        host.Graph.Numbers.Add(MessagingHost.Number);
        host.Graph.OnCall = (_, _, _) => Results.Json(new { throughput = new { level = "HIGH" }, id = MessagingHost.Number });
        var item = await SendingTests.GreetAsync(host);

        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        await host.NextSentAsync();
        await Eventually.TrueAsync(() => Task.FromResult(throughput.Of(MessagingHost.Number) == Throughput.High), "the number may send a thousand a second");

        host.Graph.OnCall = (_, _, _) => Results.Json(new { throughput = new { level = "STANDARD" }, is_on_biz_app = true, id = MessagingHost.Number });
        await host.DeliverAsync($$$"""{"object":"whatsapp_business_account","entry":[{"id":"1","time":1,"changes":[{"field":"phone_number_quality_update","value":{"display_phone_number":"15550783881","event":"THROUGHPUT_UPGRADE"}}]}]}""");
        await Eventually.TrueAsync(() => Task.FromResult(throughput.Of(MessagingHost.Number) == Throughput.SharedWithApp), "the number may send twenty a second");

        Assert.All(host.Graph.Calls, call => Assert.Equal($"{MessagingHost.Number}?fields=throughput,is_on_biz_app", call.Path));
    }

    [Fact]
    public async Task A_message_refused_for_the_rate_makes_Meta_be_asked_and_what_it_does_not_say_stays_as_it_is()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var throughput = host.Services.GetRequiredService<Throughput>();
        host.Graph.Numbers.Add(MessagingHost.Number);
        host.Graph.OnCall = (_, _, _) => FakeGraph.Error(100);
        var item = await SendingTests.GreetAsync(host);
        var tries = 0;
        host.Graph.OnMessage = (message, _) => Task.FromResult(++tries == 1 ? FakeGraph.Error(130429, 429) : FakeGraph.Accept(message));

        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        await host.UntilAsync("SELECT status FROM outgoing", "Sent");

        await Eventually.TrueAsync(() => Task.FromResult(host.Graph.Calls.Count >= 2), "Meta was asked again");
        Assert.Equal(Throughput.Standard, throughput.Of(MessagingHost.Number));

        // At half of it for a while, whatever Meta says: others may send with the same number.
        var pace = host.Services.GetRequiredService<Pace>();
        Assert.InRange(Enumerable.Range(0, Throughput.Standard).Count(_ => pace.TryTake(MessagingHost.Number, Guid.CreateVersion7())), 30, 60);
    }

    [Fact]
    public async Task What_the_operator_has_set_is_not_asked_of_Meta()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:MaxMessagesPerSecond", "7"));
        var item = await SendingTests.GreetAsync(host);

        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        await host.NextSentAsync();

        Assert.Equal(7, host.Services.GetRequiredService<Throughput>().Of(MessagingHost.Number));
        Assert.Empty(host.Graph.Calls);
    }

    /// <summary>A bucket that becomes larger or smaller keeps what was taken from it.</summary>
    [Fact]
    public void A_bucket_that_grows_gives_more_at_once()
    {
        var bucket = new TokenBucket(2, 0.001, TimeProvider.System);
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => bucket.TryTake() is null));

        bucket.Become(1000, 0.001);

        Assert.Equal(90, Enumerable.Range(0, 90).Count(_ => bucket.TryTake() is null));
    }
}
