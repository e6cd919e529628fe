using CsCheck;

namespace Bridge.Flow.Tests;

/// <summary>Whatever the broker does with order and number, a customer is answered once and in order.</summary>
public sealed class OrderTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task A_message_is_answered_under_the_first_turn_number()
    {
        var chat = flow.NewChat();

        await chat.SayAsync("hello");

        var turn = Assert.Single(await chat.TurnsAsync(1));
        Assert.Equal((1, 1), (turn.Turn, turn.AnswersItem));
        await chat.SayAsync("tea");
        Assert.Equal("You said: tea.", Chat.TextOf((await chat.TurnsAsync(2))[1]));
    }

    [Fact]
    public async Task An_item_that_is_early_waits_for_those_before_it()
    {
        var chat = flow.NewChat();

        await chat.ArriveAsync(chat.Text(3, "three"));
        await chat.ArriveAsync(chat.Text(2, "two"));
        await chat.UntilAsync(c => c.FirstHeld == 2);
        Assert.Empty(chat.Turns);
        await chat.ArriveAsync(chat.Text(1, "one"));

        Assert.Equal([1, 2, 3], (await chat.TurnsAsync(3)).OrderBy(t => t.Turn).Select(t => t.AnswersItem));
    }

    [Fact]
    public Task Shuffled_and_repeated_deliveries_to_two_replicas_are_answered_once_and_in_order() => ShuffledAsync(chats: 40, items: 6);

    /// <summary>The same at the size of a busy day; run by name.</summary>
    [Fact(Explicit = true)]
    public Task Ten_thousand_conversations_are_answered_once_and_in_order() => ShuffledAsync(chats: 10_000, items: 3);

    async Task ShuffledAsync(int chats, int items)
    {
        flow.AddReplica();
        // A seed of its own each time; a failure prints the order it came in.
        var deliveries = Gen.Shuffle(Enumerable.Range(0, chats * items * 2).Select(i => (Chat: i / 2 / items, Number: (i / 2 % items) + 1)).ToArray());
        await deliveries.SampleAsync(async order =>
        {
            var all = Enumerable.Range(0, chats).Select(_ => flow.NewChat()).ToArray();
            await Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = 256 },
                async (d, _) => await all[d.Chat].ArriveAsync(all[d.Chat].Text(d.Number, $"item {d.Number}")));
            foreach (var chat in all)
            {
                var turns = (await chat.TurnsAsync(items)).OrderBy(t => t.Turn).ToList();
                Assert.Equal(Enumerable.Range(1, items).Select(n => (long)n), turns.Select(t => t.Turn));
                Assert.Equal(Enumerable.Range(1, items).Select(n => (long)n), turns.Select(t => t.AnswersItem));
                Assert.All(turns.Skip(1), t => Assert.Equal($"You said: item {t.AnswersItem}.", Chat.TextOf(t)));
            }
        }, iter: 1, threads: 1);
    }
}
