using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Bridge.ErpConnector.Profile;

namespace Bridge.ErpConnector.Calling;

/// <summary>What a call carries besides its fields.</summary>
internal sealed record CallHeaders(Guid RequestId, string? Key = null);

/// <summary>One try of one operation: built, signed, sent behind the breaker, seen in traces and metrics. What to do about its end is the caller's to decide.</summary>
internal sealed partial class ErpClient(ErpWire wire, ErpAuthentication authentication, Breakers breakers, ILogger<ErpClient> logger)
{
    private static readonly ActivitySource Source = new("Bridge.ErpConnector");
    private static readonly Meter Meter = new("Bridge.ErpConnector");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("bridge.erp.call.duration", "s", "Time of one try of an ERP operation.");

    public Task<Attempt> TryAsync(ErpProfile profile, ErpEndpoint endpoint, JsonElement fields, CallHeaders headers, CancellationToken ct) =>
        TryAsync(profile, endpoint, fields, headers, endpoint.TimeLimit, ct);

    public async Task<Attempt> TryAsync(ErpProfile profile, ErpEndpoint endpoint, JsonElement fields, CallHeaders headers, TimeSpan limit, CancellationToken ct) =>
        Unusable(profile, endpoint) ?? await breakers.RunAsync(endpoint.Contract.Operation, token => ObservedAsync(profile, endpoint, fields, headers, limit, token), ct);

    /// <summary>Past the breaker: to learn whether it may be closed.</summary>
    public Task<Attempt> ProbeAsync(ErpProfile profile, ErpEndpoint endpoint, JsonElement fields, CancellationToken ct) =>
        ProbeAsync(profile, endpoint, fields, new CallHeaders(Guid.CreateVersion7()), ct);

    public async Task<Attempt> ProbeAsync(ErpProfile profile, ErpEndpoint endpoint, JsonElement fields, CallHeaders headers, CancellationToken ct) =>
        Unusable(profile, endpoint) ?? await SendAsync(profile, endpoint, fields, headers, endpoint.TimeLimit, ct);

    private static Attempt? Unusable(ErpProfile profile, ErpEndpoint endpoint) => (profile.BaseUrl, endpoint.Enabled) switch
    {
        (null, _) => new Attempt(CallOutcome.NotConfigured, "the ERP's address is not set"),
        (_, false) => new Attempt(CallOutcome.NotConfigured, "the operation is not enabled"),
        _ => null,
    };

    private async Task<Attempt> ObservedAsync(
        ErpProfile profile, ErpEndpoint endpoint, JsonElement fields, CallHeaders headers, TimeSpan limit, CancellationToken ct)
    {
        var name = endpoint.Contract.Name;
        using var activity = Source.StartActivity(name, ActivityKind.Client);
        var started = Stopwatch.GetTimestamp();
        var attempt = await SendAsync(profile, endpoint, fields, headers, limit, ct);

        var outcome = attempt.Outcome.ToString();
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("erp.operation", name), new("erp.outcome", outcome));
        activity?.SetTag("erp.operation", name).SetTag("erp.outcome", outcome).SetTag("http.response.status_code", attempt.Status);
        if (!attempt.Reached)
        {
            activity?.SetStatus(ActivityStatusCode.Error, attempt.Problem);
        }
        Report(name, attempt);
        return attempt;
    }

    private async Task<Attempt> SendAsync(
        ErpProfile profile, ErpEndpoint endpoint, JsonElement fields, CallHeaders headers, TimeSpan limit, CancellationToken ct)
    {
        for (var renewed = false; ; renewed = true)
        {
            var (request, problem) = ErpRequest.Build(profile.BaseUrl!, endpoint, fields);
            if (request is null)
            {
                return new Attempt(CallOutcome.Rejected, problem);
            }

            using (request)
            {
                if (headers.Key is { } key)
                {
                    request.Headers.Add("Idempotency-Key", key);
                }
                request.Headers.Add("X-Bridge-Request-Id", headers.RequestId.ToString());
                if (await authentication.SignAsync(request, profile, ct) is { } unsigned)
                {
                    return unsigned;
                }

                var attempt = await wire.SendAsync(request, endpoint.Contract, limit, ct);
                if (renewed || attempt.Status is not (401 or 403) || !authentication.Renewable(request, profile))
                {
                    return attempt;
                }
            }
        }
    }

    private void Report(string operation, Attempt attempt)
    {
        switch (attempt.Outcome)
        {
            case CallOutcome.Violation:
                LogViolation(operation, attempt.Problem!);
                break;
            case CallOutcome.NotConfigured:
                LogNotConfigured(operation, attempt.Problem!);
                break;
            case CallOutcome.NotSent or CallOutcome.Open:
                LogFailed(operation, attempt.Status, attempt.Outcome);
                break;
            case CallOutcome.Rejected:
                // The ERP's own words may name the customer: they stand in the call log, which the console guards.
                LogRejected(operation, attempt.Status);
                break;
        }

        if (attempt.Warnings.Count > 0)
        {
            LogWarnings(operation, attempt.Warnings.Count, attempt.Warnings[0]);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The ERP broke the contract: {Operation}: {Problem}")]
    private partial void LogViolation(string operation, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} cannot be called: {Problem}")]
    private partial void LogNotConfigured(string operation, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Operation} failed: {Outcome}, HTTP {Status}")]
    private partial void LogFailed(string operation, int? status, CallOutcome outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ERP rejected {Operation}: HTTP {Status}")]
    private partial void LogRejected(string operation, int? status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Operation} was read with {Count} warnings, the first: {Warning}")]
    private partial void LogWarnings(string operation, int count, string warning);
}
