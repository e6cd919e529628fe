using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <summary>
/// Codes of authenticator apps (RFC 6238: HMAC-SHA-1, six digits, half a minute), each for one use: whoever has watched one being typed comes too late. Identity's
/// own takes a code for two minutes and as often as it is shown.
/// </summary>
sealed class CodesOnce(GatewayDbContext db, TimeProvider clock) : AuthenticatorTokenProvider<User>
{
    const int Seconds = 30;

    /// <summary>The code before and the one after: phones' clocks, and people's fingers.</summary>
    const int Around = 1;

    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } secret)
        {
            return false;
        }

        var (key, now) = (Decode(secret), clock.GetUtcNow().ToUnixTimeSeconds() / Seconds);
        long? fits = null;
        for (var step = now - Around; step <= now + Around; step++)
        {
            fits = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(key, step)), Encoding.UTF8.GetBytes(token)) ? step : fits;
        }

        return fits is { } taken && await db.Users.Where(u => u.Id == user.Id && u.LastCode < taken).ExecuteUpdateAsync(u => u.SetProperty(x => x.LastCode, taken)) == 1;
    }

    static string CodeAt(byte[] key, long step)
    {
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard, and every authenticator app, says SHA-1.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    static byte[] Decode(string base32)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var letter in base32)
        {
            (bits, count) = (((bits << 5) | Alphabet.IndexOf(letter, StringComparison.OrdinalIgnoreCase)) & 0xFFF, count + 5);
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }
        }

        return [.. bytes];
    }
}
