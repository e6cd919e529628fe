using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine.Definition;

/// <summary>One thing that the bot says.</summary>
/// <param name="StepId">Null: the flow's own, said by several steps.</param>
/// <param name="Path">Within the step or the flow, by names and ids: <c>text</c>, <c>texts.more</c>, <c>options.mug.label</c>.</param>
/// <param name="Max">The most characters that WhatsApp shows.</param>
/// <param name="Texts">By language; "" is one text for all of them.</param>
public sealed record Sentence(string? StepId, string Path, int Max, IReadOnlyDictionary<string, string> Texts);

/// <summary>Every sentence of a flow as a table, read and written in place: translating never forks a flow.</summary>
public static class Wording
{
    public static IReadOnlyList<Sentence> Of(JsonObject flow)
    {
        var sentences = new List<Sentence>();
        foreach (var (stepId, path, max, node) in Places(flow))
        {
            if (LocalText.Read(node) is { } text)
            {
                sentences.Add(new Sentence(stepId, path, max, text.Texts));
            }
        }

        return sentences;
    }

    /// <summary>Sets the sentence in one language; an empty text takes it away. False: there is no such sentence.</summary>
    public static bool Set(JsonObject flow, string? stepId, string path, string language, string text)
    {
        var place = Places(flow).FirstOrDefault(place => place.StepId == stepId && place.Path == path);
        if (place.Node is null)
        {
            return false;
        }

        if (place.Node is JsonObject languages)
        {
            if (text.Length == 0)
            {
                languages.Remove(language);
            }
            else
            {
                languages[language] = text;
            }
        }
        else if (language.Length == 0)
        {
            place.Node.ReplaceWith(text);
        }
        else
        {
            // One text for all becomes one for each: what it was stays what the others hear.
            var all = FlowReader.String(place.Node) ?? "";
            place.Node.ReplaceWith(new JsonObject { [""] = all, [language] = text });
        }

        return true;
    }

    private static IEnumerable<(string? StepId, string Path, int Max, JsonNode? Node)> Places(JsonObject flow)
    {
        foreach (var step in FlowReader.Objects(flow["steps"]))
        {
            if (FlowReader.String(step["id"]) is not { } id)
            {
                continue;
            }

            yield return (id, "text", WhatsApp.Body, step["text"]);
            foreach (var (name, node) in step["texts"] as JsonObject ?? [])
            {
                yield return (id, "texts." + name, WhatsApp.Body, node);
            }

            foreach (var option in FlowReader.Objects(step["options"]))
            {
                var path = "options." + FlowReader.String(option["id"]);
                yield return (id, path + ".label", WhatsApp.RowTitle, option["label"]);
                yield return (id, path + ".description", WhatsApp.RowDescription, option["description"]);
            }

            foreach (var rule in FlowReader.Objects(step["validations"]))
            {
                yield return (id, $"validations.{FlowReader.String(rule["rule"])}.message", WhatsApp.Body, rule["message"]);
            }

            foreach (var field in StepTypes.Find(FlowReader.String(step["type"]))?.AllFields.Where(field => field.Kind == FieldKind.Text) ?? [])
            {
                yield return (id, field.Name, field.Max ?? WhatsApp.Body, step[field.Name]);
            }
        }

        foreach (var (name, node) in flow["texts"] as JsonObject ?? [])
        {
            yield return (null, "texts." + name, WhatsApp.Body, node);
        }
    }
}
