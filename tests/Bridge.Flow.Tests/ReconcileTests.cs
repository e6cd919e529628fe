using System.Net.Http.Json;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;

namespace Bridge.Flow.Tests;

public sealed class ReconcileTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    /// <summary>Nothing comes after it, so nothing shows the gap: what a broker took with it at the end of a conversation.</summary>
    [Fact]
    public async Task What_was_lost_at_the_end_of_a_conversation_is_asked_for_and_sent_again()
    {
        var (lost, whole, unheard) = (flow.NewChat(), flow.NewChat(), flow.NewChat());
        await lost.SayAsync("hello");
        await whole.SayAsync("hello");
        await lost.TurnsAsync(1);
        await whole.TurnsAsync(1);
        await using var owners = await Owners.StartAsync(new()
        {
            ["/internal/conversations/standings"] = [new ConversationStanding(lost.Id, 3, 0), new ConversationStanding(whole.Id, 1, 1), new ConversationStanding(unheard.Id, 2, 0)],
            ["/internal/orders"] = [whole.Order()],
        });
        var service = flow.AddReplica(owners.Urls.First());
        using var http = await service.ClientAsync("Admin");

        using var answer = await http.PostAsync(new Uri("/operations/reconcile", UriKind.Relative), null);

        answer.EnsureSuccessStatusCode();
        var found = (await answer.Content.ReadFromJsonAsync<List<Reconciled>>())!;
        Assert.Equal([4, 1, 0], found.Take(3).Select(r => r.Missing));
        Assert.All(found.Take(3), r => Assert.Equal(3, r.Checked));
        var asked = (await lost.ResendsAsync(1)).Concat(await unheard.ResendsAsync(1));
        Assert.Equal([new ResendItems(lost.Id, 2, 3), new ResendItems(unheard.Id, 1, 2)], asked);
        Assert.Empty(flow.Others.Received<ResendItems>(r => r.ConversationId == whole.Id));
        // The turn that Messaging has not got is said once more, under its number.
        var turns = await lost.TurnsAsync(2);
        Assert.Equal(turns[0].Turn, turns[1].Turn);
        Assert.Single(whole.Turns);
    }
}
