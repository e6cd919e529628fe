using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Ingest;

public sealed class IdentityTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task What_Meta_shows_together_is_one_contact_from_then_on()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await host.DeliverAsync(Message("wamid.1", waId: "5511999900001", userId: null));
        await host.DeliverAsync(Message("wamid.2", waId: "5511999900001", userId: "BR.1"));
        await host.DeliverAsync(Message("wamid.3", waId: null, userId: "BR.1"));

        var items = new[] { await host.NextItemAsync(), await host.NextItemAsync(), await host.NextItemAsync() };
        Assert.Single(items.Select(i => i.Customer.ContactId).Distinct());
        Assert.Equal([1, 2, 3], items.Select(i => i.Number).Order());
        Assert.Equal(("+5511999900001", "BR.1"), (items.Single(i => i.Number == 3).Customer.Phone, items.Single(i => i.Number == 3).Customer.UserId));
    }

    [Fact]
    public async Task A_customer_with_a_username_is_answered_by_his_id_and_carries_the_number_that_he_shares()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await host.DeliverAsync(Message("wamid.1", waId: null, userId: "BR.7", username: "jo"));
        var first = await host.NextItemAsync();
        await host.SayAsync(first.ConversationId, 1, 1, "Please share your number");
        var sent = await host.NextSentAsync();
        await host.DeliverAsync(Shared("wamid.2", "BR.7", "5511977770003"));
        var second = await host.NextItemAsync();
        await host.SayAsync(first.ConversationId, 2, 2, "Thank you");

        // Meta shows his id only: that is what he is reached by.
        Assert.Equal("BR.7", (await host.NextSentAsync()).Body["recipient"]?.GetValue<string>());
        Assert.Equal((null, "BR.7", "jo"), (first.Customer.Phone, first.Customer.UserId, first.Customer.Username));
        Assert.Equal((null, "BR.7"), (sent.To, sent.Body["recipient"]?.GetValue<string>()));
        Assert.Equal("+5511977770003", second.Customer.Phone);
        Assert.Equal(first.Customer.ContactId, second.Customer.ContactId);
        Assert.True(((ContactItem)second.Item).Own);
    }

    [Fact]
    public async Task A_changed_number_stays_the_same_contact_and_takes_no_number_in_the_conversation()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Message("wamid.1", waId: "5511999900001", userId: "BR.1"));

        await host.DeliverAsync(Changed("wamid.2", from: "5511999900001", waId: "5511977770003", userId: "BR.2"));
        await host.DeliverAsync(Message("wamid.3", waId: "5511977770003", userId: "BR.2"));

        var items = new[] { await host.NextItemAsync(), await host.NextItemAsync() };
        await host.SayAsync(items[0].ConversationId, 1, 2, "Hello again");
        Assert.Equal("+5511977770003", (await host.NextSentAsync()).To);
        Assert.Equal([1, 2], items.Select(i => i.Number).Order());
        Assert.Single(items.Select(i => i.Customer.ContactId).Distinct());
        Assert.Equal("user_changed_number", await host.ScalarAsync<string>("SELECT code FROM system_line"));
    }

    [Fact]
    public async Task Who_has_the_number_next_is_another_person_and_each_is_answered_where_he_is()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Message("wamid.1", waId: "5511999900001", userId: "BR.1"));
        await host.DeliverAsync(Shared("wamid.2", "BR.1", "5511999900001"));
        var former = new[] { await host.NextItemAsync(), await host.NextItemAsync() };

        await host.DeliverAsync(Message("wamid.3", waId: "5511999900001", userId: "BR.9"));
        var next = await host.NextItemAsync();
        await host.DeliverAsync(Message("wamid.4", waId: null, userId: "BR.1"));
        var later = await host.NextItemAsync();

        Assert.NotEqual(former[0].ConversationId, next.ConversationId);
        Assert.Equal(former[0].ConversationId, later.ConversationId);
        Assert.Equal((1, "+5511999900001", "BR.9"), (next.Number, next.Customer.Phone, next.Customer.UserId));
        Assert.Equal((3, null, "BR.1"), (later.Number, later.Customer.Phone, later.Customer.UserId));
        await host.SayAsync(next.ConversationId, 1, 1, "Hello");
        Assert.Equal("+5511999900001", (await host.NextSentAsync()).To);
        await host.SayAsync(later.ConversationId, 1, 3, "Hello again");
        Assert.Equal("BR.1", (await host.NextSentAsync()).Body["recipient"]?.GetValue<string>());
    }

    [Fact]
    public async Task Whoever_gets_the_number_that_a_customer_has_left_is_not_taken_for_him()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Message("wamid.1", waId: "5511999900001", userId: "BR.1"));
        await host.DeliverAsync(Changed("wamid.2", from: "5511999900001", waId: "5511977770003", userId: "BR.2"));

        await host.DeliverAsync(Message("wamid.3", waId: "5511999900001", userId: "BR.9"));
        await host.DeliverAsync(Message("wamid.4", waId: "5511977770003", userId: "BR.2"));

        var items = new[] { await host.NextItemAsync(), await host.NextItemAsync(), await host.NextItemAsync() };
        var stranger = items.Single(i => i.Customer.UserId == "BR.9");
        var his = items.Where(i => i != stranger).ToList();
        Assert.Equal("+5511999900001", stranger.Customer.Phone);
        Assert.Single(his.Select(i => i.ConversationId).Distinct());
        Assert.DoesNotContain(stranger.ConversationId, his.Select(i => i.ConversationId));
        Assert.Equal("+5511977770003", his.Single(i => i.Number == 2).Customer.Phone);
    }

    [Fact]
    public async Task An_id_that_was_changed_joins_whom_it_showed_before_it_was_told()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Message("wamid.1", waId: "5511999900001", userId: "BR.1"));
        var first = await host.NextItemAsync();
        await host.DeliverAsync(Message("wamid.2", waId: "5511999900001", userId: "BR.2"));
        await host.NextItemAsync();

        await host.DeliverAsync(Changed("wamid.3", from: "5511999900001", waId: null, userId: "BR.2", kind: "user_changed_user_id", previous: "BR.1"));

        await host.UntilAsync("SELECT count(*) FROM contact", 1L);
        Assert.Equal(first.Customer.ContactId, await host.ScalarAsync<Guid>("SELECT id FROM contact"));
    }

    static string Changed(string wamid, string from, string? waId, string userId, string kind = "user_changed_number", string? previous = null) =>
        Meta.Change(MessagingHost.Number, new JsonObject
        {
            ["messages"] = new JsonArray(new JsonObject
            {
                ["from"] = from, ["id"] = wamid, ["timestamp"] = "1793000001", ["type"] = "system",
                ["system"] = new JsonObject { ["type"] = kind, ["wa_id"] = waId, ["user_id"] = userId, ["previous_user_id"] = previous },
            }),
        }, []);

    internal static string Message(string wamid, string? waId, string? userId, string? username = null) =>
        Body(wamid, waId, userId, username, new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = "hi" } });

    static string Shared(string wamid, string userId, string phone) => Body(wamid, null, userId, "jo", new JsonObject
    {
        ["type"] = "contacts",
        ["contacts"] = new JsonArray(new JsonObject { ["origin"] = "contact_request", ["phones"] = new JsonArray(new JsonObject { ["phone"] = "+" + phone, ["wa_id"] = phone }) }),
    });

    static string Body(string wamid, string? waId, string? userId, string? username, JsonObject message)
    {
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = "Jo" } };
        (message["id"], message["timestamp"]) = (wamid, DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (waId is not null)
        {
            (message["from"], contact["wa_id"]) = (waId, waId);
        }

        if (userId is not null)
        {
            (message["from_user_id"], contact["user_id"]) = (userId, userId);
        }

        if (username is not null)
        {
            contact["profile"]!["username"] = username;
        }

        return Meta.Change(MessagingHost.Number, new JsonObject { ["messages"] = new JsonArray(message), ["contacts"] = new JsonArray(contact) }, []);
    }
}
