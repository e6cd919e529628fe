using System.Collections.Concurrent;
using System.Threading.Channels;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;

namespace Bridge.ErpConnector.Checks;

/// <summary>An operation that has broken the contract several times in a row is worth a check before the night.</summary>
internal sealed class Suspicion
{
    private const int Enough = 3;

    private readonly ConcurrentDictionary<ErpOperation, int> _inARow = [];
    private readonly Channel<ErpOperation> _suspects = Channel.CreateBounded<ErpOperation>(new BoundedChannelOptions(10) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Note(ErpOperation operation, CallOutcome outcome)
    {
        if (outcome == CallOutcome.Ok)
        {
            _inARow.TryRemove(operation, out _);
        }
        else if (outcome == CallOutcome.Violation && _inARow.AddOrUpdate(operation, 1, (_, n) => n + 1) == Enough)
        {
            _suspects.Writer.TryWrite(operation);
        }
    }

    public ValueTask<ErpOperation> NextAsync(CancellationToken ct) => _suspects.Reader.ReadAsync(ct);
}
