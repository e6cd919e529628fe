using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>The number as its owner has set it up: registered or not, its profile. Not kept over a restart.</summary>
internal sealed class PhoneNumber
{
    public bool Registered { get; set; } = true;
    public JsonObject Profile { get; set; } = [];

    public void Reset() => (Registered, Profile) = (true, []);
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
            : Set(number, true));
        graph.MapPost("/{id:regex(^\\d+$)}/deregister", (string id, PhoneNumber number, IOptions<WhatsAppOptions> account) =>
            id == account.Value.PhoneNumberId ? Set(number, false) : GraphErrors.UnknownObject(id).ToResult());
        graph.MapGet("/{id:regex(^\\d+$)}/settings", (string id, IOptions<WhatsAppOptions> account) =>
            id == account.Value.PhoneNumberId
                ? Results.Json(new JsonObject { ["storage_configuration"] = new JsonObject { ["status"] = "DEFAULT" } }, contentType: GraphApi.Json)
                : GraphErrors.UnknownObject(id).ToResult());
    }

    private static IResult Set(PhoneNumber number, bool registered)
    {
        number.Registered = registered;
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }
}
