using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>What else a number's owner sets up: settings, ice-breakers and commands, the shop's visibility, the verification of the number itself.</summary>
internal static class NumberSettings
{
    private const int Prompts = 4, Prompt = 80, Commands = 30;

    /// <summary>What the code that is asked for says: nobody is called here.</summary>
    public const string Code = "123456";

    private static readonly string[] Switches = ["is_cart_enabled", "is_catalog_visible"];

    public static void Map(RouteGroupBuilder graph)
    {
        const string number = "/{id:regex(^\\d+$)}";
        Edge(graph, number + "/settings", state =>
        {
            var settings = (JsonObject)state.Settings.DeepClone();
            settings["storage_configuration"] ??= new JsonObject { ["status"] = "DEFAULT" };
            return settings;
        }, (state, body) => state.Settings = Merged(state.Settings, body), _ => null);
        Edge(graph, number + "/conversational_automation", state => new JsonObject { ["conversational_automation"] = state.Automation.DeepClone(), ["id"] = "" },
            (state, body) => state.Automation = Merged(state.Automation, body), AutomationRefusal);
        Edge(graph, number + "/whatsapp_commerce_settings", state => new JsonObject { ["data"] = new JsonArray(state.Commerce.DeepClone()) },
            (state, body) => state.Commerce = Merged(state.Commerce, body),
            body => body.EnumerateObject().Select(parameter => parameter.Name).FirstOrDefault(name => !Switches.Contains(name)) is { } unknown ? GraphErrors.Parameter($"Unexpected key \"{unknown}\".") : null);
        graph.MapPost(number + "/request_code", (string id, GraphBody body, IOptions<WhatsAppOptions> account) => Mine(id, account,
            () => body.Json.Text("code_method") is "SMS" or "VOICE" ? Success() : GraphErrors.Parameter("Param code_method must be one of {SMS, VOICE}.").ToResult()));
        graph.MapPost(number + "/verify_code", (string id, GraphBody body, IOptions<WhatsAppOptions> account) => Mine(id, account,
            () => body.Json.Text("code") == Code ? Success() : new GraphError(136025, 400, "Verify code error", "The code is not the one that was sent.").ToResult()));
    }

    private static void Edge(RouteGroupBuilder graph, string path, Func<PhoneNumber, JsonObject> read, Action<PhoneNumber, JsonElement> change, Func<JsonElement, GraphError?> refusal)
    {
        graph.MapGet(path, (string id, PhoneNumber state, IOptions<WhatsAppOptions> account) => Mine(id, account, () =>
        {
            var answer = read(state);
            if (answer.ContainsKey("id"))
            {
                answer["id"] = id;
            }
            return Results.Json(answer, contentType: GraphApi.Json);
        }));
        graph.MapPost(path, (string id, GraphBody body, PhoneNumber state, IOptions<WhatsAppOptions> account, HttpRequest request) => Mine(id, account, () =>
        {
            // Commerce settings come as a query in Meta's own sample.
            var given = request.Query.Count > 0 && !body.Json.EnumerateObject().Any()
                ? JsonSerializer.SerializeToElement(request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()))
                : body.Json;
            if (refusal(given) is { } error)
            {
                return error.ToResult();
            }
            change(state, given);
            return Success();
        }));
    }

    private static GraphError? AutomationRefusal(JsonElement body) =>
        body.Items("prompts").Count > Prompts || body.Items("prompts").Any(prompt => prompt.ToString().Length > Prompt) ? GraphErrors.Parameter($"Param prompts must hold at most {Prompts} of {Prompt} characters.")
        : body.Items("commands").Count > Commands ? GraphErrors.Parameter($"Param commands must hold at most {Commands}.")
        : null;

    private static JsonObject Merged(JsonObject old, JsonElement change)
    {
        var merged = (JsonObject)old.DeepClone();
        foreach (var parameter in change.EnumerateObject().Where(parameter => parameter.Name is not ("messaging_product" or "access_token")))
        {
            merged[parameter.Name] = JsonNode.Parse(parameter.Value.GetRawText());
        }
        return merged;
    }

    private static IResult Mine(string id, IOptions<WhatsAppOptions> account, Func<IResult> answer) =>
        id == account.Value.PhoneNumberId ? answer() : GraphErrors.UnknownObject(id).ToResult();

    private static IResult Success() => Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
}
