using System.Diagnostics;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Calls;
using Bridge.ErpConnector.Checks;
using Bridge.ErpConnector.Profile;
using Bridge.ErpConnector.Reachability;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Writes;

/// <summary>One try of a claimed intent, outside any transaction, and what follows from its end.</summary>
internal sealed partial class IntentRunner(
    IntentStore store, Profiles profiles, ErpClient erp, CallLog log, AwayOperations away, Suspicion suspicion, IOptions<ErpOptions> options, TimeProvider clock,
    ILogger<IntentRunner> logger)
{
    private static readonly ActivitySource Source = new("Bridge.ErpConnector");

    private readonly WritePolicy _policy = new(options.Value);

    public async Task RunAsync(Intent intent)
    {
        // Part of the trace of whoever asked, in whichever process and however much later it runs.
        _ = ActivityContext.TryParse(intent.Traceparent, null, isRemote: true, out var parent);
        using var activity = Source.StartActivity("ErpIntent", ActivityKind.Internal, parent);

        var ct = CancellationToken.None;
        var profile = await profiles.CurrentAsync(ct);
        var endpoint = profile.Of(intent.Operation);
        var mayRepeat = WritePolicy.MayRepeat(profile.Idempotency, endpoint.Contract.Repeatable, OrderLookup.CanFind(intent));
        var attempt = intent.MayBeDone && !mayRepeat
            ? new Attempt(CallOutcome.Open, "a call was interrupted and may have been done; this ERP cannot tell a repetition")
            : await TryAsync(intent, profile, endpoint, ct);

        var state = new WriteState(intent.MayBeDone, intent.Tries, clock.GetUtcNow() - intent.CreatedAt, endpoint.MaxTries);
        switch (_policy.Decide(attempt, state, mayRepeat))
        {
            case Verdict.Again again:
                await store.AgainAsync(intent, again, ct);
                break;
            case Verdict.Settle settle:
                await SettleAsync(intent, endpoint, attempt, settle.Outcome, ct);
                break;
        }
    }

    private async Task<Attempt> TryAsync(Intent intent, ErpProfile profile, ErpEndpoint endpoint, CancellationToken ct)
    {
        if (intent.MayBeDone && profile.Idempotency == Idempotency.Lookup && OrderLookup.CanFind(intent))
        {
            var found = await OrderLookup.FindAsync(erp, profile, intent, ct);
            // Anything but "there is none" ends this try: the order itself, or that nobody can tell.
            if (!(found.Outcome == CallOutcome.Rejected && found.Status == 404))
            {
                return found.Outcome == CallOutcome.Ok ? found : found with { Outcome = CallOutcome.Open, Problem = $"GET_ORDER_STATUS: {found.Problem}" };
            }
        }

        var headers = new CallHeaders(Guid.CreateVersion7(), intent.Key);
        var (at, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        var attempt = await erp.TryAsync(profile, endpoint, intent.Fields, headers, ct);
        log.Write(new Call
        {
            Operation = intent.Operation,
            At = at,
            DurationMs = (int)clock.GetElapsedTime(started).TotalMilliseconds,
            Tries = intent.Tries,
            Outcome = attempt.Outcome,
            Status = attempt.Status,
            Problem = attempt.Problem,
            Warnings = attempt.Warnings,
            Key = intent.Key,
            RequestId = headers.RequestId,
            Request = Redaction.Of(intent.Fields),
            Response = attempt.Response,
            TraceId = Activity.Current?.TraceId.ToHexString(),
        });
        return attempt;
    }

    private async Task SettleAsync(Intent intent, ErpEndpoint endpoint, Attempt attempt, ErpOutcome outcome, CancellationToken ct)
    {
        var name = endpoint.Contract.Name;
        suspicion.Note(intent.Operation, attempt.Outcome);
        // Before the answer goes out: whoever parks on it must not miss the news that it is back.
        if (outcome == ErpOutcome.Unavailable)
        {
            await away.GoneAsync(intent.Operation, probe: null, attempt.PauseOfErp, ct);
        }

        var problem = outcome == ErpOutcome.Ok ? null : $"{name}: {attempt.Problem}";
        if (!await store.SettleAsync(intent, outcome, outcome == ErpOutcome.Ok ? attempt.Answer : null, problem, ct))
        {
            LogLost(name, intent.Key);
            return;
        }

        if (outcome == ErpOutcome.Unknown)
        {
            LogUnknown(name, intent.Key, intent.Tries);
        }
        if (attempt.Reached)
        {
            await away.AnsweredAsync(intent.Operation, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} {Key} may have been done, after {Tries} tries nobody knows: a person has to look in the ERP")]
    private partial void LogUnknown(string operation, string key, int tries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Operation} {Key} was answered after its lease had run out; another worker has it")]
    private partial void LogLost(string operation, string key);
}
