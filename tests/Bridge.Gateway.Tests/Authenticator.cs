using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Bridge.Gateway.Tests;

/// <summary>An authenticator app.</summary>
static class Authenticator
{
    /// <summary>Sets it up for who is signed in. Answers its secret and the recovery codes.</summary>
    public static async Task<(string Secret, string[] Recovery)> SetUpAsync(GatewayHost host, HttpClient http)
    {
        using var begun = await http.PostAsync(new Uri("/api/session/second-factor", UriKind.Relative), null);
        var secret = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
        using var on = await http.PutAsJsonAsync("/api/session/second-factor", new { code = host.NextCode(secret) });
        Assert.True(on.IsSuccessStatusCode, await on.Content.ReadAsStringAsync());
        return (secret, [.. (await on.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    /// <summary>What an authenticator app shows (RFC 6238, SHA-1, 30 s, six digits).</summary>
    public static string CodeAt(string base32, DateTimeOffset at)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var key = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var letter in base32)
        {
            (bits, count) = (((bits << 5) | alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF, count + 5);
            if (count >= 8)
            {
                count -= 8;
                key.Add((byte)(bits >> count));
            }
        }

        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard, and every authenticator app, says SHA-1.
        var hash = HMACSHA1.HashData(key.ToArray(), step);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
