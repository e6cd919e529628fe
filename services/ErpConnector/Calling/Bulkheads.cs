using System.Collections.Concurrent;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Profile;

namespace Bridge.ErpConnector.Calling;

/// <summary>So many calls of an operation at once and no more: an ERP that is slow at one thing may still be asked for another.</summary>
internal sealed class Bulkheads
{
    private readonly ConcurrentDictionary<ErpOperation, Bulkhead> _bulkheads = [];

    /// <summary>Somebody waits at the other end: whoever gets no place within the operation's time is told so. Null then.</summary>
    public async Task<IDisposable?> EnterAsync(ErpEndpoint endpoint, CancellationToken ct)
    {
        // A limit that was changed holds for those who come from now on; who is inside leaves the one he entered.
        var bulkhead = _bulkheads.AddOrUpdate(
            endpoint.Contract.Operation,
            _ => new Bulkhead(endpoint.MaxConcurrent),
            (_, known) => known.Limit == endpoint.MaxConcurrent ? known : new Bulkhead(endpoint.MaxConcurrent));
        return await bulkhead.Places.WaitAsync(endpoint.TimeLimit, ct) ? new Place(bulkhead.Places) : null;
    }

    private sealed record Bulkhead(int Limit)
    {
        public SemaphoreSlim Places { get; } = new(Limit);
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
