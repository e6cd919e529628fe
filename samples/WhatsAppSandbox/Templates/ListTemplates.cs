using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>GET /{account}/message_templates: in pages, as the cursors say.</summary>
internal static class ListTemplates
{
    private const int DefaultPage = 25, LargestPage = 1000;

    public static void Map(RouteGroupBuilder graph) => graph.MapGet("/{id:regex(^\\d+$)}/message_templates", Handle);

    private static IResult Handle(
        string id, string? name, string? language, string? status, string? category, int? limit, string? after, HttpRequest request, TemplateStore store, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.BusinessAccountId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        if (From(after) is not { } from)
        {
            return new GraphError(131059, 400, "Invalid paging cursor").ToResult();
        }
        var found = store.All.Where(template => (name is null || template.Name == name) && (language is null || template.Language == language)
            && (status is null || template.Status.Equals(status, StringComparison.OrdinalIgnoreCase))
            && (category is null || template.Category.Equals(category, StringComparison.OrdinalIgnoreCase))).ToList();
        var page = found.Skip(from).Take(Math.Clamp(limit ?? DefaultPage, 1, LargestPage)).ToList();
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = Cursor(from), ["after"] = Cursor(from + page.Count) } };
        if (from + page.Count < found.Count)
        {
            paging["next"] = $"{request.Scheme}://{request.Host}{request.Path}?after={Uri.EscapeDataString(Cursor(from + page.Count))}";
        }
        return Results.Json(new JsonObject { ["data"] = new JsonArray([.. page.Select(template => template.Written())]), ["paging"] = paging }, contentType: GraphApi.Json);
    }

    private static string Cursor(int index) => Convert.ToBase64String(Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture)));

    private static int? From(string? cursor)
    {
        Span<byte> bytes = stackalloc byte[16];
        return cursor is null ? 0
            : Convert.TryFromBase64String(cursor, bytes, out var length) && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
