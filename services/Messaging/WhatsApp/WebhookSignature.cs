using System.Security.Cryptography;
using System.Text;

namespace Bridge.Messaging.WhatsApp;

/// <summary>X-Hub-Signature-256: HMAC-SHA256 over the bytes as they came, keyed with the app secret's own characters.</summary>
static class WebhookSignature
{
    public const string Header = "X-Hub-Signature-256";
    const string Prefix = "sha256=";

    /// <summary>True where one of the secrets (the new, and during a rotation the old) signed exactly these bytes. Takes the same time whichever it is.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, params ReadOnlySpan<byte[]> secrets)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header is null || header.Length != Prefix.Length + 2 * given.Length || !header.StartsWith(Prefix, StringComparison.Ordinal)
            || Convert.FromHexString(header.AsSpan(Prefix.Length), given, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var valid = false;
        Span<byte> computed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret, body, computed);
            valid |= CryptographicOperations.FixedTimeEquals(given, computed);
        }

        return valid;
    }

    /// <summary>The secret is used as text: its hex digits are not decoded.</summary>
    public static byte[] Key(string secret) => Encoding.UTF8.GetBytes(secret);
}
