using System.Diagnostics;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Contract;
using Bridge.ErpConnector.Profile;

namespace Bridge.ErpConnector.Checks;

/// <summary>What is to be checked.</summary>
/// <param name="Operations">Null: all.</param>
/// <param name="Writes">The consent that test records are made in the ERP: a customer, an order of one piece that is confirmed, an applicant.</param>
/// <param name="KnownOrder">An order of the ERP, for GET_ORDER_STATUS where none is made.</param>
internal sealed record CheckPlan(IReadOnlySet<ErpOperation>? Operations, bool Writes, string? KnownOrder = null)
{
    public bool Wants(ErpOperation operation) => Operations is null || Operations.Contains(operation);
}

/// <summary>
/// Runs the operations for real, past the breakers, and holds every answer against the contract: the fields of each, and what they owe each other —
/// pages that end, a key that is honoured, a price in the list's currency. What a step needs of an earlier one is asked for even where only the later is
/// to be checked.
/// </summary>
internal sealed class ContractCheck(ErpClient erp)
{
    /// <summary>A person waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<OperationCheck>> RunAsync(ErpProfile profile, CheckPlan plan, CancellationToken ct)
    {
        var run = new CheckRun(this, profile, plan);
        await ListChecks.AuthAsync(run, ct);
        await ListChecks.ProductsAsync(run, ct);
        await ListChecks.PriceAsync(run, ct);
        await ListChecks.JobsAsync(run, ct);
        if (plan.Writes)
        {
            await WriteChecks.OrderAsync(run, ct);
            await WriteChecks.ApplicantAsync(run, ct);
        }

        await WriteChecks.StatusAsync(run, plan.KnownOrder, ct);
        return run.Results;
    }

    internal async Task<OperationCheck> CallAsync(ErpProfile profile, ErpEndpoint endpoint, object fields, string? key, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToElement(fields);
        var started = Stopwatch.GetTimestamp();
        var attempt = await erp.ProbeAsync(profile, endpoint with { TimeLimit = endpoint.TimeLimit < Patience ? endpoint.TimeLimit : Patience }, json, new CallHeaders(Guid.CreateVersion7(), key), ct);
        var violations = attempt.Violations.Count > 0 ? attempt.Violations : attempt.Outcome == CallOutcome.Ok ? [] : [attempt.Problem ?? attempt.Outcome.ToString()];
        return new OperationCheck(endpoint.Contract.Operation)
        {
            Outcome = attempt.Outcome,
            Status = attempt.Status,
            DurationMs = (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            Violations = violations,
            Warnings = attempt.Warnings,
            Request = Redaction.Of(json),
            Response = attempt.Response,
            Answer = attempt.Answer,
            Came = attempt.Answer ?? attempt.Came,
        };
    }
}

/// <summary>One run: what has been found out so far, in the order in which it was asked.</summary>
internal sealed class CheckRun(ContractCheck check, ErpProfile profile, CheckPlan plan)
{
    /// <summary>An ERP that is away is not asked ten times with a person waiting.</summary>
    private const int EnoughUnheard = 2;

    private readonly Dictionary<ErpOperation, OperationCheck> _results = [];
    private int _unheard;

    public ErpProfile Profile => profile;

    /// <summary>Only what was asked for; what it needed beside is nobody's question.</summary>
    public IReadOnlyList<OperationCheck> Results => [.. ErpContract.Operations.Where(o => plan.Wants(o.Operation) && _results.ContainsKey(o.Operation)).Select(o => _results[o.Operation])];

    public bool Wants(params IReadOnlyList<ErpOperation> operations) => operations.Any(plan.Wants);

    public OperationCheck? Known(ErpOperation operation) => _results.GetValueOrDefault(operation);

    public void Note(OperationCheck result)
    {
        _results[result.Operation] = result;
        _unheard = result.Outcome is CallOutcome.NotSent or CallOutcome.Open ? _unheard + 1 : 0;
    }

    public void Skip(ErpOperation operation, string why) => Note(new OperationCheck(operation) { Skipped = why });

    public Task<OperationCheck> AskAsync(ErpOperation operation, object fields, CancellationToken ct, string? key = null) =>
        check.CallAsync(profile, profile.Of(operation), fields, key, ct);

    public Task<OperationCheck> AskAsync(ErpEndpoint endpoint, object fields, CancellationToken ct) => check.CallAsync(profile, endpoint, fields, null, ct);

    /// <summary>False, and noted, where the operation is switched off, or the ERP is plainly not there.</summary>
    public bool IsOn(ErpOperation operation)
    {
        if (_unheard >= EnoughUnheard)
        {
            _results[operation] = new OperationCheck(operation) { Skipped = "the ERP did not answer the operations before" };
            return false;
        }

        if (!profile.Of(operation).Enabled)
        {
            Skip(operation, "not enabled");
            return false;
        }

        return true;
    }
}
