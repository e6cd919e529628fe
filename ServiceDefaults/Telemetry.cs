using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bridge.ServiceDefaults;

static class Telemetry
{
    /// <summary>Traces, metrics and logs, to whatever OTEL_EXPORTER_OTLP_ENDPOINT names: the Aspire dashboard, or a collector.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        Discretion.InSpans();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? service))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddMeter("MassTransit", "Bridge.*"))
            .WithTracing(tracing => tracing
                .SetSampler(new ParentBasedSampler(builder.Configuration["BRIDGE_TRACES"] == "all" ? new AlwaysOnSampler() : new RateSampler(TimeProvider.System)))
                .AddAspNetCoreInstrumentation(options =>
                {
                    options.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
                    // Queries hold the verify token of the webhook's handshake and signatures of links.
                    options.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null);
                })
                .AddHttpClientInstrumentation(options => options.EnrichWithHttpRequestMessage = (activity, request) =>
                    activity.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Path)))
                .AddNpgsql()
                .AddSource("MassTransit", "Bridge.*"));
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }
    }
}

/// <summary>
/// Samples at the head: ten requests from outside a second, which is everything on a quiet day and no cost on a loud one, and of what begins inside
/// (polls, commits that many share, whatever follows a request that was not sampled) one a second.
/// </summary>
sealed class RateSampler(TimeProvider clock) : Sampler
{
    readonly Budget _requests = new(10);
    readonly Budget _others = new(1);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new((samplingParameters.Kind == ActivityKind.Server ? _requests : _others).Take(clock.GetUtcNow().ToUnixTimeSeconds())
            ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);

    sealed class Budget(int perSecond)
    {
        long _second;
        int _taken;

        public bool Take(long second)
        {
            if (Interlocked.Exchange(ref _second, second) != second)
            {
                Interlocked.Exchange(ref _taken, 0);
            }

            return Interlocked.Increment(ref _taken) <= perSecond;
        }
    }
}
