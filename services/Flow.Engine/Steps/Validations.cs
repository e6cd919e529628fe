using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// What an answer must be: <c>{ "rule": "pattern", "value": "[A-Z]{2}\\d{4}", "message": { "en": "Two letters and four digits." } }</c>. A rule stands once in
/// a step; its message is said, and the question put again.
/// </summary>
public static class Validations
{
    /// <summary>By name, with what the rule needs: a number, a text, a list of texts, or nothing.</summary>
    public static IReadOnlyDictionary<string, FieldKind?> Rules { get; } = new Dictionary<string, FieldKind?>(StringComparer.Ordinal)
    {
        ["min_length"] = FieldKind.Number,
        ["max_length"] = FieldKind.Number,
        ["digits"] = FieldKind.Number,
        ["pattern"] = FieldKind.String,
        ["one_of"] = FieldKind.Strings,
        ["min"] = FieldKind.Number,
        ["max"] = FieldKind.Number,
        ["whole"] = null,
        ["not_past"] = null,
        ["not_future"] = null,
        ["within_days"] = FieldKind.Number,
        ["min_age"] = FieldKind.Number,
    };

    internal static string TextOf(string rule) => "validation:" + rule;

    internal static IEnumerable<(ProblemCode Code, string Subject)> Check(Step step)
    {
        var seen = new HashSet<string>();
        var rules = step.List("validations");
        for (var i = 0; i < rules.Count; i++)
        {
            var (name, value) = (FlowReader.String((rules[i] as JsonObject)?["rule"]) ?? "", (rules[i] as JsonObject)?["value"]);
            if (!Rules.TryGetValue(name, out var needs) || !seen.Add(name))
            {
                yield return (ProblemCode.ValidationWrong, $"validations.{i}.rule");
            }
            else if ((needs is { } kind && new Field("value", kind, Required: true).Check(value) is not null) || (name == "pattern" && Pattern(FlowReader.String(value)) is null))
            {
                yield return (ProblemCode.ValidationWrong, $"validations.{i}.value");
            }

            if (LocalText.Read((rules[i] as JsonObject)?["message"]) is null)
            {
                yield return (ProblemCode.ValidationWrong, $"validations.{i}.message");
            }
        }
    }

    /// <summary>The text of the first rule that the answer breaks; null: it keeps all of them.</summary>
    internal static string? Broken(Run run, Step step, JsonNode answer)
    {
        foreach (var rule in FlowReader.Objects(step.Source["validations"]))
        {
            var name = FlowReader.String(rule["rule"]) ?? "";
            if (Rules.ContainsKey(name) && !Holds(run, name, rule["value"], answer))
            {
                return TextOf(name);
            }
        }

        return null;
    }

    private static bool Holds(Run run, string rule, JsonNode? value, JsonNode answer)
    {
        var text = FlowReader.String(answer) ?? answer.ToJsonString();
        var limit = value is JsonValue number && number.TryGetValue<int>(out var read) ? read : 0;
        return rule switch
        {
            "min_length" => new StringInfo(text).LengthInTextElements >= limit,
            "max_length" => new StringInfo(text).LengthInTextElements <= limit,
            "digits" => Understanding.Quantities.Latin(text).Count(char.IsAsciiDigit) == limit,
            "pattern" => Pattern(FlowReader.String(value))?.IsMatch(Understanding.Quantities.Latin(text)) == true,
            "one_of" => value is JsonArray list && list.Any(one => FlowReader.String(one) is { } allowed && Understanding.Words.Same(Understanding.Quantities.Latin(allowed), Understanding.Quantities.Latin(text))),
            "min" => Understanding.Numbers.Read(text) >= limit,
            "max" => Understanding.Numbers.Read(text) <= limit,
            "whole" => Understanding.Numbers.Read(text) is { } amount && amount == decimal.Truncate(amount),
            _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && HoldsOn(rule, limit, day, run.Context.Today),
        };
    }

    private static bool HoldsOn(string rule, int limit, DateOnly day, DateOnly today) => rule switch
    {
        "not_past" => day >= today,
        "not_future" => day <= today,
        "within_days" => Math.Abs(day.DayNumber - today.DayNumber) <= limit,
        "min_age" => day.AddYears(Math.Min(limit, 200)) <= today,
        _ => false,
    };

    /// <summary>The whole answer, in time that grows with its length and not beyond: no author can make the bot hang.</summary>
    private static Regex? Pattern(string? pattern)
    {
        try
        {
            return pattern is null ? null : new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The author is told; a flow that was published before keeps nobody out.
            return null;
        }
    }
}
