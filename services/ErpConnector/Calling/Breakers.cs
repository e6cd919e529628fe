using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Polly;
using Polly.CircuitBreaker;

namespace Bridge.ErpConnector.Calling;

/// <summary>A breaker for each operation: an ERP that fails at making orders may still tell prices. An answer that breaks the contract is not an outage.</summary>
internal sealed class Breakers
{
    private static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(5);

    private readonly Dictionary<ErpOperation, Breaker> _breakers;

    public Breakers(TimeProvider clock) => _breakers = ErpContract.Operations.ToDictionary(o => o.Operation, _ => new Breaker(clock));

    /// <summary>Runs the call, or does not: then the attempt provably did nothing.</summary>
    public async Task<Attempt> RunAsync(ErpOperation operation, Func<CancellationToken, Task<Attempt>> call, CancellationToken ct)
    {
        try
        {
            return await _breakers[operation].Pipeline.ExecuteAsync(async token => await call(token), ct);
        }
        catch (BrokenCircuitException)
        {
            return new Attempt(CallOutcome.NotSent, "not called: the last calls failed, the breaker is open") { RetryAfter = OpenFor };
        }
    }

    public CircuitState StateOf(ErpOperation operation) => _breakers[operation].State.CircuitState;

    /// <summary>A probe has got through.</summary>
    public Task CloseAsync(ErpOperation operation) => _breakers[operation].Control.CloseAsync();

    private sealed class Breaker
    {
        public Breaker(TimeProvider clock) => Pipeline = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 6,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = OpenFor,
                ShouldHandle = new PredicateBuilder<Attempt>().HandleResult(a => a.Outcome is CallOutcome.NotSent or CallOutcome.Open),
                ManualControl = Control,
                StateProvider = State,
            })
            .Build();

        public CircuitBreakerManualControl Control { get; } = new();
        public CircuitBreakerStateProvider State { get; } = new();
        public ResiliencePipeline<Attempt> Pipeline { get; }
    }
}
