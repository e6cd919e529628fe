using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Profile;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Reachability;

/// <summary>
/// Looks for an ERP that was away, so that whatever waits for it goes on by itself: a read is asked again with the fields that failed, a write is taken
/// to be possible when a page of one product can be had.
/// </summary>
internal sealed partial class Prober(
    AwayOperations away, Profiles profiles, ErpClient erp, IOptions<ErpOptions> options, TimeProvider clock, ILogger<Prober> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Wrong credentials asked every two seconds get an account locked.</summary>
    private static readonly TimeSpan RestWhenNotConfigured = TimeSpan.FromSeconds(30);
    private static readonly JsonElement OneProduct = JsonSerializer.SerializeToElement(new { active_only = true, page = 1, limit = 1 });

    private readonly Dictionary<ErpOperation, DateTimeOffset> _notBefore = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ProbeEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var operation in await away.ListAsync(stoppingToken))
                {
                    await ProbeAsync(operation, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    private async Task ProbeAsync(AwayOperation operation, CancellationToken ct)
    {
        if ((_notBefore.TryGetValue(operation.Operation, out var notBefore) && notBefore > clock.GetUtcNow()) || away.NotBefore(operation.Operation) > clock.GetUtcNow())
        {
            return;
        }

        var profile = await profiles.CurrentAsync(ct);
        if (!profile.Of(operation.Operation).Enabled)
        {
            return;
        }

        var (asked, fields) = operation.Probe is { } probe ? (operation.Operation, probe) : (ErpOperation.ListProducts, OneProduct);
        var attempt = await erp.ProbeAsync(profile, profile.Of(asked) with { TimeLimit = Patience }, fields, ct);
        if (attempt.Reached)
        {
            await away.BackAsync(operation.Operation, ct);
        }
        else if (attempt.Outcome == CallOutcome.NotConfigured)
        {
            _notBefore[operation.Operation] = clock.GetUtcNow() + RestWhenNotConfigured;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ERP could not be probed")]
    private partial void LogFailed(Exception e);
}
