using System.Security.Cryptography;
using System.Text;

namespace Bridge.WhatsAppSandbox.Webhooks;

internal static class WebhookSignature
{
    public const string Header = "X-Hub-Signature-256";

    /// <summary>The key is the secret's text as it is shown in the dashboard, not what its hex digits stand for.</summary>
    public static string Of(ReadOnlySpan<byte> body, string appSecret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));
}
