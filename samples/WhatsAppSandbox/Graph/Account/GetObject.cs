using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph.Media;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>Everything in the Graph is read by its id alone: a phone number, an account, a medium.</summary>
internal static class GetObject
{
    /// <summary>Messages a second of a number that has not been upgraded.</summary>
    private const int Standard = 80;

    public static void Map(RouteGroupBuilder graph)
    {
        graph.MapGet("/{id:regex(^\\d+$)}", Handle);
        graph.MapGet("/{id:regex(^\\d+$)}/phone_numbers", ListNumbers);
    }

    private static IResult Handle(string id, HttpRequest request, IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> sandbox, MediaStore media, ResolveMedia resolve, Templates.TemplateStore templates)
    {
        if (id == account.Value.PhoneNumberId)
        {
            return Results.Json(Number(account.Value, sandbox.Value), contentType: GraphApi.Json);
        }
        if (id == account.Value.BusinessAccountId)
        {
            var waba = new JsonObject { ["id"] = id, ["name"] = sandbox.Value.BusinessName, ["timezone_id"] = "1", ["message_template_namespace"] = "sandbox" };
            return Results.Json(waba, contentType: GraphApi.Json);
        }
        if (templates.Find(id) is { } template)
        {
            return Results.Json(template.Written(), contentType: GraphApi.Json);
        }
        return media.Find(id) is { } found ? resolve.Handle(found, request) : GraphErrors.UnknownObject(id).ToResult();
    }

    private static IResult ListNumbers(string id, IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> sandbox) =>
        id == account.Value.BusinessAccountId
            ? Results.Json(new JsonObject { ["data"] = new JsonArray(Number(account.Value, sandbox.Value)) }, contentType: GraphApi.Json)
            : GraphErrors.UnknownObject(id).ToResult();

    private static JsonObject Healthy(string type, string id) => new() { ["entity_type"] = type, ["id"] = id, ["can_send_message"] = "AVAILABLE" };

    private static JsonObject Number(WhatsAppOptions account, SandboxOptions sandbox)
    {
        var number = new JsonObject
        {
            ["verified_name"] = sandbox.BusinessName,
            ["code_verification_status"] = "VERIFIED",
            ["display_phone_number"] = "+" + sandbox.DisplayPhoneNumber,
            ["quality_rating"] = "GREEN",
            ["platform_type"] = "CLOUD_API",
            ["throughput"] = new JsonObject { ["level"] = sandbox.MessagesPerSecond > Standard ? "HIGH" : "STANDARD" },
            ["is_on_biz_app"] = false,
            ["status"] = "CONNECTED",
            ["whatsapp_business_manager_messaging_limit"] = "TIER_2K",
            ["health_status"] = new JsonObject
            {
                ["can_send_message"] = "AVAILABLE",
                ["entities"] = new JsonArray(
                    Healthy("PHONE_NUMBER", account.PhoneNumberId), Healthy("WABA", account.BusinessAccountId), Healthy("BUSINESS", "700100200300400"), Healthy("APP", DebugToken.AppId)),
            },
            ["id"] = account.PhoneNumberId,
        };
        if (sandbox.WebhookUrl is { } url)
        {
            number["webhook_configuration"] = new JsonObject { ["application"] = url.ToString() };
        }
        return number;
    }
}
