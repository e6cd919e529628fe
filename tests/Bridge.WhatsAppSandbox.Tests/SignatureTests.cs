using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Webhooks;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("""{"object":"whatsapp_business_account","entry":[]}""", "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("""{"object": "whatsapp_business_account", "entry": []}""", "56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a")]
    [InlineData(
        """{"object":"whatsapp_business_account","entry":[{"id":"104200000000001","changes":[{"value":{"text":"\u00e4\u00f6\u00e5 https:\/\/ex.test"}}]}]}""",
        "79e55385993a6edd923f4f1ceaf736a85a3f19927a5d32d5082c3221300eb523")]
    [InlineData(
        """{"object":"whatsapp_business_account","entry":[{"id":"104200000000001","changes":[{"value":{"text":"äöå https://ex.test"}}]}]}""",
        "0fef58c2a23429bbd3053fc5e9b0f2b643ce4d3f569760c1b9b6a5e8ce779c8e")]
    public void A_body_is_signed_over_its_exact_bytes(string body, string hex) =>
        Assert.Equal("sha256=" + hex, WebhookSignature.Of(Encoding.UTF8.GetBytes(body), "test_app_secret"));

    [Theory]
    [InlineData("äöå https://ex.test", """{"text":"\u00e4\u00f6\u00e5 https:\/\/ex.test"}""")]
    [InlineData("👍", """{"text":"\ud83d\udc4d"}""")]
    [InlineData("a \"quoted\" \\ back\nline", """{"text":"a \"quoted\" \\ back\nline"}""")]
    [InlineData("\\u00FF is six characters", """{"text":"\\u00FF is six characters"}""")]
    [InlineData("\u2028<&>'+\u0001", """{"text":"\u2028<&>'+\u0001"}""")]
    public void What_is_not_ASCII_leaves_as_Meta_writes_it(string text, string json) =>
        Assert.Equal(json, Encoding.ASCII.GetString(MetaJson.Serialize(new JsonObject { ["text"] = text })));

    [Fact]
    public async Task A_webhook_carries_the_signature_of_the_bytes_that_arrive()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var sent = await sandbox.PlayAsync("asha", "text", new { text = "नमस्ते / 👍" });
        var webhook = await sandbox.Business.MessageAsync(sent.GetProperty("id").GetString()!);

        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("app-secret"u8, webhook.Body)), webhook.Signature);
        Assert.DoesNotContain(webhook.Body, b => b > 0x7E);
        Assert.Equal("नमस्ते / 👍", webhook.Message?.GetProperty("text").GetProperty("body").GetString());
    }
}
