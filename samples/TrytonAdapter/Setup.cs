using System.ComponentModel.DataAnnotations;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TrytonAdapter.Operations;
using TrytonAdapter.Rpc;

namespace TrytonAdapter;

/// <summary>Section <c>Tryton</c> of the configuration.</summary>
public sealed class TrytonOptions
{
    /// <summary>Where trytond listens, without the database.</summary>
    [Required, Url] public string Url { get; set; } = "http://127.0.0.1:8000";

    [Required] public string Database { get; set; } = "tryton";

    /// <summary>A user of the adapter's own, of one company, who may sell and keep parties.</summary>
    [Required] public string User { get; set; } = "bridge";

    [Required] public string Password { get; set; } = "";

    /// <summary>What Bridge has to send as bearer token. Empty only where nobody else reaches the adapter.</summary>
    public string Token { get; set; } = "";

    /// <summary>How long one call to Tryton may take. Less than Bridge waits, so that Bridge hears how it ended.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(15);
}

internal static class Setup
{
    public static void AddTrytonAdapter(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TrytonOptions>().BindConfiguration("Tryton").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Tryton>().AddSingleton<Sales>().AddSingleton<Parties>().AddSingleton<Goods>().AddSingleton<OneAtATime>();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
    }

    public static void UseBearerToken(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<IOptions<TrytonOptions>>().Value.Token;
        app.Use((context, next) => token.Length == 0 || context.Request.Path.StartsWithSegments("/health") || Holds(context.Request, token)
            ? next(context)
            : throw new RefusedException(401, "The bearer token is missing or wrong."));
    }

    private static bool Holds(HttpRequest request, string token) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header is { Scheme: "Bearer", Parameter: { } given }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token));
}
