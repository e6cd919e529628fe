using System.Net;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Ingest;

public sealed class IngestTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task Three_messages_and_two_statuses_in_one_post_are_all_taken_in()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var now = DateTimeOffset.UtcNow;
        var body = Meta.Change(MessagingHost.Number, new JsonObject
        {
            ["messages"] = new JsonArray([.. Enumerable.Range(1, 3).Select(i => Meta.Message($"wamid.{i}", "5511999900001", now, "text", new { body = $"m{i}" }))]),
            ["statuses"] = new JsonArray(Meta.Status("wamid.a", "sent", now), Meta.Status("wamid.b", "read", now)),
        }, ["5511999900001"]);

        await host.DeliverAsync(body);

        var items = new[] { await host.NextItemAsync(), await host.NextItemAsync(), await host.NextItemAsync() }.OrderBy(i => i.Number).ToList();
        Assert.Equal([1, 2, 3], items.Select(i => i.Number));
        Assert.Equal(["m1", "m2", "m3"], items.Select(i => ((TextItem)i.Item).Body));
        Assert.Equal(2, await host.ScalarAsync<long>("SELECT count(*) FROM message_status"));
    }

    [Fact]
    public async Task What_Meta_repeats_changes_nothing()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var body = Meta.Text("wamid.1", "hi");

        await host.DeliverAsync(body);
        await host.DeliverAsync(body);
        await host.DeliverAsync(Meta.Text("wamid.2", "there"));

        Assert.Equal([1, 2], new[] { (await host.NextItemAsync()).Number, (await host.NextItemAsync()).Number }.Order());
        Assert.Equal(2, await host.ScalarAsync<long>("SELECT count(*) FROM item"));
        Assert.Equal(2, await host.ScalarAsync<int>("SELECT unread FROM conversation"));
    }

    [Fact]
    public async Task Numbers_have_no_gaps_and_no_doubles_under_parallel_posts_of_the_same_messages()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Ingest:Writers", "4"));
        var posts = Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(1, 100)).OrderBy(_ => Guid.NewGuid())
            .Select(i => Meta.Text($"wamid.{i}", $"m{i}", from: $"55119999000{i % 5}"));

        await Parallel.ForEachAsync(posts, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (body, _) => await host.DeliverAsync(body));

        Assert.Equal(5, await host.ScalarAsync<long>("SELECT count(*) FROM conversation"));
        Assert.Equal(100, await host.ScalarAsync<long>("SELECT count(*) FROM item"));
        Assert.Equal(5, await host.ScalarAsync<long>(
            "SELECT count(*) FROM (SELECT c.last_number = count(*) AND min(i.number) = 1 AND max(i.number) = count(*) AS whole FROM conversation c JOIN item i ON i.conversation_id = c.id GROUP BY c.id) n WHERE whole"));
        await host.UntilAsync("SELECT count(*) FROM outbox", 0L);
    }

    [Theory]
    [InlineData("wrong_secret")]
    [InlineData("")]
    public async Task A_wrong_signature_leaves_nothing(string secret)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        using var response = await host.PostAsync(Meta.Text("wamid.1", "hi"), secret);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, await host.ScalarAsync<long>("SELECT (SELECT count(*) FROM item) + (SELECT count(*) FROM unread_webhook) + (SELECT count(*) FROM contact)"));
    }

    [Fact]
    public async Task Without_a_secret_the_door_is_shut()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:AppSecret", ""));

        using var response = await host.PostAsync(Meta.Text("wamid.1", "hi"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task The_handshake_gives_the_challenge_to_whoever_knows_the_token()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        Assert.Equal("1704417123", await host.Http.GetStringAsync("/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1704417123&hub.verify_token=verify-me"));
        using var refused = await host.Http.GetAsync("/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1704417123&hub.verify_token=guess");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Signed_and_not_understood_is_kept_and_acknowledged()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await host.DeliverAsync("this is not JSON");

        Assert.Equal("this is not JSON", await host.ScalarAsync<string>("SELECT raw FROM unread_webhook"));
    }

    [Fact]
    public async Task An_element_that_cannot_be_stored_neither_loses_nor_blocks_the_others()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        // A key of an index page's third at most: PostgreSQL refuses this wamid with class 54.
        var impossible = string.Concat(Enumerable.Range(0, 2000).Select(i => Guid.NewGuid().ToString("N")));
        var now = DateTimeOffset.UtcNow;

        await host.DeliverAsync(Meta.Messages(MessagingHost.Number,
            Meta.Message("wamid.1", "5511999900001", now, "text", new { body = "before" }),
            Meta.Message(impossible, "5511999900001", now, "text", new { body = "never" }),
            Meta.Message("wamid.3", "5511999900001", now, "text", new { body = "after" })));

        Assert.Equal([1, 2], new[] { (await host.NextItemAsync()).Number, (await host.NextItemAsync()).Number }.Order());
        Assert.Equal("not storable: 54000", await host.ScalarAsync<string>("SELECT reason FROM unread_webhook"));
    }

    [Fact]
    public async Task An_old_replay_is_kept_and_marked_as_late()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await host.DeliverAsync(Meta.Text("wamid.1", "hi", at: DateTimeOffset.UtcNow.AddDays(-6)));

        Assert.True((await host.NextItemAsync()).Late);
    }

    [Fact]
    public async Task A_thousand_updates_in_one_post_are_taken_and_more_than_four_megabytes_are_not()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Ingest:CommitSeconds", "10"));
        var now = DateTimeOffset.UtcNow;

        await host.DeliverAsync(Meta.Messages(MessagingHost.Number,
            [.. Enumerable.Range(1, 1000).Select(i => Meta.Message($"wamid.{i}", $"551199990{i % 100:0000}", now, "text", new { body = new string('x', 2000) }))]));
        using var tooLarge = await host.PostAsync(Meta.Text("wamid.big", new string('x', 4 * 1024 * 1024)));

        Assert.Equal(1000, await host.ScalarAsync<long>("SELECT sum(last_number)::bigint FROM conversation"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Fact]
    public async Task A_full_queue_sends_back_at_once_and_Meta_brings_it_again()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Ingest:QueueLength", "1"), ("Ingest:Writers", "1"), ("Ingest:CommitSeconds", "0.3"));
        await using var blocker = await host.Database.OpenConnectionAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (var blocking = new Npgsql.NpgsqlCommand("LOCK TABLE item IN ACCESS EXCLUSIVE MODE", blocker))
        {
            await blocking.ExecuteNonQueryAsync();
        }

        var codes = await Task.WhenAll(Enumerable.Range(1, 10).Select(async i =>
        {
            using var response = await host.PostAsync(Meta.Text($"wamid.{i}", $"m{i}"));
            return response.StatusCode;
        }));
        await transaction.RollbackAsync();

        Assert.All(codes, code => Assert.Equal(HttpStatusCode.ServiceUnavailable, code));
        foreach (var i in Enumerable.Range(1, 10))
        {
            await host.DeliverAsync(Meta.Text($"wamid.{i}", $"m{i}"));
        }

        Assert.Equal(10, await host.ScalarAsync<long>("SELECT count(DISTINCT wamid) FROM item"));
        Assert.Equal(10, await host.ScalarAsync<long>("SELECT last_number FROM conversation"));
    }
}
