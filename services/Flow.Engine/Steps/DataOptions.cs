using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>Options that are not written into a step but found: what is sold, who is looked for, what he has ordered, or a list that a variable holds.</summary>
internal static class DataOptions
{
    /// <summary>Three pages of a list: more is looked for by typing, not by paging.</summary>
    private const int Most = 27;

    /// <summary>Any other name is that of a variable.</summary>
    public static readonly string[] Sources = ["categories", "products", "departments", "jobs", "orders"];

    /// <summary>Null: what they are must be looked up first. None where the source has nothing.</summary>
    public static IReadOnlyList<Option>? Of(Run run, Step step)
    {
        switch (step.String("options_from"))
        {
            case null:
                return [];
            case "categories":
                return run.Knows(new ListCategories(), out GroupList? categories) ? Groups(categories) : null;
            case "departments":
                return run.Knows(new ListDepartments(), out GroupList? departments) ? Groups(departments) : null;
            case "products":
                return run.Knows(new FindProducts(null, null, 1, Most), out ProductsPage? products)
                    ? [.. products.Products.Select(product => Found(product.ProductId.ToString("N"), run.In(product.Name), null, product.ProductId.ToString()))] : null;
            case "jobs":
                return run.Knows(new FindJobs(null, null, 1, Most), out JobsPage? jobs)
                    ? [.. jobs.Jobs.Select(job => Found(job.JobId.ToString("N"), run.In(job.Name), job.Department, job.JobId.ToString()))] : null;
            case "orders":
                return run.Knows(new OwnOrders(Most), out OrderList? orders)
                    ? [.. orders.Orders.Select(order => Found(order.OrderId.ToString("N"), order.Number ?? order.Reference, run.Amount(order.Total, order.Currency), order.Number ?? order.Reference))] : null;
            case { } variable:
                return [.. (run[variable] as JsonArray ?? []).Take(Most).Select(Read).OfType<Option>()];
        }
    }

    private static Option[] Groups(GroupList found) => [.. found.Groups.Where(group => group.Name.Length > 0).Take(Most)
        .Select(group => Found(Ids.Short(group.Name), group.Name, group.Count.ToString(CultureInfo.InvariantCulture), group.Name))];

    /// <summary>A text, a number, or an object as an option is written: its id may be left out, it is then drawn from its label.</summary>
    private static Option? Read(JsonNode? node)
    {
        if (node is JsonObject one && LocalText.Read(one["label"]) is { } label)
        {
            var id = FlowReader.String(one["id"]) is { Length: > 0 and <= FlowSchema.LongestId } given ? given : Ids.Short(label.In("", ""));
            return new Option(id, label, LocalText.Read(one["description"]), null) { Value = one["value"] ?? JsonValue.Create(id) };
        }

        return node is JsonValue value && (FlowReader.String(value) ?? (value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : null)) is { Length: > 0 } text
            ? Found(Ids.Short(text), text, null, text) : null;
    }

    private static Option Found(string id, string label, string? description, string value) =>
        new(id, One(label), description is null ? null : One(description), null) { Value = JsonValue.Create(value) };

    private static LocalText One(string text) => new(new Dictionary<string, string> { [""] = text });
}
