using System.Text.RegularExpressions;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Accounts.Keys;

/// <summary>What is null stays as it is.</summary>
/// <param name="AppSecret">A new one: the one that held until now still opens what Meta signed with it, until the rotation is ended.</param>
public sealed record SaveKeysRequest(string? AppSecret, string? VerifyToken, string? AccessToken, string? BusinessAccountId, string? PhoneNumberId);

static partial class SaveKeys
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapPut("/keys", Save).WithName("SaveAccountKeys");
        account.MapDelete("/keys/{name}", Forget).WithName("ForgetAccountKey");
    }

    static async Task<Results<NoContent, ValidationProblem>> Save(
        SaveKeysRequest request, MessagingDbContext db, SavedAccount account, SecretBox secrets, IOptionsMonitor<WhatsAppOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var given = new Dictionary<string, string?>
        {
            [AccountKey.AppSecret] = request.AppSecret,
            [AccountKey.VerifyToken] = request.VerifyToken,
            [AccountKey.AccessToken] = request.AccessToken,
            [AccountKey.BusinessAccountId] = request.BusinessAccountId,
            [AccountKey.PhoneNumberId] = request.PhoneNumberId?.Replace(" ", "", StringComparison.Ordinal),
        }.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Trim());
        var errors = given.Select(pair => (pair.Key, Problem: ProblemOf(AccountKey.Find(pair.Key)!, pair.Value))).Where(e => e.Problem is not null)
            .ToDictionary(e => char.ToLowerInvariant(e.Key[0]) + e.Key[1..], e => new[] { e.Problem! });
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        if (given.TryGetValue(AccountKey.AppSecret, out var next) && options.CurrentValue.AppSecret is { Length: > 0 } standing && standing != next)
        {
            given[AccountKey.AppSecretPrevious] = standing;
        }

        foreach (var (name, value) in given)
        {
            var row = await db.AccountSettings.SingleOrDefaultAsync(s => s.Name == name, ct);
            if (row is null)
            {
                db.AccountSettings.Add(row = new AccountSetting { Name = name, SavedAt = default });
            }

            (row.Secret, row.Value) = AccountKey.Find(name)!.Secret ? (secrets.Seal(value, AccountSetting.PlaceOf(name)), null) : ((byte[]?)null, value);
            row.SavedAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(ct);
        await account.ReadAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>What the environment says holds again; of a previous app secret: the rotation is ended.</summary>
    static async Task<Results<NoContent, NotFound>> Forget(string name, MessagingDbContext db, SavedAccount account, CancellationToken ct)
    {
        if (AccountKey.Find(name) is not { } key || await db.AccountSettings.Where(s => s.Name == key.Name).ExecuteDeleteAsync(ct) == 0)
        {
            return TypedResults.NotFound();
        }

        await account.ReadAsync(ct);
        return TypedResults.NoContent();
    }

    static string? ProblemOf(AccountKey key, string value) =>
        value.Length == 0 ? "Must not be empty."
        : value.Length > key.Longest ? $"At most {key.Longest} characters."
        : key.Secret ? Blank().IsMatch(value) ? "Has a blank in it: copy it again." : null
        : key.Name == AccountKey.PhoneNumberId ? Ids().IsMatch(value) ? null : "Digits as WhatsApp Manager shows them, several with commas. This is not the telephone number."
        : Ids().IsMatch(value) && !value.Contains(',', StringComparison.Ordinal) ? null : "Digits only, as WhatsApp Manager shows them.";

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\d{5,40}(,\d{5,40})*$")]
    private static partial Regex Ids();
}
