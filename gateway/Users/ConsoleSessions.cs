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
sealed class ConsoleSessions(IDbContextFactory<GatewayDbContext> database, IHttpContextAccessor http, TimeProvider clock) : ITicketStore
{
    /// <summary>Names the session within the principal, so that a person sees which of his sessions is this one.</summary>
    public const string IdClaim = "sid";

    static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var id = Guid.CreateVersion7();
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(IdClaim, id.ToString()));
        var browser = http.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";
        await using var db = await database.CreateDbContextAsync();
        db.Sessions.Add(new ConsoleSession
        {
            Id = id,
            KeyHash = HashOf(key),
            UserId = Guid.Parse(ticket.Principal.FindFirstValue("sub")!),
            Ticket = TicketSerializer.Default.Serialize(ticket),
            Browser = browser.Length > 300 ? browser[..300] : browser,
            SignedInAt = clock.GetUtcNow(),
            ExpiresAt = EndOf(ticket),
        });
        await db.SaveChangesAsync();
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (hash, end) = (HashOf(key), EndOf(ticket));
        await using var db = await database.CreateDbContextAsync();
        var id = await db.Sessions.Where(s => s.KeyHash == hash).Select(s => s.Id).SingleOrDefaultAsync();
        if (ticket.Principal is { Identity: ClaimsIdentity identity } && !identity.HasClaim(c => c.Type == IdClaim))
        {
            identity.AddClaim(new Claim(IdClaim, id.ToString()));
        }

        var bytes = TicketSerializer.Default.Serialize(ticket);
        await db.Sessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.Ticket, bytes).SetProperty(x => x.ExpiresAt, end));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        await using var db = await database.CreateDbContextAsync();
        var ticket = await db.Sessions.Where(s => s.KeyHash == hash && s.ExpiresAt > now).Select(s => s.Ticket).SingleOrDefaultAsync();
        return ticket is null ? null : TicketSerializer.Default.Deserialize(ticket);
    }

    public async Task RemoveAsync(string key)
    {
        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        await using var db = await database.CreateDbContextAsync();
        await db.Sessions.Where(s => s.KeyHash == hash || s.ExpiresAt < now).ExecuteDeleteAsync();
    }

    DateTimeOffset EndOf(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? clock.GetUtcNow() + Lifetime;

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
