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

        await host.DeliverAsync(Meta.Change(MessagingHost.Number, new JsonObject
        {
            ["messages"] = new JsonArray(new JsonObject
            {
                ["from"] = "5511999900001", ["id"] = "wamid.2", ["timestamp"] = "1793000001", ["type"] = "system",
                ["system"] = new JsonObject { ["type"] = "user_changed_number", ["wa_id"] = "5511977770003", ["user_id"] = "BR.2" },
            }),
        }, []));
        await host.DeliverAsync(Message("wamid.3", waId: "5511977770003", userId: "BR.2"));

        var items = new[] { await host.NextItemAsync(), await host.NextItemAsync() };
        await host.SayAsync(items[0].ConversationId, 1, 2, "Hello again");
        Assert.Equal("+5511977770003", (await host.NextSentAsync()).To);
        Assert.Equal([1, 2], items.Select(i => i.Number).Order());
        Assert.Single(items.Select(i => i.Customer.ContactId).Distinct());
        Assert.Equal("user_changed_number", await host.ScalarAsync<string>("SELECT code FROM system_line"));
    }

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
