using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>What a token is good for: the connection check asks this before anything is sent.</summary>
internal static class DebugToken
{
    public const string AppId = "900100200300400";

    public static void Map(RouteGroupBuilder graph) => graph.MapGet("/debug_token", Handle);

    private static IResult Handle(string? input_token, IOptions<WhatsAppOptions> account)
    {
        if (string.IsNullOrEmpty(input_token))
        {
            return GraphErrors.Parameter("The parameter input_token is required.").ToResult();
        }
        var valid = input_token == account.Value.AccessToken;
        var data = new JsonObject { ["is_valid"] = valid, ["scopes"] = new JsonArray() };
        if (valid)
        {
            data["app_id"] = AppId;
            data["type"] = "SYSTEM_USER";
            data["application"] = "Bridge";
            data["expires_at"] = 0;
            data["scopes"] = new JsonArray("whatsapp_business_management", "whatsapp_business_messaging");
        }
        return Results.Json(new JsonObject { ["data"] = data }, contentType: GraphApi.Json);
    }
}
