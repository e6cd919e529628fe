using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.AppHost;

/// <summary>
/// Starts again what died, at once and then less and less eagerly, however politely it was ended: a service that got SIGTERM from somebody is as absent as one that was killed. What a person stops in
/// the dashboard stays as it is: that alone is announced as stopping before it has ended.
/// </summary>
internal sealed partial class RestartWhatDies(
    ResourceNotificationService notifications, ResourceCommandService commands, IHostApplicationLifetime lifetime, ILogger<RestartWhatDies> logger) : BackgroundService
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    static readonly TimeSpan CountsAsRecovered = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, Deaths> _deaths = new();
    readonly HashSet<string> _stopped = [];

    sealed record Deaths(DateTime? LastEnd, int InARow, DateTimeOffset At);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            Note(change);
            // At the end of everything each is told to end.
            if (IsDeath(change) && IsNews(change, out var inARow) && !lifetime.ApplicationStopping.IsCancellationRequested)
            {
                _ = RestartAsync(change, inARow, stoppingToken);
            }
        }
    }

    void Note(ResourceEvent change)
    {
        switch (change.Snapshot.State?.Text)
        {
            case var state when state == KnownResourceStates.Stopping:
                _stopped.Add(change.ResourceId);
                break;
            case var state when state == KnownResourceStates.Starting || state == KnownResourceStates.Running:
                _stopped.Remove(change.ResourceId);
                break;
        }
    }

    bool IsDeath(ResourceEvent change) =>
        change.Resource.HasHealth() && !_stopped.Contains(change.ResourceId) && (HasFailed(change.Snapshot) || change.Snapshot.State?.Text == KnownResourceStates.Finished);

    /// <summary>Could not start, or ended otherwise than in order.</summary>
    public static bool HasFailed(CustomResourceSnapshot now) =>
        now.State?.Text == KnownResourceStates.FailedToStart || (now.State?.Text == KnownResourceStates.Finished && now.ExitCode != 0);

    /// <summary>The same end is announced more than once, and a second start would stop the first.</summary>
    bool IsNews(ResourceEvent change, out int inARow)
    {
        var now = DateTimeOffset.UtcNow;
        var end = change.Snapshot.StopTimeStamp;
        var before = _deaths.GetValueOrDefault(change.ResourceId);
        inARow = before is null || now - before.At > CountsAsRecovered ? 0 : before.InARow + 1;
        if (before is not null && before.LastEnd == end)
        {
            return false;
        }
        _deaths[change.ResourceId] = new(end, inARow, now);
        return true;
    }

    async Task RestartAsync(ResourceEvent change, int inARow, CancellationToken ct)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 0.25 * Math.Pow(2, inARow)));
        LogDied(change.Resource.Name, change.Snapshot.ExitCode, pause.TotalSeconds);
        try
        {
            await Task.Delay(pause, ct);
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return;
            }

            var result = await commands.ExecuteCommandAsync(change.ResourceId, KnownResourceCommands.StartCommand, ct);
            if (!result.Success && !ct.IsCancellationRequested)
            {
                LogNotStarted(change.Resource.Name, result.Message);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Bridge itself is being stopped.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Resource} died (exit code {ExitCode}): starting it again in {Seconds} s")]
    partial void LogDied(string resource, int? exitCode, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Resource} could not be started again: {Problem}")]
    partial void LogNotStarted(string resource, string? problem);
}
