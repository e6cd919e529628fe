using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Bridge.AppHost;

/// <summary>Where people go, as <c>./bridge up</c> prints it.</summary>
internal sealed record Addresses(string Console, string? Phone, string? Erp, string? Dashboard);

/// <summary>
/// Tells how far the start has come, a line for each resource, and why it does not go on: the last words of what ended before it was ready. When everything is ready,
/// the addresses stand in the file <c>ready.json</c> of the data folder.
/// </summary>
internal sealed class Progress(
    ResourceNotificationService notifications, ResourceLoggerService logs, DistributedApplicationModel model, string file, Addresses addresses) : BackgroundService
{
    const int LastLines = 25;

    readonly ConcurrentDictionary<string, IResource> _waitedFor = new(model.Resources
        .Where(resource => resource.HasHealth())
        .ToDictionary(resource => resource.Name));

    readonly ConcurrentDictionary<string, bool> _asked = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        File.Delete(file);
        _ = SayWhatIsMissingAsync(stoppingToken);
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            var name = change.Resource.Name;
            if (change.Snapshot.State?.Text == KnownResourceStates.ValueMissing && _asked.TryAdd(name, true))
            {
                await Console.Out.WriteLineAsync($"asked for in the dashboard: {name}");
            }
            if (!_waitedFor.ContainsKey(name))
            {
                continue;
            }
            if (RestartWhatDies.HasFailed(change.Snapshot))
            {
                _waitedFor.TryRemove(name, out _);
                await Console.Out.WriteLineAsync($"failed: {name} (exit code {change.Snapshot.ExitCode})\n{await LastWordsAsync(change.Resource, stoppingToken)}");
            }
            else if (change.Snapshot.State?.Text == KnownResourceStates.Running && change.Snapshot.HealthStatus == HealthStatus.Healthy)
            {
                _waitedFor.TryRemove(name, out _);
                await Console.Out.WriteLineAsync($"ready: {name}");
                if (_waitedFor.IsEmpty)
                {
                    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(addresses, JsonSerializerOptions.Web), stoppingToken);
                }
            }
        }
    }

    async Task SayWhatIsMissingAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(20));
        try
        {
            while (await timer.WaitForNextTickAsync(ct) && !File.Exists(file))
            {
                await Console.Out.WriteLineAsync($"waiting for: {string.Join(", ", _waitedFor.Keys.Order())}");
            }
        }
        catch (OperationCanceledException)
        {
            // Bridge is being stopped.
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
