using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Accounts.Keys;

public sealed record SandboxRequest(bool Closed);

/// <summary>What the gateway asks for on going live: the sandbox is left alone, whatever the environment says, or taken back; and whom it brought here.</summary>
static class Sandbox
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var sandbox = app.MapGroup("/internal/sandbox").RequireAuthorization(Policies.Service).ExcludeFromDescription();
        sandbox.MapPut("/", Set);
        sandbox.MapGet("/customers", List);
    }

    static async Task<NoContent> Set(SandboxRequest request, MessagingDbContext db, SavedAccount account, TimeProvider clock, CancellationToken ct)
    {
        await db.AccountSettings.Where(s => s.Name == AccountKey.SandboxClosed).ExecuteDeleteAsync(ct);
        if (request.Closed)
        {
            db.AccountSettings.Add(new AccountSetting { Name = AccountKey.SandboxClosed, Value = "yes", SavedAt = clock.GetUtcNow() });
            await db.SaveChangesAsync(ct);
        }

        await account.ReadAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>By Bridge's own ids: the privacy endpoints find the rest. With an app secret of Meta's what comes may come from there: then nobody is known to be played.</summary>
    static async Task<Results<Ok<List<Guid>>, Conflict>> List(MessagingDbContext db, int atMost, CancellationToken ct) =>
        await db.AccountSettings.AnyAsync(s => s.Name == AccountKey.AppSecret, ct)
            ? TypedResults.Conflict()
            : TypedResults.Ok(await db.Conversations.Select(c => c.ContactId).Distinct().Take(atMost).ToListAsync(ct));
}
