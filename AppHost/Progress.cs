using System.Text.Json;
using Microsoft.Extensions.Hosting;

namespace Bridge.AppHost;

/// <summary>Where people go, as <c>./bridge up</c> prints it.</summary>
internal sealed record Addresses(string Console, string? Phone, string? Erp, string? Dashboard);

/// <summary>
/// Tells how far the start has come, a line for each resource, and why it does not go on: the last words of a run that failed. When everything is ready,
/// the addresses stand in the file <c>ready.json</c> of the data folder.
/// </summary>
internal sealed class Progress(
    ResourceNotificationService notifications, ResourceLoggerService logs, DistributedApplicationModel model, string file, Addresses addresses) : BackgroundService
{
    const int LastLines = 25;
    readonly HashSet<string> _waitedFor = [.. model.Resources.Where(r => r is ProjectResource or ExecutableResource && r.Name != "aspire-dashboard").Select(r => r.Name)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        File.Delete(file);
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            var name = change.Resource.Name;
            var state = change.Snapshot.State?.Text;
            var isRun = name.EndsWith("-migrate", StringComparison.Ordinal);
            if (!_waitedFor.Contains(name))
            {
                continue;
            }
            if (isRun && state == KnownResourceStates.Finished && change.Snapshot.ExitCode is > 0 || state == KnownResourceStates.FailedToStart)
            {
                _waitedFor.Remove(name);
                await Console.Out.WriteLineAsync($"failed: {name} (exit code {change.Snapshot.ExitCode})\n{await LastWordsAsync(change.Resource, stoppingToken)}");
            }
            else if (isRun ? state == KnownResourceStates.Finished && change.Snapshot.ExitCode == 0 : change.Snapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy && state == KnownResourceStates.Running)
            {
                _waitedFor.Remove(name);
                await Console.Out.WriteLineAsync($"ready: {name}");
                if (_waitedFor.Count == 0)
                {
                    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(addresses, JsonSerializerOptions.Web), stoppingToken);
                }
            }
        }
    }

    async Task<string> LastWordsAsync(IResource resource, CancellationToken ct)
    {
        var lines = new List<string>();
        await foreach (var batch in logs.GetAllAsync(resource).WithCancellation(ct))
        {
            lines.AddRange(batch.Select(line => $"  {line.Content}"));
        }
        return string.Join('\n', lines.TakeLast(LastLines));
    }
}
