using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.AppHost;

/// <summary>
/// Starts again what died, at once and then less and less eagerly. What ended in order stays as it is: a person has stopped it in the dashboard.
/// </summary>
internal sealed partial class RestartWhatDies(
    ResourceNotificationService notifications, ResourceCommandService commands, ILogger<RestartWhatDies> logger) : BackgroundService
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    static readonly TimeSpan CountsAsRecovered = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, Deaths> _deaths = new();

    sealed record Deaths(DateTime? LastEnd, int InARow, DateTimeOffset At);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (IsDeath(change) && IsNews(change, out var inARow))
            {
                _ = RestartAsync(change, inARow, stoppingToken);
            }
        }
    }

    static bool IsDeath(ResourceEvent change) =>
        change.Resource.HasHealth() && HasFailed(change.Snapshot);

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
