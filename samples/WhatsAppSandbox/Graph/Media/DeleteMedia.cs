using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Graph.Media;

internal static class DeleteMedia
{
    public static void Map(RouteGroupBuilder graph) => graph.MapDelete("/{id:regex(^\\d+$)}", Handle);

    private static IResult Handle(string id, MediaStore media)
    {
        if (media.Find(id) is not { } found)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        media.Delete(found);
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }
}
