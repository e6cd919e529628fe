using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Calls;

/// <summary>
/// Writes the call log beside the calls, many rows in one commit. It is there to look things up in, not to decide by: when the database is slower than
/// the ERP, lines are dropped and counted rather than calls held up.
/// </summary>
internal sealed partial class CallLog(IDbContextFactory<ErpDbContext> database, ILogger<CallLog> logger) : BackgroundService
{
    private const int Capacity = 2_000;
    private const int BatchSize = 200;

    private readonly Channel<Call> _calls = Channel.CreateBounded<Call>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private int _dropped;

    public void Write(Call call)
    {
        if (!_calls.Writer.TryWrite(call))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>Ends when the writer is completed, so that a stop loses nothing of what was called before.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _calls.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<Call>();
            while (batch.Count < BatchSize && _calls.Reader.TryRead(out var call))
            {
                batch.Add(call);
            }

            try
            {
                await using var db = await database.CreateDbContextAsync(CancellationToken.None);
                db.Calls.AddRange(batch);
                await db.SaveChangesAsync(CancellationToken.None);
            }
            catch (Exception e)
            {
                LogFailed(e, batch.Count);
            }

            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
            {
                LogDropped(dropped);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _calls.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} lines of the call log could not be written")]
    private partial void LogFailed(Exception e, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} lines of the call log were dropped")]
    private partial void LogDropped(int count);
}
