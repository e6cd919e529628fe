using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>The number as its owner has set it up and as Meta sees it. Not kept over a restart.</summary>
internal sealed class PhoneNumber
{
    public bool Registered { get; set; } = true;
    public JsonObject Profile { get; set; } = [];
    public JsonObject Automation { get; set; } = [];
    public JsonObject Commerce { get; set; } = Shop();
    public JsonObject Settings { get; set; } = [];
    public string? Pin { get; set; }

    public string Quality { get; set; } = "GREEN";
    public string Tier { get; set; } = "TIER_2K";

    /// <summary>Meta has shut the account: whatever is sent is refused with 131031.</summary>
    public bool Banned { get; set; }

    public void Reset() => (Registered, Profile, Automation, Commerce, Settings, Pin, Quality, Tier, Banned) = (true, [], [], Shop(), [], null, "GREEN", "TIER_2K", false);

    private static JsonObject Shop() => new() { ["is_cart_enabled"] = true, ["is_catalog_visible"] = true };
}

internal static class Registration
{
    private const int PinLength = 6;

    public static void Map(RouteGroupBuilder graph)
    {
        graph.MapPost("/{id:regex(^\\d+$)}/register", (string id, GraphBody body, PhoneNumber number, IOptions<WhatsAppOptions> account) =>
            id != account.Value.PhoneNumberId ? GraphErrors.UnknownObject(id).ToResult()
            : body.Json.Text("messaging_product") != "whatsapp" ? GraphErrors.Parameter("The parameter messaging_product is required.").ToResult()
            : body.Json.Text("pin") is not { Length: PinLength } pin || !pin.All(char.IsAsciiDigit) ? GraphErrors.Parameter("Param pin must be 6 digits.").ToResult()
            : number.Pin is { } set && set != pin ? new GraphError(133005, 400, "Two step verification PIN Mismatch").ToResult()
            : Set(number, true));
        graph.MapPost("/{id:regex(^\\d+$)}/deregister", (string id, PhoneNumber number, IOptions<WhatsAppOptions> account) =>
            id == account.Value.PhoneNumberId ? Set(number, false) : GraphErrors.UnknownObject(id).ToResult());
    }

    private static IResult Set(PhoneNumber number, bool registered)
    {
        number.Registered = registered;
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }
}
