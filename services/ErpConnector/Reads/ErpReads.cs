using System.Diagnostics;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Calls;
using Bridge.ErpConnector.Checks;
using Bridge.ErpConnector.Profile;
using Bridge.ErpConnector.Reachability;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Reads;

/// <summary>
/// Asks, and within the operation's time asks again what failed in passing. A read changes nothing, so it ends as Ok, Rejected or Unavailable, never as Unknown.
/// </summary>
internal sealed class ErpReads(
    Profiles profiles, ErpClient erp, Bulkheads bulkheads, CallLog log, AwayOperations away, Suspicion suspicion, IOptions<ErpOptions> options, TimeProvider clock)
{
    public async Task<ErpAnswered> AskAsync(ErpOperation operation, JsonElement fields, CancellationToken ct)
    {
        var profile = await profiles.CurrentAsync(ct);
        var endpoint = profile.Of(operation);
        var headers = new CallHeaders(Guid.CreateVersion7());
        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();

        var (attempt, tries) = await TryAsync(profile, endpoint, fields, headers, started, ct);
        log.Write(new Call
        {
            Operation = operation,
            At = at,
            DurationMs = (int)clock.GetElapsedTime(started).TotalMilliseconds,
            Tries = tries,
            Outcome = attempt.Outcome,
            Status = attempt.Status,
            Problem = attempt.Problem,
            Warnings = attempt.Warnings,
            RequestId = headers.RequestId,
            Request = Redaction.Of(fields),
            Response = attempt.Response,
            TraceId = Activity.Current?.TraceId.ToHexString(),
        });

        // Not tried at all, it says something of us and not of the ERP.
        if (tries > 0)
        {
            suspicion.Note(operation, attempt.Outcome);
        }

        if (attempt.Reached)
        {
            await away.AnsweredAsync(operation, ct);
        }
        else
        {
            await away.GoneAsync(operation, fields, attempt.PauseOfErp, ct);
        }

        return new ErpAnswered
        {
            Key = headers.RequestId.ToString(),
            Operation = operation,
            Outcome = attempt.Outcome switch { CallOutcome.Ok => ErpOutcome.Ok, CallOutcome.Rejected => ErpOutcome.Rejected, _ => ErpOutcome.Unavailable },
            Answer = attempt.Answer,
            Problem = attempt.Problem is null ? null : $"{endpoint.Contract.Name}: {attempt.Problem}",
        };
    }

    private async Task<(Attempt, int Tries)> TryAsync(
        ErpProfile profile, ErpEndpoint endpoint, JsonElement fields, CallHeaders headers, long started, CancellationToken ct)
    {
        using var place = await bulkheads.EnterAsync(endpoint, ct);
        if (place is null)
        {
            return (new Attempt(CallOutcome.NotSent, "too many reads are waiting for the ERP"), 0);
        }

        for (var tries = 1; ; tries++)
        {
            var left = endpoint.TimeLimit - clock.GetElapsedTime(started);
            var attempt = await erp.TryAsync(profile, endpoint, fields, headers, left, ct);
            var pause = Backoff.Jittered(options.Value.Backoff / 2, tries, attempt.RetryAfter);
            left = endpoint.TimeLimit - clock.GetElapsedTime(started);
            if (attempt.Outcome is not (CallOutcome.NotSent or CallOutcome.Open) || tries >= endpoint.MaxTries || pause >= left || attempt.RetryAfter > Backoff.WorthWaiting)
            {
                return (attempt, tries);
            }
            await Task.Delay(pause, clock, ct);
        }
    }
}
