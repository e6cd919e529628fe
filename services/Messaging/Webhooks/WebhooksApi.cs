namespace Bridge.Messaging.Webhooks;

static class WebhooksApi
{
    /// <summary>Meta caps a notification at 3 MB; the rest is headroom.</summary>
    const long BodyLimit = 4 * 1024 * 1024;

    /// <summary>Anonymous: the signature is the authentication.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/webhooks/whatsapp").AllowAnonymous().ExcludeFromDescription();
        // Its parameters are no model: what validates models would stand around every webhook.
        webhooks.ShortCircuit().DisableValidation();
        VerifyWebhook.Map(webhooks);
        ReceiveWebhook.Map(webhooks).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BodyLimit));
        WebhookLine.Map(app);
    }
}
