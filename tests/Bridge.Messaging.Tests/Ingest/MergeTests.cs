using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;
using CsCheck;

namespace Bridge.Messaging.Tests.Ingest;

/// <summary>Two contacts that are there already turn out to be one customer.</summary>
public sealed class MergeTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const string Phone = "5511999900001";
    const string UserId = "BR.4711";

    [Fact]
    public async Task The_conversation_with_his_latest_message_goes_on_and_the_other_ends_in_it()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var (ended, goesOn) = await MeetTwiceAsync(host);

        await host.DeliverAsync(IdentityTests.Message("wamid.both", Phone, UserId));

        var items = await host.Neighbours.Events<ItemArrived>().AtLeastAsync(4);
        var last = items.Single(i => i.ConversationId == ended && i.Item is ConversationMerged);
        Assert.Equal((2, new ConversationMerged(goesOn)), (last.Number, last.Item));
        Assert.Equal([1, 2], items.Where(i => i.ConversationId == goesOn).Select(i => i.Number).Order());
        Assert.Equal((1, 1), (await host.ScalarAsync<long>("SELECT count(*) FROM contact"), await host.ScalarAsync<long>("SELECT count(DISTINCT contact_id) FROM conversation")));

        await host.DeliverAsync(IdentityTests.Message("wamid.again", Phone, userId: null));
        items = await host.Neighbours.Events<ItemArrived>().AtLeastAsync(5);
        Assert.Contains(items, i => i.ConversationId == goesOn && i.Number == 3 && i.Customer is { Phone: "+" + Phone, UserId: UserId });
    }

    [Fact]
    public async Task They_are_one_row_of_the_list_and_one_thread_whichever_is_asked_for()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var (ended, goesOn) = await MergeAsync(host);

        Assert.Equal(goesOn, Guid.Parse(Assert.Single((await JsonAsync(host, "/conversations"))["items"]!.AsArray())!["id"]!.GetValue<string>()));
        foreach (var id in new[] { ended, goesOn })
        {
            var row = await JsonAsync(host, $"/conversations/{id}");
            Assert.Equal((goesOn, ended), (Guid.Parse(row["id"]!.GetValue<string>()), Guid.Parse(Assert.Single(row["merged"]!.AsArray())!.GetValue<string>())));
            var thread = (await JsonAsync(host, $"/conversations/{id}/messages"))["items"]!.AsArray();
            Assert.Equal(["wamid.both", "wamid.id", "wamid.phone"], thread.Select(e => e!["wamid"]?.GetValue<string>()).OfType<string>().Order());
            Assert.Equal(thread.Count, thread.Select(e => e!["id"]!.GetValue<string>()).Distinct().Count());
        }
    }

    [Fact]
    public async Task A_page_of_the_thread_never_ends_between_two_entries_at_one_place()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var (_, goesOn) = await MergeAsync(host);
        await host.ExecuteAsync("UPDATE item SET sent_at = date_trunc('second', now())");

        var seen = new List<string>();
        for (string? before = null, path = $"/conversations/{goesOn}/messages?limit=1"; ; path = $"/conversations/{goesOn}/messages?limit=1&before={before}")
        {
            var page = await JsonAsync(host, path);
            seen.AddRange(page["items"]!.AsArray().Select(e => e!["id"]!.GetValue<string>()));
            if ((before = page["next"]?.GetValue<string>()) is null)
            {
                break;
            }
        }

        Assert.Equal((4, 4), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public async Task What_is_still_said_in_the_ended_one_is_said_once_behind_what_the_other_says()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var (ended, goesOn) = await MeetTwiceAsync(host);
        // It waits for its predecessor, which comes when the two are one already.
        await host.SayAsync(ended, 2, 1, "second");
        await host.UntilAsync("SELECT count(*) FROM turn", 1L);
        await host.DeliverAsync(IdentityTests.Message("wamid.both", Phone, UserId));
        await host.UntilAsync("SELECT count(*) FROM conversation WHERE merged_into IS NOT NULL", 1L);

        await host.SayAsync(goesOn, 1, 2, "of the other");
        Assert.Equal("of the other", Text(await host.NextSentAsync()));
        await host.SayAsync(ended, 1, 1, "first");
        await host.SayAsync(ended, 1, 1, "first");

        Assert.Equal(["first", "second"], new[] { Text(await host.NextSentAsync()), Text(await host.NextSentAsync()) });
        await host.UntilAsync("SELECT string_agg(conversation_id || ' ' || status, ',' ORDER BY position) FROM outgoing", $"{goesOn} Sent,{goesOn} Sent,{goesOn} Sent");
        Assert.Equal(2, await host.ScalarAsync<long>($"SELECT last_turn FROM conversation WHERE id = '{ended}'"));
    }

    [Fact]
    public async Task Who_was_with_a_person_is_so_still_and_a_person_asked_for_is_asked_for_once()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var (ended, goesOn) = await MeetTwiceAsync(host);
        using (var taken = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{ended}/takeover"))
        {
            taken.EnsureSuccessStatusCode();
        }

        await host.DeliverAsync(IdentityTests.Message("wamid.both", Phone, UserId));
        await host.UntilAsync("SELECT answered_by || ' ' || (agent_id IS NOT NULL) FROM conversation WHERE merged_into IS NULL", "Person true");
        var items = await host.Neighbours.Events<ItemArrived>().AtLeastAsync(6);
        Assert.Contains(items, i => i.ConversationId == goesOn && i.Item is TakenOver { UserId: not null });

        using (var back = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{goesOn}/handback"))
        {
            back.EnsureSuccessStatusCode();
        }

        await host.SendAsync(new HandOverRequested(ended, 1, HandOverReason.OrderUnknown));
        await host.SendAsync(new HandOverRequested(ended, 1, HandOverReason.OrderUnknown));
        await host.UntilAsync("SELECT answered_by FROM conversation WHERE merged_into IS NULL", "Waiting");
        Assert.Equal(1, await host.ScalarAsync<long>($"SELECT count(*) FROM system_line WHERE conversation_id = '{goesOn}' AND code = 'hand_over'"));
    }

    [Fact]
    public async Task Who_wrote_from_his_new_number_before_Meta_told_of_it_is_joined_when_it_does()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(IdentityTests.Message("wamid.old", Phone, "BR.1"));
        await host.DeliverAsync(IdentityTests.Message("wamid.new", "5511977770003", "BR.2"));
        await host.DeliverAsync(Meta.Change(MessagingHost.Number, new JsonObject
        {
            ["messages"] = new JsonArray(new JsonObject
            {
                ["from"] = Phone, ["id"] = "wamid.system", ["timestamp"] = "1793000001", ["type"] = "system",
                ["system"] = new JsonObject { ["type"] = "user_changed_number", ["wa_id"] = "5511977770003", ["user_id"] = "BR.2", ["previous_user_id"] = "BR.1" },
            }),
        }, []));

        await host.UntilAsync("SELECT count(*) FROM contact", 1L);
        Assert.Equal("wamid.new", await host.ScalarAsync<string>("SELECT i.wamid FROM conversation c JOIN item i ON i.conversation_id = c.id WHERE c.merged_into IS NULL AND i.number = 1"));
    }

    /// <summary>What a message shows of its sender.</summary>
    internal enum Shown { Number, Id, Both }

    [Fact]
    public async Task However_what_shows_him_comes_in_the_end_he_is_one_customer_with_one_thread()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Ingest:Writers", "3"));
        foreach (var (example, (shown, seed)) in Gen.Select(Gen.Enum<Shown>().Array[1, 7], Gen.Int).Array[15].Single().Index())
        {
            var (phone, user, random) = ($"55119990{example:00}003", $"BR.MERGE{example}", new Random(seed));
            string[] messages = [.. shown.Append(Shown.Both).Select((s, i) => IdentityTests.Message($"wamid.{phone}.{i}", s == Shown.Id ? null : phone, s == Shown.Number ? null : user))];
            var deliveries = messages.SelectMany(m => Enumerable.Repeat(m, random.Next(1, 4))).ToArray();
            random.Shuffle(deliveries);

            await Parallel.ForEachAsync(deliveries.Chunk(random.Next(1, 5)), async (posts, _) => await host.DeliverAsync(Together(posts)));

            await host.UntilAsync("SELECT count(*) FROM contact_merge WHERE merged_at IS NULL", 0L);
            var owners = $"SELECT %s FROM identity WHERE value IN ('{phone}', '{user}')";
            Assert.True(await host.ScalarAsync<long>(owners.Replace("%s", "count(DISTINCT contact_id)")) == 1, $"{string.Join(", ", shown)}, seed {seed}: not one contact");
            var id = await host.ScalarAsync<Guid>($"SELECT id FROM conversation WHERE merged_into IS NULL AND contact_id = ({owners.Replace("%s", "contact_id")} LIMIT 1)");
            var thread = (await JsonAsync(host, $"/conversations/{id}/messages?limit=100"))["items"]!.AsArray().Select(e => e!["wamid"]?.GetValue<string>()).OfType<string>().Order().ToList();
            Assert.True(thread.SequenceEqual(messages.Select((_, i) => $"wamid.{phone}.{i}").Order()), $"{string.Join(", ", shown)}, seed {seed}: {string.Join(" ", thread)}");
        }
    }

    /// <summary>Several webhooks in one post, as Meta brings what it has gathered.</summary>
    static string Together(string[] webhooks)
    {
        var first = JsonNode.Parse(webhooks[0])!;
        foreach (var other in webhooks.Skip(1))
        {
            first["entry"]!.AsArray().Add(JsonNode.Parse(other)!["entry"]![0]!.DeepClone());
        }

        return first.ToJsonString();
    }

    [Fact]
    public async Task A_number_that_changed_hands_makes_no_one_of_two_people()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(IdentityTests.Message("wamid.1", Phone, "BR.1"));
        await host.DeliverAsync(IdentityTests.Message("wamid.2", waId: null, "BR.2"));
        await host.DeliverAsync(IdentityTests.Message("wamid.3", Phone, "BR.2"));

        var items = await host.Neighbours.Events<ItemArrived>().AtLeastAsync(3);
        Assert.Equal(2, items.Select(i => i.Customer.ContactId).Distinct().Count());
        Assert.Equal("BR.2", await host.ScalarAsync<string>(
            $"SELECT u.value FROM identity p JOIN identity u ON u.contact_id = p.contact_id AND u.kind = 'bsuid' WHERE p.kind = 'wa_id' AND p.value = '{Phone}'"));
        Assert.Equal(0, await host.ScalarAsync<long>("SELECT count(*) FROM contact_merge"));
    }

    /// <summary>By his number alone, then by his id alone: two contacts with a conversation each.</summary>
    static async Task<(Guid ByPhone, Guid ById)> MeetTwiceAsync(MessagingHost host)
    {
        await host.DeliverAsync(IdentityTests.Message("wamid.phone", Phone, userId: null));
        var byPhone = await host.NextItemAsync();
        await host.DeliverAsync(IdentityTests.Message("wamid.id", waId: null, UserId));
        var byId = await host.NextItemAsync();
        Assert.NotEqual(byPhone.ConversationId, byId.ConversationId);
        return (byPhone.ConversationId, byId.ConversationId);
    }

    static async Task<(Guid Ended, Guid GoesOn)> MergeAsync(MessagingHost host)
    {
        var both = await MeetTwiceAsync(host);
        await host.DeliverAsync(IdentityTests.Message("wamid.both", Phone, UserId));
        await host.UntilAsync("SELECT count(*) FROM conversation WHERE merged_into IS NOT NULL", 1L);
        return both;
    }

    static string Text(SentMessage message) => message.Body["text"]!["body"]!.GetValue<string>();

    static async Task<JsonNode> JsonAsync(MessagingHost host, string path)
    {
        using var response = await host.AsAsync("Admin", HttpMethod.Get, path);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
