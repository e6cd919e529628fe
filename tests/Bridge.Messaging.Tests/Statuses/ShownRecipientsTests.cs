using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Ingest;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Statuses;

/// <summary>A status shows under what its message has reached whom.</summary>
public sealed class ShownRecipientsTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const string Phone = "5511999900001", UserId = "BR.4711";

    [Theory]
    [InlineData(Phone, null)]
    [InlineData(null, UserId)]
    public async Task Who_was_reached_is_the_same_customer_when_he_answers_under_the_other(string? waId, string? userId)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var first = await AnsweredAsync(host, "wamid.1", waId, userId);

        await host.DeliverAsync(Meta.Statuses(Meta.Status("wamid.sent", "delivered", DateTimeOffset.UtcNow, first.Sent.ToString(), recipient: Phone, userId: UserId)));
        await host.UntilAsync("SELECT count(*) FROM identity", 2L);
        await host.DeliverAsync(IdentityTests.Message("wamid.2", userId is null ? null : Phone, waId is null ? null : UserId));

        var second = await host.NextItemAsync();
        Assert.Equal((first.Conversation, 2), (second.ConversationId, second.Number));
        Assert.Equal(("+" + Phone, UserId), (second.Customer.Phone, second.Customer.UserId));
    }

    [Fact]
    public async Task Two_of_whom_a_status_shows_that_they_are_one_become_one()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var byPhone = await AnsweredAsync(host, "wamid.1", Phone, null);
        await host.DeliverAsync(IdentityTests.Message("wamid.2", null, UserId));
        await host.UntilAsync("SELECT count(*) FROM contact", 2L);

        await host.DeliverAsync(Meta.Statuses(Meta.Status("wamid.sent", "read", DateTimeOffset.UtcNow, byPhone.Sent.ToString(), recipient: Phone, userId: UserId)));

        await host.UntilAsync("SELECT count(*) FROM contact", 1L);
        Assert.Equal(1, await host.ScalarAsync<long>("SELECT count(*) FROM conversation WHERE merged_into IS NULL"));
    }

    /// <summary>A status of last week says nothing of who has the number today; and what somebody else's webhook made of our callback data is no proof at all.</summary>
    [Fact]
    public async Task Who_has_a_number_and_an_id_keeps_them_whatever_a_status_shows()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var known = await AnsweredAsync(host, "wamid.1", Phone, UserId);
        await host.DeliverAsync(IdentityTests.Message("wamid.2", "5511999900002", "BR.4712"));
        var version = await host.ScalarAsync<long>($"SELECT version FROM conversation WHERE id = '{known.Conversation}'");

        await host.DeliverAsync(Meta.Statuses(
            Meta.Status("wamid.sent", "sent", DateTimeOffset.UtcNow, known.Sent.ToString(), recipient: "5511999900002", userId: "BR.4712"),
            Meta.Status("wamid.other", "sent", DateTimeOffset.UtcNow, Guid.CreateVersion7().ToString(), recipient: "5511999900003", userId: "BR.4713")));
        // That the conversation has changed is told after what the status shows was looked at.
        await host.UntilAsync($"SELECT version > {version} FROM conversation WHERE id = '{known.Conversation}'", true);
        await host.DeliverAsync(IdentityTests.Message("wamid.3", Phone, UserId));
        await host.UntilAsync("SELECT count(*) FROM item", 3L);

        Assert.Equal(2, await host.ScalarAsync<long>("SELECT count(*) FROM contact"));
        Assert.Equal(4, await host.ScalarAsync<long>("SELECT count(*) FROM identity"));
        Assert.Equal(0, await host.ScalarAsync<long>("SELECT count(*) FROM contact_merge"));
    }

    static async Task<(Guid Conversation, Guid Sent)> AnsweredAsync(MessagingHost host, string wamid, string? waId, string? userId)
    {
        await host.DeliverAsync(IdentityTests.Message(wamid, waId, userId));
        var item = await host.NextItemAsync();
        await host.SayAsync(item.ConversationId, 1, 1, "Hello");
        await host.NextSentAsync();
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);
        return (item.ConversationId, await host.ScalarAsync<Guid>($"SELECT id FROM outgoing WHERE conversation_id = '{item.ConversationId}'"));
    }
}
