using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>POST /{phone number id}: the PIN of the two-step verification, and an address for this number's webhooks alone.</summary>
internal static class ChangeNumber
{
    private const int PinLength = 6;

    public static async Task<IResult> HandleAsync(JsonElement body, PhoneNumber number, Overrides overrides, IHttpClientFactory http, CancellationToken ct)
    {
        if (body.Text("pin") is { } pin)
        {
            if (pin.Length != PinLength || !pin.All(char.IsAsciiDigit))
            {
                return GraphErrors.Parameter("Param pin must be 6 digits.").ToResult();
            }
            number.Pin = pin;
        }
        if (body.At("webhook_configuration") is { } configuration)
        {
            var (url, error) = await SubscribedApps.OverrideAsync(configuration, http, ct);
            if (error is not null)
            {
                return error.ToResult();
            }
            overrides.OfNumber = url;
        }
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }
}
