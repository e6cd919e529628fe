using System.Collections.Concurrent;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Contract;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Reachability;

/// <summary>Remembers which operations somebody was told are unavailable, and says so once when they are back.</summary>
internal sealed partial class AwayOperations(IDbContextFactory<ErpDbContext> database, Breakers breakers, ILogger<AwayOperations> logger)
{
    /// <summary>Those this process has heard of, so that a call that goes well costs no statement. The rows are the truth.</summary>
    private readonly ConcurrentDictionary<ErpOperation, byte> _heard = [];

    public async Task GoneAsync(ErpOperation operation, JsonElement? probe, CancellationToken ct)
    {
        var name = operation.ToString();
        var fields = ErpContract.Of(operation).Writes ? null : probe?.GetRawText();
        await using var db = await database.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO away_operation (operation, since, probe) VALUES ({name}, now(), {fields}::json) ON CONFLICT (operation) DO NOTHING", ct);
        _heard.TryAdd(operation, 0);
    }

    /// <summary>Of all processes, the one that deletes the row publishes, in the same commit.</summary>
    public async Task BackAsync(ErpOperation operation, CancellationToken ct)
    {
        if (!_heard.ContainsKey(operation))
        {
            return;
        }

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
