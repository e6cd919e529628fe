using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <summary>Once: what installations have kept in the clear until now.</summary>
public sealed class SealedFactors(GatewayDbContext db, SecretBox box) : IMigrationStep
{
    public async Task RunAsync(CancellationToken ct)
    {
        var kept = await db.UserTokens.Where(t => t.LoginProvider == KeptUsers.Provider).ToListAsync(ct);
        foreach (var token in kept.Where(t => t.Name == KeptUsers.RecoveryCodesName && t.Value is { Length: > 0 } && !KeptCodes.AreKept(t.Value)))
        {
            token.Value = KeptCodes.Of(token.Value!.Split(';', StringSplitOptions.RemoveEmptyEntries));
        }

        foreach (var token in kept.Where(t => t.Name == KeptUsers.AuthenticatorName))
        {
            var user = await db.Users.SingleAsync(u => u.Id == token.UserId, ct);
            user.AuthenticatorSecret ??= token.Value is { } secret ? box.Seal(secret, User.PlaceOf(user.Id.ToString())) : null;
            db.UserTokens.Remove(token);
        }

        await db.SaveChangesAsync(ct);
    }
}
