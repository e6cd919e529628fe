using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>
/// Whether the account tells the app, and where to: an address of its own is taken only after the handshake, and a call without one takes it away again.
/// </summary>
internal static class SubscribedApps
{
    public static void Map(RouteGroupBuilder graph)
    {
        const string path = "/{id:regex(^\\d+$)}/subscribed_apps";
        graph.MapGet(path, (string id, IOptions<WhatsAppOptions> account, Overrides overrides) => Of(id, account.Value, () => List(overrides)));
        graph.MapDelete(path, (string id, IOptions<WhatsAppOptions> account, Overrides overrides) => Of(id, account.Value, () =>
        {
            overrides.Subscribed = false;
            return Success();
        }));
        graph.MapPost(path, async (string id, GraphBody body, IOptions<WhatsAppOptions> account, Overrides overrides, IHttpClientFactory http, CancellationToken ct) =>
        {
            if (id != account.Value.BusinessAccountId)
            {
                return GraphErrors.UnknownObject(id).ToResult();
            }
            var (url, error) = await OverrideAsync(body.Json, http, ct);
            if (error is not null)
            {
                return error.ToResult();
            }
            (overrides.Subscribed, overrides.OfAccount) = (true, url);
            return Success();
        });
    }

    /// <summary>The address that is asked for, or none; an error where it does not prove to be the business's.</summary>
    public static async Task<(Uri? Url, GraphError? Error)> OverrideAsync(JsonElement body, IHttpClientFactory http, CancellationToken ct)
    {
        if (body.Text("override_callback_uri") is not { Length: > 0 } given)
        {
            return (null, null);
        }
        if (given.Length > Overrides.Longest || !Uri.TryCreate(given, UriKind.Absolute, out var url))
        {
            return (null, GraphErrors.Parameter($"Param override_callback_uri must be an address of at most {Overrides.Longest} characters."));
        }
        return await Handshake.RefusalAsync(http, url, body.Text("verify_token") ?? "", ct) is { } refusal
            ? (null, new GraphError(2200, 400, $"Callback verification failed: {refusal}."))
            : (url, null);
    }

    private static IResult List(Overrides overrides)
    {
        var data = new JsonArray();
        if (overrides.Subscribed)
        {
            var app = new JsonObject
            {
                ["whatsapp_business_api_data"] = new JsonObject { ["id"] = DebugToken.AppId, ["name"] = "Bridge", ["link"] = "https://bridge.example" },
            };
            if (overrides.OfAccount is { } url)
            {
                app["override_callback_uri"] = url.ToString();
            }
            data.Add(app);
        }
        return Results.Json(new JsonObject { ["data"] = data }, contentType: GraphApi.Json);
    }

    private static IResult Success() => Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);

    private static IResult Of(string id, WhatsAppOptions account, Func<IResult> answer) => id == account.BusinessAccountId ? answer() : GraphErrors.UnknownObject(id).ToResult();
}
