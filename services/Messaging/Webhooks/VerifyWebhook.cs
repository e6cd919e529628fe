using System.Security.Cryptography;
using System.Text;
using Bridge.Messaging.WhatsApp;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Webhooks;

/// <summary>Meta's handshake: the challenge goes back as it came, to whoever knows the verify token.</summary>
static class VerifyWebhook
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks.MapGet("/", Handle);

    static Results<ContentHttpResult, StatusCodeHttpResult> Handle(
        [FromQuery(Name = "hub.mode")] string? mode, [FromQuery(Name = "hub.verify_token")] string? token, [FromQuery(Name = "hub.challenge")] string? challenge,
        IOptionsMonitor<WhatsAppOptions> options)
    {
        var expected = options.CurrentValue.VerifyToken;
        return mode == "subscribe" && challenge is not null && !string.IsNullOrEmpty(expected) && token is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(token))
            ? TypedResults.Text(challenge)
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }
}
