using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>What every host shares, once.</summary>
public static class Hosting
{
    /// <summary>Telemetry, health, problem details, OpenAPI, service identity. <paramref name="service"/> names the service to the others.</summary>
    public static void AddServiceDefaults(this IHostApplicationBuilder builder, string service)
    {
        builder.AddTelemetry(service);
        builder.AddTransportSecurity(service);
        builder.AddServiceIdentity(service);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<KeyRing>();
        builder.Services.TryAddSingleton<SecretBox>();
        builder.Services.TryAddSingleton<Resealing>();
        builder.Services.AddSingleton<Speeds>().AddSingleton<IHealthSource>(services => services.GetRequiredService<Speeds>()).AddHostedService(services => services.GetRequiredService<Speeds>());
        builder.Services.AddServiceDiscovery();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = UnreadBody.Name);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi();
        builder.Services.AddHealthChecks();
        // The address of a call can hold a signed link or a token; spans have what operators need of it.
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Polly", LogLevel.Warning);
    }

    /// <summary>Problem details, authentication, health, the service's public key and its OpenAPI document.</summary>
    /// <param name="operations">Where dead letters and backlog stand: the gateway's own are, like all that its cookie opens, under /api.</param>
    public static void MapServiceDefaults(this WebApplication app, string operations = "/operations")
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // A body that is too large or broken is the sender's fault, and says so; so is a text with NUL in it, which PostgreSQL keeps nowhere.
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode
                : e is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } or { InnerException: PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } }
                    ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError,
            // The sender's faults are told to the sender.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages();
        app.UseReadableQuery();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
        app.MapOperations(operations);
        app.MapPersonalData();
        app.MapServiceHealth();
        app.MapGet(TrustedIssuers.KeysPath, async (SigningKeys keys, CancellationToken ct) =>
        {
            var key = await keys.PublicAsync(ct);
            return Results.Json(new { keys = new[] { new { kty = key.Kty, crv = key.Crv, x = key.X, y = key.Y, kid = key.Kid, use = "sig", alg = SecurityAlgorithms.EcdsaSha256 } } });
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
