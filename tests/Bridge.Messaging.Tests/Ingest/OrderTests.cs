using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Support;
using CsCheck;

namespace Bridge.Messaging.Tests.Ingest;

/// <summary>Meta promises no order and no single delivery: however a conversation's webhooks come, the same is kept and shown.</summary>
public sealed class OrderTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const int Examples = 12;

    /// <summary>What Meta tells of one conversation: a message of the customer in this second, or what became of one of our two.</summary>
    internal sealed record Told(int Second, int? Status);

    internal static readonly Gen<Told[]> History = Gen.Select(Gen.Int[1, 8], Gen.Int[0, 7], (second, what) => new Told(second, what < 4 ? what : null)).Array[1, 14];

    static readonly string[] Statuses = ["sent", "delivered", "read", "failed"];

    [Fact]
    public async Task However_the_webhooks_of_a_conversation_are_shuffled_repeated_and_batched_the_same_is_kept_and_shown()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Ingest:Writers", "3"));
        var began = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60);
        foreach (var (example, (history, seed)) in Gen.Select(History, Gen.Int).Array[Examples].Single().Index())
        {
            var orderly = await Chat.BeginAsync(host, $"55119990{example:00}001", began);
            var wild = await Chat.BeginAsync(host, $"55119990{example:00}002", began);

            foreach (var told in history.Index().OrderBy(t => t.Item.Second))
            {
                await orderly.DeliverAsync([told]);
            }

            var random = new Random(seed);
            var deliveries = history.Index().SelectMany(t => Enumerable.Repeat(t, random.Next(1, 4))).ToArray();
            random.Shuffle(deliveries);
            await Parallel.ForEachAsync(deliveries.Chunk(random.Next(1, 6)), async (webhook, _) => await wild.DeliverAsync(webhook));

            Assert.True((await orderly.ShownAsync()).SequenceEqual(await wild.ShownAsync()), $"""
                {string.Join(", ", history.Select(t => t.ToString()))}, seed {seed}
                in order: {string.Join(" | ", await orderly.ShownAsync())}
                shuffled: {string.Join(" | ", await wild.ShownAsync())}
                """);
        }
    }

    /// <summary>A customer who has greeted and was answered with two messages.</summary>
    sealed class Chat
    {
        readonly MessagingHost _host;
        readonly string _customer;
        readonly DateTimeOffset _began;
        readonly Guid _id;
        string[] _ours = [];

        Chat(MessagingHost host, string customer, DateTimeOffset began, Guid id) => (_host, _customer, _began, _id) = (host, customer, began, id);

        public static async Task<Chat> BeginAsync(MessagingHost host, string customer, DateTimeOffset began)
        {
            await host.DeliverAsync(Meta.Text($"wamid.{customer}", "hi", customer, began));
            var id = await host.ScalarAsync<Guid>($"SELECT c.id FROM conversation c JOIN item i ON i.conversation_id = c.id WHERE i.wamid = 'wamid.{customer}'");
            await host.SayAsync(id, 1, 1, "first", "second");
            await host.UntilAsync($"SELECT count(*) FROM outgoing WHERE conversation_id = '{id}' AND status = 'Sent'", 2L);
            var chat = new Chat(host, customer, began, id);
            chat._ours = [.. (await chat.EntriesAsync()).Where(e => e["content"] is not null).OrderBy(e => e["content"]!["body"]!.GetValue<string>()).Select(e => e["wamid"]!.GetValue<string>())];
            return chat;
        }

        public Task DeliverAsync(IReadOnlyList<(int Index, Told Told)> webhook) => _host.DeliverAsync(Meta.Change(MessagingHost.Number, new JsonObject
        {
            ["messages"] = new JsonArray([.. webhook.Where(t => t.Told.Status is null).Select(t => Meta.Message($"wamid.{_customer}.{t.Index}", _customer, At(t.Told), "text", new { body = $"message {t.Index}" }))]),
            ["statuses"] = new JsonArray([.. webhook.Where(t => t.Told.Status is not null).Select(t =>
                Meta.Status(_ours[t.Index % 2], Statuses[t.Told.Status!.Value], At(t.Told), error: Statuses[t.Told.Status.Value] == "failed" ? 131026 : null))]),
        }, [_customer]));

        /// <summary>As it stands in the thread; what the customer said in one second in any order.</summary>
        public async Task<IReadOnlyList<string>> ShownAsync() =>
        [
            .. (await EntriesAsync()).GroupBy(Second, (second, together) => $"{second} {string.Join(" + ", together.Select(Line).Order())}"),
            $"unread {await _host.ScalarAsync<int>($"SELECT unread FROM conversation WHERE id = '{_id}'")}",
            $"kept {await _host.ScalarAsync<long>($"SELECT count(*) FROM item WHERE conversation_id = '{_id}'")}",
            $"numbers to {await _host.ScalarAsync<long>($"SELECT last_number FROM conversation WHERE id = '{_id}'")}",
        ];

        string Second(JsonNode entry) => entry["item"] is null ? "then" : $"{(entry["at"]!.GetValue<DateTimeOffset>() - _began).TotalSeconds}";

        static string Line(JsonNode entry) => $"{(entry["item"] ?? entry["content"])!["body"]} {entry["status"]} {entry["failure"]}".Trim();

        async Task<IReadOnlyList<JsonNode>> EntriesAsync()
        {
            using var response = await _host.AsAsync("Admin", HttpMethod.Get, $"/conversations/{_id}/messages?limit=100");
            return [.. JsonNode.Parse(await response.Content.ReadAsStringAsync())!["items"]!.AsArray().Select(e => e!)];
        }

        DateTimeOffset At(Told told) => _began.AddSeconds(told.Second);
    }
}
