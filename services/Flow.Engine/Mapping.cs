using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Steps;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>
/// What an answer becomes: <c>{ "from": "answer", "to": "order_note", "type": "string", "required": true, "default": "none" }</c>. <c>from</c> is
/// <c>answer</c> or a text with <c>{names}</c>; <c>to</c> a variable, or a field of the ERP contract by its name.
/// </summary>
public static class Mapping
{
    internal const string Answer = "answer";

    private static readonly string[] Types = ["string", "number", "whole", "date", "boolean", "email", "phone"];

    /// <summary>Fields of the contract, with the variable that carries them to it.</summary>
    private static readonly Dictionary<string, string> Contract = new(StringComparer.Ordinal)
    {
        ["name"] = "name",
        ["email"] = "email",
        ["phone"] = "phone",
        ["resume"] = "cv",
        ["order_note"] = "order_note",
        ["item_note"] = "note",
        ["item_attachments"] = "attachments",
        ["address_line1"] = "delivery",
        ["address_line2"] = "address_line2",
        ["city"] = "city",
        ["state"] = "state",
        ["postal_code"] = "postal_code",
        ["recipient_name"] = "recipient_name",
        ["address_note"] = "address_note",
    };

    /// <summary>For the builder: what the contract knows; anything else is a variable.</summary>
    public static IReadOnlyCollection<string> Targets => [.. Contract.Keys, Handed];

    public static IReadOnlyList<string> TypeNames => Types;

    /// <summary>Variables that steps of their own accord hand to the ERP.</summary>
    internal static IEnumerable<string> Carriers => Contract.Values;

    /// <summary>A question's answer that goes to HR with the application, under the question's own text.</summary>
    private const string Handed = "answers";

    internal static IEnumerable<(ProblemCode Code, string Subject)> Check(Step step)
    {
        var rules = step.List("mapping");
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i] as JsonObject;
            foreach (var name in new[] { "from", "to" })
            {
                if (FlowReader.String(rule?[name]) is not { Length: > 0 } text || text[0] == '~')
                {
                    yield return (ProblemCode.MappingWrong, $"mapping.{i}.{name}");
                }
            }

            if (rule?["type"] is { } type && !Types.Contains(FlowReader.String(type)))
            {
                yield return (ProblemCode.MappingWrong, $"mapping.{i}.type");
            }
        }
    }

    /// <summary>False: a rule that is required found nothing of its type, and has no default.</summary>
    internal static bool Apply(Run run, Step step)
    {
        foreach (var rule in FlowReader.Objects(step.Source["mapping"]))
        {
            var (from, to) = (FlowReader.String(rule["from"]) ?? "", FlowReader.String(rule["to"]) ?? "");
            var found = from == Answer ? run.Answered?.DeepClone() : Template.Fill(from, run.Fact) is { Length: > 0 } text ? JsonValue.Create(text) : null;
            var value = Typed(run, found, FlowReader.String(rule["type"])) ?? rule["default"]?.DeepClone();
            if (value is null && rule["required"] is JsonValue required && required.GetValueKind() == JsonValueKind.True)
            {
                run.Note("not_mapped", ("step", $"{step.FlowId}/{step.Id}"), ("to", to));
                return false;
            }

            if (to == Handed)
            {
                if (value is not null && step.Texts.GetValueOrDefault("text") is { } question)
                {
                    Answers.Keep(run, step, question, FlowReader.String(value) ?? value.ToJsonString());
                }
            }
            else
            {
                Put(run, to, value);
            }
        }

        return true;
    }

    private static void Put(Run run, string to, JsonNode? value)
    {
        var text = FlowReader.String(value);
        if (to == "address_line1")
        {
            // An address that a flow has put together itself is not asked for once more.
            if (text is { Length: > 0 })
            {
                AddressStep.Deliver(run, text);
            }

            return;
        }

        run[Contract.GetValueOrDefault(to, to)] = value;
        run.Record = to switch
        {
            "name" when text is not null => run.Record with { Name = text },
            "email" when text is not null => run.Record with { Email = text },
            "phone" when text is not null => run.Record with { Phone = text },
            _ => run.Record,
        };
    }

    private static JsonNode? Typed(Run run, JsonNode? value, string? type)
    {
        if (value is null || type is null)
        {
            return value;
        }

        var text = FlowReader.String(value) ?? value.ToJsonString();
        return type switch
        {
            "string" => JsonValue.Create(text),
            "number" => Numbers.Read(text) is { } number ? JsonValue.Create(number) : null,
            "whole" => Numbers.Read(text) is { } whole && whole == decimal.Truncate(whole) ? JsonValue.Create(whole) : null,
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? JsonValue.Create(text) : null,
            "boolean" => text is "true" or "yes" || run.Flows.Words.IsYes(text) ? JsonValue.Create(true) : text is "false" or "no" || run.Flows.Words.IsNo(text) ? JsonValue.Create(false) : null,
            "email" => Emails.Read(text) is { } email ? JsonValue.Create(email) : null,
            "phone" => Phones.Read(text, run.CallingCountry) is { } phone ? JsonValue.Create(phone) : null,
            _ => null,
        };
    }
}
