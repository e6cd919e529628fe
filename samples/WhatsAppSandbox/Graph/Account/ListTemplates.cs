using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>The account's templates: a few approved ones, so that what goes out after the window has closed can be tried.</summary>
internal static partial class ListTemplates
{
    public static void Map(RouteGroupBuilder graph) => graph.MapGet("/{id:regex(^\\d+$)}/message_templates", Handle);

    public sealed record Template(string Id, string Name, string Language, string Body)
    {
        public int Parameters => Placeholder().Count(Body);
    }

    public static readonly IReadOnlyList<Template> All =
    [
        new("880011223344600", "hello_world", "en_US", "Welcome and congratulations! This message shows that your number can send messages."),
        new("880011223344601", "order_update", "en", "Hello {{1}}, there is news of your order {{2}}. Write to us to go on."),
        new("880011223344602", "order_update", "ar", "مرحبا {{1}}، هناك جديد بشأن طلبك {{2}}. راسلنا للمتابعة."),
        new("880011223344603", "order_update", "pt_BR", "Olá {{1}}, há novidades do seu pedido {{2}}. Escreva para continuar."),
        new("880011223344604", "conversation_resume", "en", "Hello {{1}}, we have an answer to your question. Write to us to go on."),
    ];

    private static IResult Handle(string id, string? name, string? language, string? status, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.BusinessAccountId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        var found = All.Where(template => (name is null || template.Name == name) && (language is null || template.Language == language)
            && (status is null || status.Equals("APPROVED", StringComparison.OrdinalIgnoreCase)));
        return Results.Json(new JsonObject
        {
            ["data"] = new JsonArray([.. found.Select(Written)]),
            ["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["before"] = "MAZDZD", ["after"] = "MjQZD" } },
        }, contentType: GraphApi.Json);
    }

    private static JsonObject Written(Template template) => new()
    {
        ["name"] = template.Name,
        ["parameter_format"] = "POSITIONAL",
        ["language"] = template.Language,
        ["status"] = "APPROVED",
        ["category"] = "UTILITY",
        ["id"] = template.Id,
        ["components"] = new JsonArray(new JsonObject { ["type"] = "BODY", ["text"] = template.Body }),
    };

    [GeneratedRegex(@"\{\{\d+\}\}")]
    public static partial Regex Placeholder();
}
