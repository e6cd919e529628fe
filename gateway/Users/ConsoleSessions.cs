using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Users;

/// <summary>Sessions of the console, kept by the server: signing out, disabling a user or ending another browser's session takes effect with the next request.</summary>
sealed class ConsoleSessions(IDbContextFactory<GatewayDbContext> database, CurrentSignInRules rules, IHttpContextAccessor http, TimeProvider clock) : ITicketStore
{
    /// <summary>Names the session within the principal, so that a person sees which of his sessions is this one.</summary>
    public const string IdClaim = "sid";

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var id = Guid.CreateVersion7();
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(IdClaim, id.ToString()));
        var browser = http.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";
        var now = clock.GetUtcNow();
        var asked = await rules.GetAsync(CancellationToken.None);
        await using var db = await database.CreateDbContextAsync();
        db.Sessions.Add(new ConsoleSession
        {
            Id = id,
            KeyHash = HashOf(key),
            UserId = Guid.Parse(ticket.Principal.FindFirstValue("sub")!),
            Ticket = TicketSerializer.Default.Serialize(ticket),
            Browser = browser.Length > 300 ? browser[..300] : browser,
            SignedInAt = now,
            ExpiresAt = asked.EndOf(now, ticket.Properties.ExpiresUtc!.Value),
        });
        await db.SaveChangesAsync();
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var hash = HashOf(key);
        await using var db = await database.CreateDbContextAsync();
        if (await db.Sessions.Where(s => s.KeyHash == hash).Select(s => new { s.Id, s.SignedInAt }).SingleOrDefaultAsync() is not { } session)
        {
            return;
        }

        if (ticket.Principal is { Identity: ClaimsIdentity identity } && !identity.HasClaim(c => c.Type == IdClaim))
        {
            identity.AddClaim(new Claim(IdClaim, session.Id.ToString()));
        }

        var end = (await rules.GetAsync(CancellationToken.None)).EndOf(session.SignedInAt, ticket.Properties.ExpiresUtc!.Value);
        var bytes = TicketSerializer.Default.Serialize(ticket);
        await db.Sessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.Ticket, bytes).SetProperty(x => x.ExpiresAt, end));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (hash, now, asked) = (HashOf(key), clock.GetUtcNow(), await rules.GetAsync(CancellationToken.None));
        var earliest = now - TimeSpan.FromHours(asked.LongestHours);
        await using var db = await database.CreateDbContextAsync();
        var kept = await db.Sessions.Where(s => s.KeyHash == hash && s.ExpiresAt > now && s.SignedInAt > earliest).Select(s => s.Ticket).SingleOrDefaultAsync();
        var ticket = kept is null ? null : TicketSerializer.Default.Deserialize(kept);
        // Renewed within a minute of every use; rules that have become stricter hold for sessions that are open too.
        return ticket?.Properties.IssuedUtc + TimeSpan.FromHours(asked.IdleHours) > now ? ticket : null;
    }

    public async Task RemoveAsync(string key)
    {
        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        await using var db = await database.CreateDbContextAsync();
        await db.Sessions.Where(s => s.KeyHash == hash || s.ExpiresAt < now).ExecuteDeleteAsync();
    }

    static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Set here because the options of a scheme cannot ask for services.</summary>
    internal sealed class IntoCookie(ConsoleSessions sessions) : IPostConfigureOptions<CookieAuthenticationOptions>
    {
        public void PostConfigure(string? name, CookieAuthenticationOptions options)
        {
            if (name == IdentityConstants.ApplicationScheme)
            {
                options.SessionStore = sessions;
            }
        }
    }
}
