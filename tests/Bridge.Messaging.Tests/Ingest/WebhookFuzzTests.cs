using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Support;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Bridge.Testing.Fuzzing;

namespace Bridge.Messaging.Tests.Ingest;

/// <summary>Whatever is signed is read or kept: no fault, no 500, and nothing that the database could not take.</summary>
public sealed class WebhookFuzzTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    static readonly JsonNode[] Right =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "inbound"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!["webhook"]!),
    ];

    [Fact]
    public Task No_webhook_is_a_fault_of_its_reader() => Fuzz.RunAsync("webhooks, read", 280, random =>
    {
        var batch = WebhookParser.Parse(JsonMutator.Bytes(random, Right[random.Next(Right.Length)]), DateTimeOffset.UnixEpoch.AddYears(60));
        foreach (var text in batch.Messages.Select(m => JsonSerializer.Serialize(m.Item, BridgeJson.Options)).Concat(batch.Messages.Select(m => m.Wamid)).Concat(batch.Unread.Select(u => u.Raw))
            .Concat(batch.Statuses.Select(s => s.Wamid)).Concat(batch.Events.Select(e => e.Raw)))
        {
            Assert.DoesNotContain('\0', text);
            Strict.GetBytes(text);
        }
    });

    [Fact]
    public async Task No_signed_webhook_is_answered_with_anything_but_200()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await Fuzz.RunAsync("webhooks, posted and committed", 20, async random =>
        {
            using var response = await host.PostBytesAsync(JsonMutator.Bytes(random, Right[random.Next(Right.Length)]));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        });
    }
}
