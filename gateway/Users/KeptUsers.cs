using System.Security.Cryptography;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <summary>Identity's own store, but for what it keeps in the clear: recovery codes are hashed as passwords are, the authenticator's secret is sealed.</summary>
sealed class KeptUsers(GatewayDbContext db, SecretBox box, IdentityErrorDescriber describer)
    : UserStore<User, IdentityRole<Guid>, GatewayDbContext, Guid>(db, describer)
{
    /// <summary>As Identity calls them.</summary>
    internal const string Provider = "[AspNetUserStore]", RecoveryCodesName = "RecoveryCodes", AuthenticatorName = "AuthenticatorKey";

    public override Task SetAuthenticatorKeyAsync(User user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorSecret = box.Seal(key, User.PlaceOf(user.Id.ToString()));
        return Task.CompletedTask;
    }

    public override Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorSecret is { } secret ? box.Open(secret, User.PlaceOf(user.Id.ToString())) : null);

    public override Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Provider, RecoveryCodesName, KeptCodes.Of(recoveryCodes), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken)
    {
        var kept = await GetTokenAsync(user, Provider, RecoveryCodesName, cancellationToken);
        if (kept is null || KeptCodes.Without(kept, code) is not { } rest)
        {
            return false;
        }

        await SetTokenAsync(user, Provider, RecoveryCodesName, rest, cancellationToken);
        return true;
    }

    public override async Task<int> CountCodesAsync(User user, CancellationToken cancellationToken) =>
        KeptCodes.Count(await GetTokenAsync(user, Provider, RecoveryCodesName, cancellationToken));
}

/// <summary>Recovery codes of one person under one salt, so that a try costs one hash and not ten: <c>1.salt.hash.hash…</c></summary>
static class KeptCodes
{
    /// <summary>As many as of a password: a code has fewer than fifty bits.</summary>
    const int Rounds = 210_000;

    const int Bytes = 32;
    const string Format = "1";

    public static string Of(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return string.Join('.', [Format, Convert.ToHexString(salt), .. codes.Select(code => Hash(code, salt))]);
    }

    /// <summary>What is left when this one is spent; null: it is none of them.</summary>
    public static string? Without(string kept, string code)
    {
        var parts = kept.Split('.');
        var hash = Hash(code, Convert.FromHexString(parts[1]));
        var rest = parts[2..].Where(one => !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(one), Convert.FromHexString(hash))).ToArray();
        return rest.Length == parts.Length - 2 ? null : string.Join('.', [.. parts[..2], .. rest]);
    }

    public static int Count(string? kept) => kept is null ? 0 : kept.Split('.').Length - 2;

    public static bool AreKept(string value) => value.StartsWith(Format + ".", StringComparison.Ordinal);

    static string Hash(string code, byte[] salt) =>
        Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(code.Trim().ToUpperInvariant(), salt, Rounds, HashAlgorithmName.SHA512, Bytes));
}
