using System.Text;
using Bridge.Messaging.WhatsApp;

namespace Bridge.Messaging.Tests.WhatsApp;

public sealed class WebhookSignatureTests
{
    const string Escaped = """{"object":"whatsapp_business_account","entry":[{"id":"104200000000001","changes":[{"value":{"text":"\u00e4\u00f6\u00e5 https:\/\/ex.test"}}]}]}""";
    const string Unescaped = """{"object":"whatsapp_business_account","entry":[{"id":"104200000000001","changes":[{"value":{"text":"äöå https://ex.test"}}]}]}""";
    const string EscapedHex = "79e55385993a6edd923f4f1ceaf736a85a3f19927a5d32d5082c3221300eb523";
    static readonly byte[] Secret = WebhookSignature.Key("test_app_secret");

    [Theory]
    [InlineData("""{"object":"whatsapp_business_account","entry":[]}""", "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("""{"object": "whatsapp_business_account", "entry": []}""", "56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a")]
    [InlineData(Escaped, EscapedHex)]
    [InlineData(Unescaped, "0fef58c2a23429bbd3053fc5e9b0f2b643ce4d3f569760c1b9b6a5e8ce779c8e")]
    public void Exactly_the_bytes_that_came_are_signed(string body, string hex) => Assert.True(IsValid(body, "sha256=" + hex));

    [Fact]
    public void The_same_text_in_other_bytes_is_another_message() => Assert.False(IsValid(Unescaped, "sha256=" + EscapedHex));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(EscapedHex)]
    [InlineData("sha1=" + EscapedHex)]
    [InlineData("sha256=")]
    [InlineData("sha256=" + EscapedHex + "00")]
    [InlineData("sha256=zz" + "e55385993a6edd923f4f1ceaf736a85a3f19927a5d32d5082c3221300eb523")]
    public void Whatever_else_the_header_holds_is_refused(string? header) => Assert.False(IsValid(Escaped, header));

    [Fact]
    public void During_a_rotation_both_secrets_count()
    {
        var (old, current) = (WebhookSignature.Key("test_app_secret"), WebhookSignature.Key("new_app_secret"));
        var body = Encoding.UTF8.GetBytes(Escaped);

        Assert.True(WebhookSignature.IsValid(body, "sha256=" + EscapedHex, current, old));
        Assert.False(WebhookSignature.IsValid(body, "sha256=" + EscapedHex, current));
    }

    static bool IsValid(string body, string? header) => WebhookSignature.IsValid(Encoding.UTF8.GetBytes(body), header, Secret);
}
