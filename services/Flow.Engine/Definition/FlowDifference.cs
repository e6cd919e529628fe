using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bridge.Flow.Engine.Definition;

/// <summary>What has changed between two versions of a flow.</summary>
/// <param name="StepId">Null: the flow as a whole.</param>
/// <param name="Path">Within the step or the flow, by names and ids: <c>options.mug.label.en</c>; empty: the step itself came or went.</param>
public sealed record FlowChange(string? StepId, string Path, ChangeKind Kind, JsonNode? Before, JsonNode? After);

[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind { Added, Removed, Changed }

/// <summary>Tells versions apart by what they mean: steps and options by their ids and not by their place, and nothing of where the cards stand.</summary>
public static class FlowDifference
{
    private const string Layout = "ui";

    public static IReadOnlyList<FlowChange> Between(JsonObject before, JsonObject after)
    {
        var changes = new List<FlowChange>();
        Compare(null, "", Without(before, "steps"), Without(after, "steps"), changes);
        var (old, now) = (ById(before["steps"]), ById(after["steps"]));
        foreach (var id in old.Keys.Concat(now.Keys).Distinct())
        {
            Compare(id, "", old.GetValueOrDefault(id), now.GetValueOrDefault(id), changes);
        }

        return changes;
    }

    private static void Compare(string? step, string path, JsonNode? before, JsonNode? after, List<FlowChange> changes)
    {
        if (before is null || after is null)
        {
            if (before is not null || after is not null)
            {
                changes.Add(new FlowChange(step, path, before is null ? ChangeKind.Added : ChangeKind.Removed, before?.DeepClone(), after?.DeepClone()));
            }
        }
        else if (before is JsonObject old && after is JsonObject now)
        {
            foreach (var name in old.Concat(now).Select(property => property.Key).Distinct().Where(name => name != Layout).ToList())
            {
                Compare(step, path.Length == 0 ? name : $"{path}.{name}", old[name], now[name], changes);
            }
        }
        else if (HasIds(before) && HasIds(after))
        {
            var (olds, nows) = (ById(before), ById(after));
            foreach (var id in olds.Keys.Concat(nows.Keys).Distinct())
            {
                Compare(step, $"{path}.{id}", olds.GetValueOrDefault(id), nows.GetValueOrDefault(id), changes);
            }

            // Where one comes before the other is what the customer sees.
            if (olds.Keys.Where(nows.ContainsKey).ToList() is var left && !left.SequenceEqual(nows.Keys.Where(olds.ContainsKey)))
            {
                changes.Add(new FlowChange(step, path, ChangeKind.Changed, Order(olds.Keys), Order(nows.Keys)));
            }
        }
        else if (!JsonNode.DeepEquals(before, after))
        {
            changes.Add(new FlowChange(step, path, ChangeKind.Changed, before.DeepClone(), after.DeepClone()));
        }
    }

    private static bool HasIds(JsonNode node) =>
        node is JsonArray { Count: > 0 } list && list.All(entry => FlowReader.String((entry as JsonObject)?["id"]) is not null);

    private static Dictionary<string, JsonObject> ById(JsonNode? list)
    {
        var entries = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var entry in FlowReader.Objects(list))
        {
            entries[FlowReader.String(entry["id"]) ?? ""] = entry;
        }

        return entries;
    }

    private static JsonObject Without(JsonObject flow, string name)
    {
        var rest = (JsonObject)flow.DeepClone();
        rest.Remove(name);
        return rest;
    }

    private static JsonArray Order(IEnumerable<string> ids) => [.. ids];
}
