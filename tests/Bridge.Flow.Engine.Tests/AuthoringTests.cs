using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using CsCheck;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What holds for a definition whatever its author does to it.</summary>
public class AuthoringTests
{
    private static readonly Gen<string> Flow = Gen.OneOf([.. Source.Defaults.Flows.Keys.Order(StringComparer.Ordinal)]);

    [Fact]
    public void A_flow_does_not_differ_from_itself_and_not_by_its_layout() =>
        Flow.Sample(id =>
        {
            var (before, after) = (Source.Defaults.Flows[id], (JsonObject)Source.Defaults.Flows[id].DeepClone());
            foreach (var step in after["steps"]!.AsArray())
            {
                step!["ui"] = new JsonObject { ["x"] = 1 };
            }

            Assert.Empty(FlowDifference.Between(before, after));
        }, iter: 10);

    [Fact]
    public void A_sentence_that_is_set_is_the_only_thing_that_changes_and_is_read_back() =>
        Gen.Select(Flow, Gen.Int[0, 10_000], Gen.OneOf("en", "ar", "pt-BR", "ne", "fr"), Gen.String[1, 50]).Sample((id, place, language, words) =>
        {
            var (before, after) = (Source.Defaults.Flows[id], (JsonObject)Source.Defaults.Flows[id].DeepClone());
            var sentences = Wording.Of(before);
            if (sentences.Count == 0)
            {
                return;
            }

            var sentence = sentences[place % sentences.Count];
            Assert.True(Wording.Set(after, sentence.StepId, sentence.Path, language, words));

            Assert.Equal(words, Wording.Of(after).Single(s => s.StepId == sentence.StepId && s.Path == sentence.Path).Texts[language]);
            var changes = FlowDifference.Between(before, after);
            Assert.All(changes, change => Assert.Equal((sentence.StepId, $"{sentence.Path}.{language}"), (change.StepId, change.Path)));
            Assert.Equal(sentence.Texts.GetValueOrDefault(language) == words ? 0 : 1, changes.Count);
        }, iter: 200);

    [Fact]
    public void Options_and_steps_are_told_apart_by_their_ids()
    {
        var before = Parse("""{ "entry": "a", "steps": [{ "id": "a", "type": "choice", "options": [{ "id": "x", "label": "X" }, { "id": "y", "label": "Y" }] }, { "id": "b", "type": "end" }] }""");
        var after = Parse("""{ "entry": "a", "steps": [{ "id": "c", "type": "end" }, { "id": "a", "type": "choice", "options": [{ "id": "y", "label": "Why" }, { "id": "x", "label": "X" }] }] }""");

        Assert.Equal(
            ["a options Changed", "a options.y.label Changed", "b  Removed", "c  Added"],
            FlowDifference.Between(before, after).Select(change => $"{change.StepId} {change.Path} {change.Kind}").Order(StringComparer.Ordinal));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
