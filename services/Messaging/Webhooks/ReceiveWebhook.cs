using Bridge.Messaging.WhatsApp;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Webhooks;

/// <summary>A webhook by itself: what is large, and all of them while the gateway has no line.</summary>
static class ReceiveWebhook
{
    public static RouteHandlerBuilder Map(RouteGroupBuilder webhooks) => webhooks.MapPost("/", Handle);

    static async Task<StatusCodeHttpResult> Handle(HttpRequest request, WebhookReceiver receiver, CancellationToken ct)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, 1 << 16));
        await request.Body.CopyToAsync(buffer, ct);
        return TypedResults.StatusCode(await receiver.ReceiveAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), request.Headers[WebhookSignature.Header]));
    }
}
