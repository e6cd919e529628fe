using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Media;

internal static class UploadMedia
{
    public static void Map(RouteGroupBuilder graph) => graph.MapPost("/{phoneNumberId:regex(^\\d+$)}/media", Handle);

    private static async Task<IResult> Handle(string phoneNumberId, HttpRequest request, MediaStore media, IOptions<WhatsAppOptions> account, CancellationToken ct)
    {
        if (phoneNumberId != account.Value.PhoneNumberId)
        {
            return GraphErrors.UnknownObject(phoneNumberId).ToResult();
        }
        if (!request.HasFormContentType)
        {
            return GraphErrors.Parameter("The parameter file is required.").ToResult();
        }
        var form = await request.ReadFormAsync(ct);
        if (form["messaging_product"] != "whatsapp" && request.Query["messaging_product"] != "whatsapp")
        {
            return GraphErrors.Parameter("The parameter messaging_product is required.").ToResult();
        }
        if (form.Files.GetFile("file") is not { } file)
        {
            return GraphErrors.Parameter("The parameter file is required.").ToResult();
        }
        // The part's own type counts; a separate field "type" is asked for by the reference and left out by Meta's samples.
        if (MediaRules.UploadRefusal(file.ContentType, file.Length) is { } refusal)
        {
            return GraphErrors.Parameter(refusal).ToResult();
        }
        await using var content = file.OpenReadStream();
        var saved = await media.SaveAsync(content, file.ContentType, file.FileName, MediaStore.UploadLife, ct);
        return Results.Json(new JsonObject { ["id"] = saved.Id }, contentType: GraphApi.Json);
    }
}
