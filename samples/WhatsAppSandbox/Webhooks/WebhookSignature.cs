using System.Security.Cryptography;
using System.Text;

namespace Bridge.WhatsAppSandbox.Webhooks;

internal static class WebhookSignature
{
    public const string Header = "X-Hub-Signature-256";
    private const string Prefix = "sha256=";

    /// <summary>The key is the secret's text as it is shown in the dashboard, not what its hex digits stand for.</summary>
    public static string Of(ReadOnlySpan<byte> body, string appSecret) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));

    public static string InCapitals(string signature) => Prefix + signature[Prefix.Length..].ToUpperInvariant();

    /// <summary>Still JSON, and another: the last digit of the first number that stands there.</summary>
    public static byte[] Tampered(byte[] body)
    {
        byte[] changed = [.. body];
        var digit = Array.FindIndex(changed, b => b is >= (byte)'0' and <= (byte)'9');
        changed[digit < 0 ? changed.Length / 2 : digit] ^= 1;
        return changed;
    }
}
