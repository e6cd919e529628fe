using System.Collections.Concurrent;
using Bridge.Gateway.Users;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Live;

/// <summary>The sessions behind the open tabs: when one has ended (signed out, disabled, run out) its tabs are told nothing more. A request is looked at by itself, an open channel only here.</summary>
public sealed partial class LiveSessions(IDbContextFactory<GatewayDbContext> databases, TimeProvider clock, IConfiguration configuration, ILogger<LiveSessions> logger) : BackgroundService
{
    readonly ConcurrentDictionary<string, (HubCallerContext Tab, Guid Session)> _tabs = new();

    public void Open(HubCallerContext tab)
    {
        if (Guid.TryParse(tab.User!.FindFirst(ConsoleSessions.IdClaim)?.Value, out var session))
        {
            _tabs[tab.ConnectionId] = (tab, session);
        }
    }

    public void Close(HubCallerContext tab) => _tabs.TryRemove(tab.ConnectionId, out _);

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

    /// <summary>Judges the tabs that were open when it began: one that opens meanwhile was not asked for, and is not told to go.</summary>
    public async Task EndAsync(CancellationToken ct)
    {
        var open = _tabs.Values.ToList();
        if (open.Count == 0)
        {
            return;
        }

        var sessions = open.Select(tab => tab.Session).Distinct().ToList();
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var alive = await db.Sessions.Where(s => sessions.Contains(s.Id) && s.ExpiresAt > now).Select(s => s.Id).ToListAsync(ct);
        foreach (var (tab, session) in open)
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
