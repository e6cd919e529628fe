using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Tests;

/// <summary>While the session waits for the ERP.</summary>
public sealed class EffectTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Items_are_held_until_the_answer_and_then_run_in_order()
    {
        var chat = flow.NewChat();
        var asked = await chat.AskStatusAsync();

        await chat.SayAsync("one");
        await chat.SayAsync("two");
        await chat.HeldAsync(2);
        Assert.Single(chat.Turns);
        await chat.AnswerAsync(asked);

        Assert.Equal(["S0001 is shipped\n\nYou said: status.", "You said: one.", "You said: two."], (await chat.TextsAsync(4))[1..]);
        Assert.Equal([1, 2, 3, 4], chat.Turns.OrderBy(t => t.Turn).Select(t => t.AnswersItem));
    }

    [Fact]
    public async Task An_answer_that_comes_again_or_belongs_to_another_effect_changes_nothing()
    {
        var chat = flow.NewChat();
        var asked = await chat.AskStatusAsync();
        await chat.AnswerAsync(asked with { Effect = asked.Effect with { EffectId = "another" } });
        await chat.AnswerAsync(asked with { Effect = asked.Effect with { SessionId = Guid.CreateVersion7() } });

        await chat.AnswerAsync(asked);
        await chat.TurnsAsync(2);
        await chat.AnswerAsync(asked, "lost");
        await chat.SayAsync("bye");

        Assert.Equal(["You said: .", "S0001 is shipped\n\nYou said: status.", "You said: bye."], await chat.TextsAsync(3));
    }

    [Fact]
    public async Task Without_an_answer_the_session_goes_on_at_the_deadline()
    {
        var chat = flow.NewChat();
        var asked = await chat.AskStatusAsync();
        await chat.SayAsync("one");
        await chat.HeldAsync(1);

        flow.Clock.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal(["S0001 is packed\n\nYou said: status.", "You said: one."], (await chat.TextsAsync(3))[1..]);
        await chat.AnswerAsync(asked, "late");
        await chat.SayAsync("two");
        Assert.Equal("You said: two.", (await chat.TextsAsync(4))[3]);
    }

    [Fact]
    public async Task While_the_erp_takes_its_time_the_customer_is_told_so_once()
    {
        var chat = flow.NewChat();
        var asked = await chat.AskStatusAsync();

        flow.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("One moment.", (await chat.TextsAsync(2))[1]);
        flow.Clock.Advance(TimeSpan.FromSeconds(9));

        await chat.AnswerAsync(asked);
        Assert.Equal("S0001 is shipped\n\nYou said: status.", (await chat.TextsAsync(3))[2]);
    }

    [Fact]
    public async Task A_person_is_called_at_once_and_not_again_when_the_number_comes()
    {
        var chat = flow.NewChat();
        var asked = await chat.AskStatusAsync();

        await chat.SayAsync("one");
        await chat.SayAsync("agent");

        var called = Assert.Single(await flow.Others.WaitForAsync<HandOverRequested>(1, h => h.ConversationId == chat.Id));
        Assert.Equal((4, HandOverReason.Asked), (called.Item, called.Reason));
        Assert.Equal(4, (await chat.TurnsAsync(2))[1].AnswersItem);
        await chat.AnswerAsync(asked);
        await chat.UntilAsync(c => c.NextItem == 5);
        Assert.Single(flow.Others.Received<HandOverRequested>(h => h.ConversationId == chat.Id));
        await chat.HeldAsync(0);
    }

    [Fact]
    public async Task What_repeats_while_it_is_held_is_held_once()
    {
        var chat = flow.NewChat();
        var asked = await chat.AskStatusAsync();

        await chat.ArriveAsync(chat.Text(3, "one"));
        await chat.ArriveAsync(chat.Text(3, "one"));
        await chat.ArriveAsync(chat.Text(4, "two"));
        await chat.HeldAsync(2);
        await chat.AnswerAsync(asked);
        await chat.ArriveAsync(chat.Text(3, "one"));
        await chat.SayAsync("three");

        Assert.Equal(["You said: one.", "You said: two.", "You said: three."], (await chat.TextsAsync(5))[2..]);
    }

    [Fact]
    public async Task A_takeover_is_silent_and_hand_back_asks_the_question_again()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.ArriveAsync(chat.Item(2, new TakenOver(Guid.CreateVersion7())));
        await chat.SayAsync("to the person");
        await chat.ArriveAsync(chat.Item(4, new HandedBack(null)));

        Assert.Equal([1, 4], (await chat.TurnsAsync(2)).OrderBy(t => t.Turn).Select(t => t.AnswersItem));
    }
}
