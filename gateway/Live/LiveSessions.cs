using System.Collections.Concurrent;
using Bridge.Gateway.Users;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Live;

/// <summary>The sessions behind the open tabs: when one has ended (signed out, disabled, run out) its tabs are told nothing more. A request is looked at by itself, an open channel only here.</summary>
public sealed partial class LiveSessions(IDbContextFactory<GatewayDbContext> databases, TimeProvider clock, IConfiguration configuration, ILogger<LiveSessions> logger) : BackgroundService
{
    readonly ConcurrentDictionary<string, (HubCallerContext Tab, Guid Session)> _tabs = new();

    internal void Open(HubCallerContext tab)
    {
        if (Guid.TryParse(tab.User!.FindFirst(ConsoleSessions.IdClaim)?.Value, out var session))
        {
            _tabs[tab.ConnectionId] = (tab, session);
        }
    }

    internal void Close(HubCallerContext tab) => _tabs.TryRemove(tab.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(configuration.GetValue("Live:LookAtSessionsSeconds", 15)));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await EndAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotLooked(e);
            }
        }
    }

    async Task EndAsync(CancellationToken ct)
    {
        var open = _tabs.Values.Select(tab => tab.Session).Distinct().ToList();
        if (open.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var alive = await db.Sessions.Where(s => open.Contains(s.Id) && s.ExpiresAt > now).Select(s => s.Id).ToListAsync(ct);
        foreach (var (tab, session) in _tabs.Values.ToList())
        {
            if (!alive.Contains(session))
            {
                tab.Abort();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether the sessions of open tabs still stand could not be read just now")]
    partial void LogNotLooked(Exception e);
}
