using MassTransit;
using Microsoft.Extensions.Configuration;

namespace Bridge.ServiceDefaults;

/// <summary>
/// An event published to an exchange without queues is confirmed and gone: so services that start together speak only when the queues of all stand. The folder
/// <c>BRIDGE_STARTING</c> has a file for each that is awaited; a service takes its own away, and relays nothing before the folder is empty. Without the setting nobody is waited for.
/// </summary>
sealed class RollCall(string service, IConfiguration configuration)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    readonly string? _folder = configuration["BRIDGE_STARTING"] is { Length: > 0 } folder ? folder : null;

    /// <summary>Nothing has prepared schema and queues before this start.</summary>
    public bool IsHeld => _folder is not null;

    public async Task AnswerAsync(IBusControl bus, CancellationToken ct)
    {
        if (_folder is null)
        {
            return;
        }
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
        {
            await Task.Delay(Look, ct);
        }
        File.Delete(Path.Combine(_folder, service));
        while (Directory.EnumerateFiles(_folder).Any())
        {
            await Task.Delay(Look, ct);
        }
    }
}
