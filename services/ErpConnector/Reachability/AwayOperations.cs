using System.Collections.Concurrent;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Checks;
using Bridge.ErpConnector.Contract;
using Bridge.ErpConnector.Profile;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Reachability;

/// <summary>Remembers which operations somebody was told are unavailable, and says so once when they are back.</summary>
/// <remarks>
/// A write is taken to be possible when a page of products can be had, which an ERP that refuses only this write answers too. So that nobody is sent back and
/// forth for ever, each time that it turns out otherwise it is believed later.
/// </remarks>
internal sealed partial class AwayOperations(
    IDbContextFactory<ErpDbContext> database, Breakers breakers, Suspicion suspicion, IOptions<ErpOptions> options, TimeProvider clock, ILogger<AwayOperations> logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<ErpOperation, (int Times, DateTimeOffset NotBefore)> _disappointments = [];

    /// <summary>Those this process has heard of, so that a call that goes well costs no statement. The rows are the truth.</summary>
    private readonly ConcurrentDictionary<ErpOperation, byte> _heard = [];

    /// <param name="retryAfter">What the ERP asked for.</param>
    public async Task GoneAsync(ErpOperation operation, JsonElement? probe, TimeSpan? retryAfter, CancellationToken ct)
    {
        var name = operation.ToString();
        var fields = ErpContract.Of(operation).Writes ? null : probe?.GetRawText();
        await using var db = await database.CreateDbContextAsync(ct);
        var isNews = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO away_operation (operation, since, probe) VALUES ({name}, now(), {fields}::json) ON CONFLICT (operation) DO NOTHING", ct) == 1;
        _heard.TryAdd(operation, 0);
        Disappointed(operation, isNews, retryAfter ?? TimeSpan.Zero);
    }

    /// <summary>When it may be looked for again.</summary>
    public DateTimeOffset NotBefore(ErpOperation operation) => _disappointments.GetValueOrDefault(operation).NotBefore;

    /// <summary>Somebody has changed what may have been the cause.</summary>
    public void LookAtOnce() => _disappointments.Clear();

    /// <summary>The first time at once; whoever else hears of the same absence makes it no longer.</summary>
    private void Disappointed(ErpOperation operation, bool isNews, TimeSpan retryAfter)
    {
        _disappointments.AddOrUpdate(operation, _ => (1, After(1)), (_, known) => (known.Times + (isNews ? 1 : 0), isNews ? After(known.Times + 1) : known.NotBefore));

        DateTimeOffset After(int times)
        {
            var pause = times == 1 ? TimeSpan.Zero : options.Value.ProbeEvery * Math.Pow(2, Math.Min(times - 1, 12));
            pause = pause > retryAfter ? pause : retryAfter;
            return clock.GetUtcNow() + (pause < Longest ? pause : Longest);
        }
    }

    /// <summary>The operation itself was answered.</summary>
    public Task AnsweredAsync(ErpOperation operation, CancellationToken ct)
    {
        _disappointments.TryRemove(operation, out _);
        return BackAsync(operation, ct);
    }

    /// <summary>Of all processes, the one that deletes the row publishes, in the same commit.</summary>
    public async Task BackAsync(ErpOperation operation, CancellationToken ct)
    {
        if (!_heard.ContainsKey(operation))
        {
            return;
        }

        suspicion.Heard(operation);
        await breakers.CloseAsync(operation);
        await using var db = await database.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Away.Where(a => a.Operation == operation).ExecuteDeleteAsync(ct) == 1)
        {
            db.Publish(new ErpReachable(operation));
            await db.SaveChangesAsync(ct);
            LogBack(operation);
        }
        await transaction.CommitAsync(ct);
        _heard.TryRemove(operation, out _);
    }

    public async Task<IReadOnlyList<AwayOperation>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var away = await db.Away.AsNoTracking().ToListAsync(ct);
        away.ForEach(a => _heard.TryAdd(a.Operation, 0));
        return away;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Operation} is reachable again")]
    private partial void LogBack(ErpOperation operation);
}
