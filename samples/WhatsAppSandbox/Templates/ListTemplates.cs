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
        string id, string? name, string? name_or_content, string? language, string? status, string? category, string? quality_score, int? limit, string? after,
        HttpRequest request, TemplateStore store, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.BusinessAccountId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        if (From(after) is not { } from)
        {
            return new GraphError(131059, 400, "Invalid paging cursor").ToResult();
        }
        var found = store.All.Where(template => (name is null || template.Name == name) && (name_or_content is null || Says(template, name_or_content))
            && Fields.IsAsked(language, template.Language) && Fields.IsAsked(status, template.Status) && Fields.IsAsked(category, template.Category)
            && Fields.IsAsked(quality_score, template.Quality)).ToList();
        var page = found.Skip(from).Take(Math.Clamp(limit ?? DefaultPage, 1, LargestPage)).ToList();
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = Cursor(from), ["after"] = Cursor(from + page.Count) } };
        if (from + page.Count < found.Count)
        {
            // Whoever follows it gets more of the same: what was asked goes along, but for the token.
            var same = request.Query.Where(part => part.Key is not ("after" or "access_token")).Select(part => KeyValuePair.Create(part.Key, (string?)part.Value.ToString()));
            paging["next"] = $"{request.Scheme}://{request.Host}{request.Path}{QueryString.Create([.. same, KeyValuePair.Create("after", (string?)Cursor(from + page.Count))])}";
        }
        return Results.Json(new JsonObject { ["data"] = new JsonArray([.. page.Select(template => template.Written().Asked(request))]), ["paging"] = paging }, contentType: GraphApi.Json);
    }

    private static bool Says(Template template, string words) =>
        template.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || template.Components.GetRawText().Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Cursor(int index) => Convert.ToBase64String(Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture)));

    private static int? From(string? cursor)
    {
        Span<byte> bytes = stackalloc byte[16];
        return cursor is null ? 0
            : Convert.TryFromBase64String(cursor, bytes, out var length) && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
