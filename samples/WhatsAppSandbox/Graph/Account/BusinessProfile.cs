using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph.Messages;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>What a customer reads of the business when he taps on its name. Without <c>fields</c> nothing of it is told.</summary>
internal static class BusinessProfile
{
    private const int Websites = 2, Website = 256;

    private static readonly Dictionary<string, int> Limits = new() { ["about"] = 139, ["address"] = 256, ["description"] = 512, ["email"] = 128, ["vertical"] = 32 };

    public static void Map(RouteGroupBuilder graph)
    {
        graph.MapGet("/{id:regex(^\\d+$)}/whatsapp_business_profile", Get);
        graph.MapPost("/{id:regex(^\\d+$)}/whatsapp_business_profile", Change);
    }

    private static IResult Get(string id, string? fields, PhoneNumber number, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.PhoneNumberId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        var shown = new JsonObject { ["messaging_product"] = "whatsapp" };
        foreach (var field in fields?.Split(',') ?? [])
        {
            if (number.Profile.TryGetPropertyValue(field, out var value))
            {
                shown[field] = value?.DeepClone();
            }
        }
        return Results.Json(new JsonObject { ["data"] = new JsonArray(shown) }, contentType: GraphApi.Json);
    }

    private static IResult Change(string id, GraphBody body, PhoneNumber number, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.PhoneNumberId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        if (body.Json.Text("messaging_product") != "whatsapp")
        {
            return GraphErrors.Parameter("The parameter messaging_product is required.").ToResult();
        }
        var websites = body.Json.Items("websites");
        foreach (var (field, limit) in Limits)
        {
            if (Check.Optional(body.Json, field, field, limit) is { } tooLong)
            {
                return tooLong.ToResult();
            }
        }
        if (websites.Count > Websites || websites.Any(site => site.ToString().Length > Website))
        {
            return GraphErrors.Parameter($"Param websites must hold at most {Websites} addresses of {Website} characters.").ToResult();
        }

        var changed = (JsonObject)number.Profile.DeepClone();
        foreach (var parameter in body.Json.EnumerateObject().Where(parameter => Limits.ContainsKey(parameter.Name) || parameter.Name == "websites"))
        {
            changed[parameter.Name] = JsonNode.Parse(parameter.Value.GetRawText());
        }
        number.Profile = changed;
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }
}
