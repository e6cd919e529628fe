using System.Text.Json.Nodes;

namespace Bridge.Flow.Engine.Definition;

/// <summary>One pure step from a version of the definition to the next. Once shipped it is never edited, even where it was wrong.</summary>
public sealed record FlowMigration(int From, Func<JsonObject, JsonObject> Apply);

/// <summary>Brings a stored definition to the newest version, one version after the other.</summary>
public static class FlowMigrations
{
    public const int Newest = 1;

    /// <summary>Ordered; the entry with From = n leads to n + 1.</summary>
    public static IReadOnlyList<FlowMigration> All { get; } = [];

    public static JsonObject Migrate(JsonObject flow) => Migrate(flow, All);

    public static JsonObject Migrate(JsonObject flow, IReadOnlyList<FlowMigration> migrations)
    {
        foreach (var migration in migrations)
        {
            if (Version(flow) == migration.From)
            {
                flow = migration.Apply((JsonObject)flow.DeepClone());
                flow["spec_version"] = migration.From + 1;
            }
        }

        return flow;
    }

    public static int? Version(JsonObject flow) => flow["spec_version"] is JsonValue value && value.TryGetValue<int>(out var version) ? version : null;
}
