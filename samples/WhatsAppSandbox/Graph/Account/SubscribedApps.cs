using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>The account is always subscribed to its one app: saying so again changes nothing.</summary>
internal static class SubscribedApps
{
    public static void Map(RouteGroupBuilder graph)
    {
        graph.MapGet("/{id:regex(^\\d+$)}/subscribed_apps", (string id, IOptions<WhatsAppOptions> account) => Answer(id, account.Value, new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject
            {
                ["whatsapp_business_api_data"] = new JsonObject { ["id"] = DebugToken.AppId, ["name"] = "Bridge", ["link"] = "https://bridge.example" },
            }),
        }));
        graph.MapPost("/{id:regex(^\\d+$)}/subscribed_apps", (string id, IOptions<WhatsAppOptions> account) =>
            Answer(id, account.Value, new JsonObject { ["success"] = true }));
    }

    private static IResult Answer(string id, WhatsAppOptions account, JsonObject body) =>
        id == account.BusinessAccountId ? Results.Json(body, contentType: GraphApi.Json) : GraphErrors.UnknownObject(id).ToResult();
}
