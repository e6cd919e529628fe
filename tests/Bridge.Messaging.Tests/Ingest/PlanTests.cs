using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Ingest;

public sealed class PlanTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const string Read = """
        SELECT (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname IN ('contact', 'identity', 'conversation', 'item', 'outgoing', 'message_status'))::bigint
            + (SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname IN ('contact', 'identity', 'conversation', 'item', 'outgoing', 'message_status'))::bigint
        """;

    // A connection tells what it read at most once a second: what the set-up itself read is told before anything is counted.
    const string TellWhatWasRead = "SELECT pg_stat_force_next_flush()";

    [Fact]
    public async Task A_statement_planned_while_nothing_was_there_still_finds_its_rows_by_key_when_there_is_much()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Ingest:Writers", "1"));
        await host.ExecuteAsync("ALTER TABLE contact SET (autovacuum_enabled = off); ALTER TABLE identity SET (autovacuum_enabled = off); ALTER TABLE conversation SET (autovacuum_enabled = off)");
        await TakeInAsync(0, 5);
        await host.ExecuteAsync($"""
            INSERT INTO contact (id, name, created_at) SELECT gen_random_uuid(), 'many', now() FROM generate_series(1, 5000);
            INSERT INTO identity (kind, scope, value, contact_id, linked_at) SELECT 'wa_id', '', 'many' || row_number() OVER (), id, now() FROM contact WHERE name = 'many';
            INSERT INTO conversation (id, contact_id, phone_number_id, created_at, last_number, last_turn, last_position, version, answered_by, taken_over_at,
                answerer_changed_at, hand_over_item, audience, has_hr, unread, last_by, last_hr_only)
            SELECT gen_random_uuid(), id, '1', now(), 0, 0, 0, 0, 'Bot', 0, 0, 0, 'All', false, 0, 'Customer', false FROM contact WHERE name = 'many';
            {TellWhatWasRead}
            """);
        await host.UntilAsync("SELECT min(reltuples) >= 5000 FROM pg_class WHERE relname IN ('contact', 'identity', 'conversation')", true);
        var before = await host.ScalarAsync<long>(Read);

        await TakeInAsync(5, 15);
        // What was read is told when a connection comes to rest.
        await host.UntilAsync("SELECT n_tup_ins >= 5015 FROM pg_stat_user_tables WHERE relname = 'conversation'", true);

        Assert.InRange(await host.ScalarAsync<long>(Read) - before, 1, 5000);

        async Task TakeInAsync(int first, int last)
        {
            for (var i = first; i < last; i++)
            {
                await host.DeliverAsync(Meta.Text($"wamid.{i}", "hi", from: $"55119999{i:00000}"));
            }
        }
    }

    [Fact]
    public async Task A_page_of_chats_reads_no_more_than_the_page_however_many_there_are()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.ExecuteAsync($$"""
            INSERT INTO contact (id, name, created_at) SELECT gen_random_uuid(), 'many', now() FROM generate_series(1, 20000);
            INSERT INTO conversation (id, contact_id, phone_number_id, created_at, last_number, last_turn, last_position, version, answered_by, taken_over_at,
                answerer_changed_at, hand_over_item, audience, has_hr, unread, last_at, last_by, last_hr_only)
            SELECT id, id, '1', now(), 0, 0, 1, 0, 'Bot', 0, 0, 0, 'All', false, 0, now() - row_number() OVER () * interval '1 minute', 'Bot', false FROM contact;
            INSERT INTO outgoing (id, conversation_id, position, by, turn, content, hr_only, typing_after, status, attempts, due_at, created_at, tried_at, wamid, may_have_arrived_twice, shown_at, shown_after)
            SELECT gen_random_uuid(), id, 1, 'Bot', 1, '{"type":"text","body":"hello"}', false, false, 'Sent', 1, now(), now(), now(), 'wamid.' || id, false, now(), 0 FROM contact;
            INSERT INTO message_status (wamid, phone_number_id, rank, failed_at, error_code) SELECT wamid, '1', 0, now(), 131026 FROM outgoing;
            ANALYZE;
            {{TellWhatWasRead}}
            """);
        var before = await host.ScalarAsync<long>(Read);

        using var page = await host.AsAsync("Agent", HttpMethod.Get, "/conversations?limit=50");
        await host.UntilAsync($"SELECT ({Read}) - {before} >= 50", true);

        Assert.Contains("\"cannotReceive\":true", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.InRange(await host.ScalarAsync<long>(Read) - before, 50, 5000);
    }

    [Fact]
    public async Task A_page_of_a_persons_own_chats_reads_nothing_of_what_he_has_done()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var ana = host.Neighbours.AsUser("messaging", "Agent");
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));
        using var taken = await host.AsAsync(ana, HttpMethod.Post, $"/conversations/{(await host.NextItemAsync()).ConversationId}/takeover");
        await host.ExecuteAsync($"""
            INSERT INTO contact (id, name, created_at) SELECT gen_random_uuid(), 'many', now() FROM generate_series(1, 20000);
            INSERT INTO conversation (id, contact_id, phone_number_id, created_at, last_number, last_turn, last_position, version, answered_by, taken_over_at,
                answerer_changed_at, hand_over_item, audience, has_hr, unread, last_at, last_by, last_hr_only, assignee_id, done_at)
            SELECT id, id, '1', now(), 0, 0, 1, 0, 'Bot', 0, 0, 0, 'All', false, 0, now() - n * interval '1 minute', 'Bot', false,
                (SELECT agent_id FROM conversation WHERE agent_id IS NOT NULL), CASE WHEN n < 19900 THEN now() END
            FROM (SELECT id, row_number() OVER () AS n FROM contact WHERE name = 'many') AS many;
            ANALYZE;
            {TellWhatWasRead}
            """);
        var before = await host.ScalarAsync<long>(Read);

        using var page = await host.AsAsync(ana, HttpMethod.Get, "/conversations?filter=mine&limit=50");
        using var counts = await host.AsAsync(ana, HttpMethod.Get, "/conversations/counts");
        await host.UntilAsync($"SELECT ({Read}) - {before} >= 50", true);

        Assert.Contains("\"mine\":102", await counts.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.InRange(await host.ScalarAsync<long>(Read) - before, 50, 5000);
    }
}
