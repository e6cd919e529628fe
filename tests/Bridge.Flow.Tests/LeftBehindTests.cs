using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.Flow.Tests;

/// <summary>What no message brings about: gaps, what a killed process left, timers, sessions that are parked.</summary>
public sealed class LeftBehindTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task An_item_that_is_missing_for_five_seconds_is_asked_for_and_a_tombstone_is_passed_over()
    {
        var chat = flow.NewChat();
        await chat.ArriveAsync(chat.Text(3, "three"));
        await chat.UntilAsync(c => c.GapAskAt != null);

        flow.Clock.Advance(TimeSpan.FromSeconds(4));
        flow.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ResendItems(chat.Id, 1, 2), Assert.Single(await chat.ResendsAsync(1)));

        await chat.UntilAsync(c => c.GapAskAt > flow.Clock.GetUtcNow());
        flow.Clock.Advance(TimeSpan.FromSeconds(30));
        await chat.ResendsAsync(2);

        await chat.ArriveAsync(chat.Text(1, "one"));
        await chat.ArriveAsync(chat.Item(2, new Tombstone()));
        Assert.Equal([1, 3], (await chat.TurnsAsync(2)).OrderBy(t => t.Turn).Select(t => t.AnswersItem));
        Assert.Null((await chat.UntilAsync(c => c.NextItem == 4)).WakeAt);
    }

    [Fact]
    public async Task What_a_killed_process_left_between_two_commits_is_found()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);

        // The item is stored, its predecessor is done, and whoever was to run it is dead.
        await flow.Host.WithDatabaseAsync(async db =>
        {
            db.HeldItems.Add(new HeldItem { ConversationId = chat.Id, Number = 2, Item = chat.Text(2, "left") });
            var row = await db.Conversations.SingleAsync(c => c.Id == chat.Id);
            row.FirstHeld = 2;
            row.Reschedule(flow.Clock.GetUtcNow(), TimeSpan.FromSeconds(5), paused: false);
            return await db.SaveChangesAsync();
        });
        flow.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("You said: left.", (await chat.TextsAsync(2))[1]);
    }

    [Fact]
    public async Task A_conversation_that_another_replica_holds_is_passed_over()
    {
        var (held, free) = (flow.NewChat(), flow.NewChat());
        foreach (var chat in new[] { held, free })
        {
            await chat.ArriveAsync(chat.Text(2, "early"));
            await chat.UntilAsync(c => c.GapAskAt != null);
        }

        await LockedAsync(held.Id, async () =>
        {
            // Both are due; the one that is locked comes first.
            flow.Clock.Advance(TimeSpan.FromSeconds(6));
            await free.ResendsAsync(1);
            Assert.Empty(flow.Others.Received<ResendItems>(r => r.ConversationId == held.Id));
        });
    }

    [Fact]
    public async Task A_timer_waits_while_a_person_answers_and_ends_with_its_session()
    {
        var now = flow.Clock.GetUtcNow();
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        var row = (await chat.RowAsync())!;
        row.SetTimer("quiet", now.AddSeconds(2));
        row.SetTimer("quiet", now.AddSeconds(3));
        row.SetTimer("reminder", now.AddHours(1));

        row.Reschedule(now, TimeSpan.FromSeconds(5), paused: false);
        Assert.Equal(now.AddSeconds(3), row.WakeAt);
        Assert.Equal("quiet", row.DueTimer(now.AddSeconds(3))?.Id);

        row.Session = row.Session! with { Frozen = true };
        row.Reschedule(now, TimeSpan.FromSeconds(5), paused: false);
        Assert.Null(row.WakeAt);
        Assert.Null(row.DueTimer(now.AddSeconds(3)));

        row.Become(new Engine.Turn(null, row.Record, [], []));
        Assert.Empty(row.Timers);
    }

    [Fact]
    public async Task A_due_timer_is_given_to_the_engine_once()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        var inputs = (await chat.RowAsync())!.Inputs;
        await flow.Host.WithDatabaseAsync(async db =>
        {
            var row = await db.Conversations.SingleAsync(c => c.Id == chat.Id);
            row.SetTimer("quiet", flow.Clock.GetUtcNow().AddSeconds(2));
            row.Reschedule(flow.Clock.GetUtcNow(), TimeSpan.FromSeconds(5), paused: false);
            return await db.SaveChangesAsync();
        });

        flow.Clock.Advance(TimeSpan.FromSeconds(3));

        var after = await chat.UntilAsync(c => c.Timers.Count == 0);
        Assert.Equal((inputs + 1, null), (after.Inputs, after.WakeAt));
    }

    [Fact]
    public async Task Parked_sessions_go_on_one_after_the_other_when_the_erp_answers_again()
    {
        var chats = Enumerable.Range(0, 3).Select(_ => flow.NewChat()).ToArray();
        foreach (var chat in chats)
        {
            await chat.SayAsync("hello");
            await chat.TurnsAsync(1);
            await flow.Host.WithDatabaseAsync(async db =>
            {
                var row = await db.Conversations.SingleAsync(c => c.Id == chat.Id);
                row.Session = row.Session! with { Parked = true };
                row.Parked = true;
                return await db.SaveChangesAsync();
            });
        }

        await flow.Others.PublishAsync(new ErpReachable(ErpOperation.GetPrice));
        var due = new List<DateTimeOffset>();
        foreach (var chat in chats)
        {
            due.Add((await chat.UntilAsync(c => c.ResumeAt != null)).ResumeAt!.Value);
        }

        Assert.Equal([50.0, 50.0], due.Order().Zip(due.Order().Skip(1), (a, b) => (b - a).TotalMilliseconds));
        flow.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var chat in chats)
        {
            await chat.UntilAsync(c => c is { ResumeAt: null, Inputs: 2 });
        }
    }

    [Fact]
    public async Task Connections_that_break_anywhere_lose_nothing_and_say_nothing_twice()
    {
        var chats = Enumerable.Range(0, 15).Select(_ => flow.NewChat()).ToArray();
        var arriving = Task.Run(async () =>
        {
            for (var number = 1; number <= 6; number++)
            {
                await Task.WhenAll(chats.Select(c => c.ArriveAsync(c.Text(number, $"item {number}"))));
            }
        });
        // As often as something has been answered, all that the service has open is cut.
        for (var answered = 1; answered <= 60; answered += 10)
        {
            await flow.Others.WaitForAsync<SendTurn>(answered, t => chats.Any(c => c.Id == t.ConversationId));
            await using var knife = new NpgsqlConnection(flow.Database);
            await knife.OpenAsync();
            await using var cut = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", knife);
            await cut.ExecuteNonQueryAsync();
            NpgsqlConnection.ClearPool(knife);
        }

        await arriving;
        // The test reads through the service's pool, and has nobody who would try again with the next connection.
        flow.Host.Services.GetRequiredService<NpgsqlDataSource>().Clear();
        foreach (var chat in chats)
        {
            await chat.UntilAsync(c => c.NextItem == 7);
            for (var number = 1; number <= 6; number++)
            {
                await flow.Others.WaitForAsync<SendTurn>(1, t => t.ConversationId == chat.Id && t.Turn == number);
            }

            // What the relay had published and not yet deleted comes again, as what it was.
            var turns = chat.Turns.DistinctBy(t => (t.Turn, t.AnswersItem, Chat.TextOf(t))).OrderBy(t => t.Turn).ToList();
            Assert.Equal([1, 2, 3, 4, 5, 6], turns.Select(t => t.Turn));
            Assert.Equal([1, 2, 3, 4, 5, 6], turns.Select(t => t.AnswersItem));
        }
    }

    async Task LockedAsync(Guid conversation, Func<Task> meanwhile)
    {
        await using var connection = new NpgsqlConnection(flow.Database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var take = new NpgsqlCommand("SELECT 1 FROM conversation WHERE id = $1 FOR UPDATE", connection) { Parameters = { new() { Value = conversation } } };
        await take.ExecuteNonQueryAsync();
        await meanwhile();
    }
}
