using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Bridge.Gateway.Audit;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <summary>
/// Who came and went, in the audit log: how, from where and why not. Nothing that was typed is kept, not even an address that nobody has: it may be a password in the wrong field.
/// </summary>
sealed class SignInRecord(IDbContextFactory<GatewayDbContext> databases, IHttpContextAccessor context, TimeProvider clock)
{
    const int LongestBrowser = 300;

    /// <param name="user">Null: nobody whom Bridge knows.</param>
    /// <param name="how">password, app, recoveryCode, passkey or singleSignOn.</param>
    /// <param name="why">Of a failure: unknown, password, code, passkey, locked, disabled, or what the identity provider's answer lacked.</param>
    public Task AddAsync(AuditEvent what, User? user, string? how = null, string? why = null) => AddAsync(what, user?.Id ?? Guid.Empty, user?.DisplayName ?? "", how, why);

    public Task AddAsync(AuditEvent what, ClaimsPrincipal who) => AddAsync(what, who.UserId(), who.FindFirstValue("display_name") ?? "", null, null);

    async Task AddAsync(AuditEvent what, Guid user, string name, string? how, string? why)
    {
        var http = context.HttpContext!;
        var browser = http.Request.Headers.UserAgent.ToString();
        var details = new Dictionary<string, string?>
        {
            ["how"] = how, ["why"] = why, ["address"] = AddressOf(http), ["browser"] = browser.Length > LongestBrowser ? browser[..LongestBrowser] : browser,
        };
        // Apart from what the request itself is about to save.
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        db.Audit.Add(new AuditEntry
        {
            At = clock.GetUtcNow(),
            UserId = user,
            UserName = name,
            Event = what,
            Method = http.Request.Method,
            Path = http.Request.Path.Value!,
            Status = what switch
            {
                AuditEvent.SignInFailed => StatusCodes.Status401Unauthorized,
                AuditEvent.LockedOut => StatusCodes.Status429TooManyRequests,
                AuditEvent.ProofRefused => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status200OK,
            },
            After = JsonSerializer.SerializeToElement(details.Where(d => !string.IsNullOrEmpty(d.Value)).ToDictionary()),
            TraceId = Activity.Current?.TraceId.ToHexString(),
        });
        await db.SaveChangesAsync(http.RequestAborted);
    }

    static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        IPAddress address => address.ToString(),
        null => null,
    };
}
