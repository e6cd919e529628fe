using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine;

/// <summary>
/// <c>{"fact":"cart"}</c> (it is known), <c>{"fact":"payment","equals":"Cash"}</c>, <c>{"fact":"quantity","at_least":50}</c>, and
/// <c>not</c>, <c>all</c>, <c>any</c> over them. What cannot be read does not hold.
/// </summary>
internal static class Conditions
{
    /// <summary>Deeper than this nobody can read it.</summary>
    private const int MaxDepth = 8;

    public static bool Hold(Run run, JsonObject? condition, int depth = 0)
    {
        if (condition is null || depth > MaxDepth || !run.Affords())
        {
            return false;
        }

        if (condition["not"] is JsonObject not)
        {
            return !Hold(run, not, depth + 1);
        }

        if (condition["all"] is JsonArray all)
        {
            return all.All(one => Hold(run, one as JsonObject, depth + 1));
        }

        if (condition["any"] is JsonArray any)
        {
            return any.Any(one => Hold(run, one as JsonObject, depth + 1));
        }

        if (FlowReader.String(condition["fact"]) is not { } name)
        {
            return false;
        }

        var fact = run.Fact(name);
        if (condition["equals"] is JsonValue equals)
        {
            return fact == (equals.GetValueKind() == JsonValueKind.String ? equals.GetValue<string>() : equals.ToJsonString());
        }

        if (condition["at_least"] is JsonValue atLeast)
        {
            return decimal.TryParse(fact, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && atLeast.TryGetValue<decimal>(out var least) && number >= least;
        }

        return !string.IsNullOrEmpty(fact);
    }
}
