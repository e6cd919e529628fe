using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Definition;

/// <summary>
/// What leads into a flow beside the menu: <c>{ "on": "keyword", "words": { "en": ["offer"] }, "entry": "offers" }</c>, <c>first_contact</c>,
/// <c>payload</c> (a template's quick reply, by <c>value</c>), <c>referral</c> (an advertisement, by its <c>value</c>, or any). Without <c>entry</c> it is the
/// flow's own; <c>order</c>: WhatsApp's own cart was sent and has become this conversation's.
/// </summary>
internal sealed class Triggers
{
    public static readonly string[] Kinds = ["keyword", "first_contact", "payload", "referral", "order"];

    private readonly Dictionary<string, Frame> words = new(StringComparer.Ordinal);
    private readonly Dictionary<(string On, string Value), Frame> others = [];

    public Triggers(IEnumerable<FlowDefinition> flows)
    {
        // The main flow first, then by id: which one wins must not depend on chance.
        foreach (var flow in flows.OrderBy(flow => flow.Id == Flows.Main ? "" : flow.Id, StringComparer.Ordinal))
        {
            foreach (var trigger in FlowReader.Objects(flow.Source["triggers"]))
            {
                if (FlowReader.String(trigger["on"]) is { } on && EntryOf(flow, trigger) is { } step)
                {
                    var frame = new Frame(flow.Id, step);
                    foreach (var word in WordsOf(trigger))
                    {
                        words.TryAdd(word, frame);
                    }

                    others.TryAdd((on, FlowReader.String(trigger["value"]) ?? ""), frame);
                }
            }
        }
    }

    public Frame? FirstContact => others.GetValueOrDefault(("first_contact", ""));

    public Frame? Order => others.GetValueOrDefault(("order", ""));

    public Frame? Keyword(string? text) => text is { Length: > 0 and < 60 } ? words.GetValueOrDefault(Words.Normalize(text)) : null;

    public Frame? Payload(string value) => others.GetValueOrDefault(("payload", value));

    /// <summary>The one of this very advertisement, else the one of all.</summary>
    public Frame? Referral(string source) => others.GetValueOrDefault(("referral", source)) ?? others.GetValueOrDefault(("referral", ""));

    public static IEnumerable<Problem> Check(FlowDefinition flow, Words global)
    {
        var triggers = flow.Source["triggers"] as JsonArray ?? [];
        for (var i = 0; i < triggers.Count; i++)
        {
            var trigger = triggers[i] as JsonObject ?? [];
            var on = FlowReader.String(trigger["on"]) ?? "";
            if (!Kinds.Contains(on))
            {
                yield return new Problem(flow.Id, null, ProblemCode.TriggerWrong, $"triggers.{i}.on");
            }

            if (EntryOf(flow, trigger) is null)
            {
                yield return new Problem(flow.Id, null, ProblemCode.TriggerWrong, $"triggers.{i}.entry");
            }

            // A word that means the same at every step would never come to its trigger.
            if (on == "keyword" && (!WordsOf(trigger).Any() || WordsOf(trigger).Any(word => global.Meaning(word).Word != Word.None)))
            {
                yield return new Problem(flow.Id, null, ProblemCode.TriggerWrong, $"triggers.{i}.words");
            }

            if (on == "payload" && string.IsNullOrEmpty(FlowReader.String(trigger["value"])))
            {
                yield return new Problem(flow.Id, null, ProblemCode.TriggerWrong, $"triggers.{i}.value");
            }
        }
    }

    private static string? EntryOf(FlowDefinition flow, JsonObject trigger) =>
        FlowReader.String(trigger["entry"]) is { } entry ? flow.Entries.GetValueOrDefault(entry) : flow.Steps.ContainsKey(flow.Entry) ? flow.Entry : null;

    private static IEnumerable<string> WordsOf(JsonObject trigger) =>
        from language in trigger["words"] as JsonObject ?? []
        from word in language.Value as JsonArray ?? []
        let text = FlowReader.String(word)
        where text is not null
        let normal = Words.Normalize(text)
        where normal.Length > 0
        select normal;
}
