using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Tests;

/// <summary>Somebody stops the bot, and lets it go on. The pause is everybody's, so these tests do not run beside others of their fixture.</summary>
public sealed class PauseTests(FlowFixture flow) : IClassFixture<FlowFixture>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await PostAsync("Owner", "/bot/resume");

    [Fact]
    public async Task A_paused_bot_says_nothing_leaves_who_writes_to_people_and_asks_once_when_it_goes_on()
    {
        var (chat, other) = (flow.NewChat(), flow.NewChat());
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        await PostAsync("Admin", "/bot/pause");
        await using var replica = flow.AddReplica();

        await chat.SayAsync("anybody there?");
        await chat.SayAsync("hello??");
        await other.SayAsync("new here");
        await chat.UntilAsync(c => c.NextItem == 4);
        await other.UntilAsync(c => c.NextItem == 2);

        Assert.Equal([2L], (await HandOversAsync(chat, 1)).Select(h => h.Item));
        Assert.Equal(HandOverReason.Paused, (await HandOversAsync(other, 1))[0].Reason);
        Assert.Equal((1, 0), (chat.Turns.Count, other.Turns.Count));
        Assert.True((await StateAsync()).GetProperty("waiting").GetInt32() >= 2);

        await PostAsync("Owner", "/bot/resume");
        flow.Clock.Advance(TimeSpan.FromSeconds(1));

        var back = Assert.Single(await flow.Others.WaitForAsync<HandBackAfterPause>(1, h => h.ConversationId == chat.Id));
        Assert.Equal(2, back.Item);
        // Messaging hands back: the question is asked once, and what was written meanwhile is not answered.
        await chat.ArriveAsync(chat.Item(4, new HandedBack(null)));
        Assert.Equal(["You said: .", "You said: ."], await chat.TextsAsync(2));
        await chat.SayAsync("now");
        Assert.Equal("You said: now.", (await chat.TextsAsync(3))[2]);
        flow.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(flow.Others.Received<HandBackAfterPause>(h => h.ConversationId == chat.Id));
        Assert.Equal(JsonValueKind.Null, (await StateAsync()).GetProperty("pausedSince").ValueKind);
    }

    [Fact]
    public async Task What_the_bot_would_say_by_itself_waits_until_it_may()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        await PostAsync("Admin", "/bot/pause");

        await flow.Others.PublishAsync(chat.Order(version: 2, tell: true));
        await chat.UntilAsync(c => c.Notices.Length == 1 && c.WakeAt > flow.Clock.GetUtcNow());
        flow.Clock.Advance(TimeSpan.FromMinutes(2));
        await chat.UntilAsync(c => c.WakeAt > flow.Clock.GetUtcNow());
        Assert.Single(chat.Turns);

        await PostAsync("Admin", "/bot/resume");
        flow.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("S0001 is settled", (await chat.TextsAsync(2))[1]);
    }

    [Fact]
    public async Task What_is_under_way_is_told_and_who_asks_for_a_person_keeps_him()
    {
        var chat = flow.NewChat();
        var asked = await chat.AskStatusAsync();
        await PostAsync("Admin", "/bot/pause");

        await chat.AnswerAsync(asked);
        Assert.StartsWith("S0001 is shipped", (await chat.TextsAsync(2))[1], StringComparison.Ordinal);
        await chat.SayAsync("agent");
        Assert.Equal(HandOverReason.Asked, (await HandOversAsync(chat, 1))[0].Reason);
        Assert.Null((await chat.UntilAsync(c => c.NextItem == 4)).PausedItem);
        Assert.Equal(2, chat.Turns.Count);
        await PostAsync("Admin", "/bot/resume");
    }

    [Fact]
    public async Task A_person_who_hands_back_to_a_paused_bot_hands_back_to_people()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        await chat.ArriveAsync(chat.Item(2, new TakenOver(Guid.CreateVersion7())));
        await PostAsync("Admin", "/bot/pause");

        await chat.ArriveAsync(chat.Item(3, new HandedBack(Guid.CreateVersion7())));

        Assert.Equal((3L, HandOverReason.Paused), ((await HandOversAsync(chat, 1))[0].Item, (await HandOversAsync(chat, 1))[0].Reason));
        Assert.Single(chat.Turns);
        await PostAsync("Admin", "/bot/resume");
    }

    [Fact]
    public async Task Everybody_sees_that_it_is_paused_and_only_admins_pause_it()
    {
        foreach (var (role, may) in new[] { ("Viewer", false), ("Agent", false), ("Sales", false), ("HR", false) })
        {
            using var http = await flow.Host.ClientAsync(role);
            using var refused = await http.PostAsync(new Uri("/bot/pause", UriKind.Relative), null);
            Assert.Equal(may, refused.StatusCode == HttpStatusCode.OK);
            Assert.Equal(JsonValueKind.Null, (await http.GetFromJsonAsync<JsonElement>("/bot")).GetProperty("pausedSince").ValueKind);
        }
    }

    Task<IReadOnlyList<HandOverRequested>> HandOversAsync(Chat chat, int count) => flow.Others.WaitForAsync<HandOverRequested>(count, h => h.ConversationId == chat.Id);

    async Task<JsonElement> StateAsync()
    {
        using var http = await flow.Host.ClientAsync("Viewer");
        return await http.GetFromJsonAsync<JsonElement>("/bot");
    }

    async Task PostAsync(string role, string path)
    {
        using var http = await flow.Host.ClientAsync(role);
        using var done = await http.PostAsync(new Uri(path, UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }
}
