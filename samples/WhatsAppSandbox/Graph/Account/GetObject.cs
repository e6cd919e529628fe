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

    private static IResult Handle(string id, HttpRequest request, IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> sandbox, PhoneNumber state, Webhooks.Overrides overrides, MediaStore media, ResolveMedia resolve, Templates.TemplateStore templates)
    {
        if (id == account.Value.PhoneNumberId)
        {
            return Results.Json(Number(account.Value, sandbox.Value, state, overrides).Asked(request), contentType: GraphApi.Json);
        }
        if (id == account.Value.BusinessAccountId)
        {
            var waba = new JsonObject { ["id"] = id, ["name"] = sandbox.Value.BusinessName, ["currency"] = "USD", ["timezone_id"] = "1", ["message_template_namespace"] = "sandbox" };
            return Results.Json(waba.Asked(request), contentType: GraphApi.Json);
        }
        if (templates.Find(id) is { } template)
        {
            return Results.Json(template.Written().Asked(request), contentType: GraphApi.Json);
        }
        return media.Find(id) is { } found ? resolve.Handle(found, request) : GraphErrors.UnknownObject(id).ToResult();
    }

    private static IResult ListNumbers(string id, HttpRequest request, IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> sandbox, PhoneNumber state, Webhooks.Overrides overrides) =>
        id == account.Value.BusinessAccountId
            ? Results.Json(new JsonObject { ["data"] = new JsonArray(Number(account.Value, sandbox.Value, state, overrides).Asked(request)) }, contentType: GraphApi.Json)
            : GraphErrors.UnknownObject(id).ToResult();

    private static JsonObject Healthy(string type, string id) => new() { ["entity_type"] = type, ["id"] = id, ["can_send_message"] = "AVAILABLE" };

    private static JsonObject Blocked(string type, string id) => new()
    {
        ["entity_type"] = type,
        ["id"] = id,
        ["can_send_message"] = "BLOCKED",
        ["errors"] = new JsonArray(new JsonObject
        {
            ["error_code"] = 141010, ["error_description"] = "The account has been disabled.", ["possible_solution"] = "Appeal in Business Support Home.",
        }),
    };

    private static JsonObject Number(WhatsAppOptions account, SandboxOptions sandbox, PhoneNumber state, Webhooks.Overrides overrides)
    {
        var number = new JsonObject
        {
            ["verified_name"] = sandbox.BusinessName,
            ["code_verification_status"] = "VERIFIED",
            ["display_phone_number"] = "+" + sandbox.DisplayPhoneNumber,
            ["quality_rating"] = state.Quality,
            ["platform_type"] = "CLOUD_API",
            ["throughput"] = new JsonObject { ["level"] = sandbox.MessagesPerSecond > Standard ? "HIGH" : "STANDARD" },
            ["is_on_biz_app"] = false,
            ["status"] = state.Banned ? "BANNED" : state.Registered ? "CONNECTED" : "DISCONNECTED",
            ["whatsapp_business_manager_messaging_limit"] = state.Tier,
            ["health_status"] = new JsonObject
            {
                ["can_send_message"] = state.Banned ? "BLOCKED" : "AVAILABLE",
                ["entities"] = new JsonArray(
                    Healthy("PHONE_NUMBER", account.PhoneNumberId), state.Banned ? Blocked("WABA", account.BusinessAccountId) : Healthy("WABA", account.BusinessAccountId), Healthy("BUSINESS", "700100200300400"), Healthy("APP", DebugToken.AppId)),
            },
            ["id"] = account.PhoneNumberId,
        };
        if (sandbox.WebhookUrl is { } url)
        {
            var configuration = new JsonObject { ["application"] = url.ToString() };
            if (overrides.OfAccount is { } ofAccount)
            {
                configuration["whatsapp_business_account"] = ofAccount.ToString();
            }
            if (overrides.OfNumber is { } ofNumber)
            {
                configuration["phone_number"] = ofNumber.ToString();
            }
            number["webhook_configuration"] = configuration;
        }
        return number;
    }
}
