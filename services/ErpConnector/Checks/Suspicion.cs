using System.Collections.Concurrent;
using System.Threading.Channels;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Contract;

namespace Bridge.ErpConnector.Checks;

/// <summary>
/// An operation that has failed several times in a row is worth a check before the night: at once where it breaks the contract; where the ERP did not
/// answer, as soon as it does, for what comes back is often another version. A write cannot be checked without a test record, so it puts all that reads
/// under suspicion.
/// </summary>
internal sealed class Suspicion(TimeProvider clock)
{
    private const int Enough = 3;

    /// <summary>An ERP that comes and goes is not asked for its health as often as it does.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);
    private static readonly IReadOnlyList<ErpOperation> Reads = [.. ErpContract.Operations.Where(o => !o.Writes).Select(o => o.Operation)];

    private readonly ConcurrentDictionary<ErpOperation, int> _broken = [];
    private readonly ConcurrentDictionary<ErpOperation, int> _unheard = [];
    private readonly Dictionary<ErpOperation, DateTimeOffset> _suspected = [];
    private readonly Channel<ErpOperation> _suspects = Channel.CreateUnbounded<ErpOperation>();

    public void Note(ErpOperation operation, CallOutcome outcome)
    {
        if (outcome is CallOutcome.NotSent or CallOutcome.Open)
        {
            _unheard.AddOrUpdate(operation, 1, (_, n) => n + 1);
            return;
        }

        if (outcome == CallOutcome.NotConfigured)
        {
            return;
        }

        if (outcome == CallOutcome.Ok)
        {
            _broken.TryRemove(operation, out _);
        }
        else if (outcome == CallOutcome.Violation && _broken.AddOrUpdate(operation, 1, (_, n) => n + 1) == Enough)
        {
            Suspect(operation);
        }

        Heard(operation);
    }

    /// <summary>It answers, or is taken to.</summary>
    public void Heard(ErpOperation operation)
    {
        if (_unheard.TryRemove(operation, out var times) && times >= Enough)
        {
            Suspect(operation);
        }
    }

    /// <summary>All that have come under suspicion by now: one check for them together.</summary>
    public async Task<IReadOnlySet<ErpOperation>> NextAsync(CancellationToken ct)
    {
        var suspects = new HashSet<ErpOperation> { await _suspects.Reader.ReadAsync(ct) };
        while (_suspects.Reader.TryRead(out var another))
        {
            suspects.Add(another);
        }

        return suspects;
    }

    private void Suspect(ErpOperation operation)
    {
        lock (_suspected)
        {
            var now = clock.GetUtcNow();
            foreach (var suspect in Reads.Contains(operation) ? [operation] : Reads)
            {
                if (!_suspected.TryGetValue(suspect, out var last) || now - last >= Rest)
                {
                    _suspected[suspect] = now;
                    _suspects.Writer.TryWrite(suspect);
                }
            }
        }
    }
}
