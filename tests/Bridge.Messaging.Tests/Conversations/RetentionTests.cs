using System.Net;
using System.Security.Cryptography;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

public sealed class RetentionTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    static readonly byte[] Pdf = [.. "%PDF-1.7 a receipt"u8];

    [Fact]
    public async Task Files_go_before_texts_and_a_chat_that_was_forgotten_goes_on_under_its_numbers()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        host.Graph.Media["meta1"] = (Pdf, "application/pdf");
        await host.DeliverAsync(Meta.Messages(MessagingHost.Number, Meta.Message("wamid.1", "5511999900001", DateTimeOffset.UtcNow, "document",
            new { id = "meta1", mime_type = "application/pdf", filename = "receipt.pdf", sha256 = Convert.ToBase64String(SHA256.HashData(Pdf)) })));
        var item = await host.NextItemAsync();
        var media = Assert.IsType<MediaItem>(item.Item).MediaId;
        await host.UntilAsync("SELECT state FROM media", "Stored");
        await host.SayAsync(item.ConversationId, 1, 1, "Thank you for your receipt");
        await host.NextSentAsync();
        await host.UntilAsync("SELECT status FROM outgoing", "Sent");

        await Night.PassAsync(host.Services, days: 366);
        Assert.Equal("Failed|Expired", await host.ScalarAsync<string>("SELECT state || '|' || failure FROM media"));
        Assert.Empty(host.StoredFiles());
        Assert.Equal(1, await host.ScalarAsync<long>("SELECT count(*) FROM item"));
        using var gone = await host.AsAsync("Viewer", HttpMethod.Get, $"/media/{media}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);

        await Night.PassAsync(host.Services, days: 731);
        Assert.Equal(0, await host.ScalarAsync<long>("SELECT (SELECT count(*) FROM item) + (SELECT count(*) FROM outgoing) + (SELECT count(*) FROM turn)"));
        Assert.Null(await host.ScalarAsync<string>("SELECT last_text FROM conversation"));

        await host.SendAsync(new ResendItems(item.ConversationId, 1, 1));
        Assert.IsType<Tombstone>((await host.NextItemAsync()).Item);
        await host.SayAsync(item.ConversationId, 2, 1, "Here again");
        await host.NextSentAsync();
    }
}
