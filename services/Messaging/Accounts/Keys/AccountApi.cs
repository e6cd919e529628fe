using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Accounts.Keys;

/// <param name="WebhookUrl">To paste in the App Dashboard.</param>
/// <param name="Demo">The Graph API is a stand-in on this machine.</param>
public sealed record AccountView(IReadOnlyList<AccountKeyView> Keys, string WebhookUrl, bool Demo);

/// <param name="Set">Something holds, from here or from the environment.</param>
/// <param name="Value">Of an id; a secret leaves through no API.</param>
/// <param name="Variable">The environment's, where that sets it and nothing is saved here.</param>
public sealed record AccountKeyView(string Name, bool Secret, bool Set, string? Value, DateTimeOffset? SavedAt, string? Variable);

/// <summary>The WhatsApp account: its keys, its numbers, and whether all stands as it must.</summary>
static class AccountApi
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/account").RequireAuthorization(Policies.Admin).WithTags("Account");
        account.MapGet("/", Get).WithName("GetAccount");
        SaveKeys.Map(account);
        ListNumbers.Map(account);
        CheckAccount.Map(account);
        Sandbox.Map(app);
    }

    static async Task<Ok<AccountView>> Get(MessagingDbContext db, IConfiguration configuration, IOptionsMonitor<WhatsAppOptions> options, CancellationToken ct)
    {
        var saved = await db.AccountSettings.AsNoTracking().ToDictionaryAsync(s => s.Name, ct);
        var closed = saved.ContainsKey(AccountKey.SandboxClosed) && new Uri(configuration["WhatsApp:GraphBaseUrl"] ?? WhatsAppOptions.Meta.AbsoluteUri).IsLoopback;
        return TypedResults.Ok(new AccountView([.. AccountKey.All.Select(ViewOf)], options.CurrentValue.WebhookUrl?.AbsoluteUri ?? "", options.CurrentValue.GraphBaseUrl.IsLoopback));

        AccountKeyView ViewOf(AccountKey key)
        {
            var given = !closed && configuration[$"WhatsApp:{key.Name}"] is { Length: > 0 } value ? value : null;
            var row = saved.GetValueOrDefault(key.Name);
            return new AccountKeyView(key.Name, key.Secret, row is not null || given is not null, key.Secret ? null : row?.Value ?? given, row?.SavedAt,
                row is null && given is not null ? key.Variable : null);
        }
    }
}
