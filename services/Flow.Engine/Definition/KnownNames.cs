using System.Text.Json.Nodes;

namespace Bridge.Flow.Engine.Definition;

/// <summary>The names that something fills in where a text takes them up: any other leaves a hole in what the customer reads.</summary>
internal static class KnownNames
{
    /// <summary>What steps keep, and what they put into the texts that they say.</summary>
    private static readonly string[] OfSteps =
    [
        "added", "address", "amount", "answer", "answers", "attachments", "category", "charge", "count", "cv", "delivery", "department", "description", "document_url", "erp_total", "eta", "job", "job_name",
        "line", "lines", "note", "number", "order", "order_total", "other_total", "pages", "paid_by", "payment", "picture_min", "picture_size", "pieces", "price", "product", "product_name", "products",
        "quantity", "question", "range", "reference", "search", "searched", "stage", "status", "submission", "text", "total", "tracking_url", "unit",
    ];

    public static HashSet<string> Of(IEnumerable<FlowDefinition> flows)
    {
        var names = new HashSet<string>([.. OfSteps, .. FlowEngine.Facts, .. Mapping.Carriers], StringComparer.Ordinal);
        foreach (var flow in flows)
        {
            Collect(flow.Source, names);
        }

        return names;
    }

    /// <summary>What an author's own questions, rules and steps keep.</summary>
    private static void Collect(JsonNode node, HashSet<string> names)
    {
        if (node is JsonArray list)
        {
            foreach (var value in list.OfType<JsonNode>())
            {
                Collect(value, names);
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var (name, value) in map)
            {
                if (name is "variable" or "to" && FlowReader.String(value) is { } kept)
                {
                    names.Add(kept);
                }
                else if (name == "values" && value is JsonObject values)
                {
                    names.UnionWith(values.Select(set => set.Key));
                }
                else if (value is JsonObject or JsonArray && name != "ui")
                {
                    Collect(value, names);
                }
            }
        }
    }
}
