using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>Codes that a customer scans to find a message written for him: <c>message_qrdls</c>. A picture of one is asked for by its format and is an address here.</summary>
internal sealed class QrCodes(Chance chance)
{
    private const int Words = 140;

    private readonly ConcurrentDictionary<string, string> _codes = new();

    public static void Map(RouteGroupBuilder graph)
    {
        const string path = "/{id:regex(^\\d+$)}/message_qrdls";
        graph.MapGet(path, (string id, QrCodes codes, IOptions<WhatsAppOptions> account) => Mine(id, account,
            () => Answer(new JsonObject { ["data"] = new JsonArray([.. codes._codes.Select(code => (JsonNode)Written(code.Key, code.Value, null))]) })));
        graph.MapPost(path, (string id, GraphBody body, QrCodes codes, IOptions<WhatsAppOptions> account) => Mine(id, account, () => codes.Save(body)));
        graph.MapGet(path + "/{code}", (string id, string code, QrCodes codes, IOptions<WhatsAppOptions> account) => Mine(id, account,
            () => codes._codes.TryGetValue(code, out var words) ? Answer(new JsonObject { ["data"] = new JsonArray(Written(code, words, null)) }) : GraphErrors.UnknownObject(code).ToResult()));
        graph.MapDelete(path + "/{code}", (string id, string code, QrCodes codes, IOptions<WhatsAppOptions> account) => Mine(id, account,
            () => codes._codes.TryRemove(code, out _) ? Answer(new JsonObject { ["success"] = true }) : GraphErrors.UnknownObject(code).ToResult()));
    }

    private IResult Save(GraphBody body)
    {
        if (body.Json.Text("prefilled_message") is not { Length: > 0 and <= Words } words)
        {
            return GraphErrors.Parameter($"Param prefilled_message must be 1 to {Words} characters long.").ToResult();
        }
        if (body.Json.Text("generate_qr_image") is { } format && format is not ("PNG" or "SVG"))
        {
            return GraphErrors.Parameter("Param generate_qr_image must be one of {PNG, SVG}.").ToResult();
        }
        var code = body.Json.Text("code");
        if (code is not null && !_codes.ContainsKey(code))
        {
            return GraphErrors.UnknownObject(code).ToResult();
        }
        code ??= Convert.ToHexString(chance.Bytes(7));
        _codes[code] = words;
        return Answer(Written(code, words, body.Json.Text("generate_qr_image")));
    }

    private static JsonObject Written(string code, string words, string? format)
    {
        var json = new JsonObject { ["code"] = code, ["prefilled_message"] = words, ["deep_link_url"] = $"https://wa.me/message/{code}" };
        if (format is not null)
        {
            json["qr_image_url"] = $"https://wa.me/qr/{code}.{format.ToLowerInvariant()}";
        }
        return json;
    }

    private static IResult Answer(JsonObject json) => Results.Json(json, contentType: GraphApi.Json);

    private static IResult Mine(string id, IOptions<WhatsAppOptions> account, Func<IResult> answer) =>
        id == account.Value.PhoneNumberId ? answer() : GraphErrors.UnknownObject(id).ToResult();
}
