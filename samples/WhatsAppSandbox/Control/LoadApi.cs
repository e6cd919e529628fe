using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Control;

internal static class LoadApi
{
    private const int MostPerSecond = 5000, Longest = 3600;

    public static void Map(RouteGroupBuilder control)
    {
        var load = control.MapGroup("/load");
        load.MapPost("", IResult (LoadRequest request, WebhookLoad webhooks, IOptions<SandboxOptions> options, IHostApplicationLifetime lifetime) =>
        {
            if (request.PerSecond is < 1 or > MostPerSecond)
            {
                return Send.As.Problem("perSecond", $"From 1 to {MostPerSecond}.");
            }
            if (request.Seconds is < 1 or > Longest)
            {
                return Send.As.Problem("seconds", $"From 1 to {Longest}.");
            }
            if (options.Value.WebhookUrl is null)
            {
                return Send.As.Problem("Sandbox:WebhookUrl", "Is not set: there is nobody to send to.");
            }
            return webhooks.TryStart(request, lifetime.ApplicationStopping)
                ? TypedResults.Accepted("/sandbox/load", webhooks.Report)
                : TypedResults.Problem("A load is under way: wait for it, or stop it with DELETE.", statusCode: StatusCodes.Status409Conflict);
        });
        load.MapGet("", IResult (WebhookLoad webhooks) => webhooks.Report is { } report ? TypedResults.Ok(report) : TypedResults.NotFound());
        load.MapDelete("", async (WebhookLoad webhooks) =>
        {
            await webhooks.StopAsync();
            return TypedResults.NoContent();
        });
    }
}
