using System.Text.Json.Nodes;

namespace Bridge.Flow.Tests;

/// <summary>Who greets may say in the next moment what he wants: the live bot answers that, once.</summary>
public sealed class GreetingTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task A_thought_in_three_messages_is_answered_once_and_a_greeting_alone_a_moment_later()
    {
        await flow.Host.WithDatabaseAsync(async db =>
        {
            await FlowHost.PublishAsync(db, Shop());
            return 0;
        });
        var (thinks, greets) = (flow.NewChat(), flow.NewChat());

        await greets.SayAsync("hi");
        await thinks.SayAsync("hi");
        await thinks.UntilAsync(c => c.NextItem == 2);
        flow.Clock.Advance(TimeSpan.FromMilliseconds(300));
        await thinks.SayAsync("i want");
        await thinks.UntilAsync(c => c.NextItem == 3);
        flow.Clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Empty(greets.Turns);
        await thinks.SayAsync("mug");

        Assert.Equal("Welcome.\n\nA mug.", Chat.TextOf(Assert.Single(await thinks.TurnsAsync(1))));
        flow.Clock.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Equal("Welcome.\n\nWhat would you like?", Chat.TextOf(Assert.Single(await greets.TurnsAsync(1))));
        flow.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty((await thinks.UntilAsync(c => c.NextItem == 4)).Timers);
        Assert.Single(thinks.Turns);
    }

    /// <summary>In a saved chat no time passes between what is said; whoever taps has seen what he taps all the same.</summary>
    [Fact]
    public async Task In_the_preview_who_taps_has_been_greeted()
    {
        await flow.Host.WithDatabaseAsync(async db =>
        {
            await FlowHost.PublishAsync(db, Shop());
            return 0;
        });
        var http = await flow.Host.ClientAsync("Admin");

        var simulation = await http.PostAsync("/flows/main/simulate", new JsonObject
        {
            ["inputs"] = new JsonArray(
                new JsonObject { ["item"] = new JsonObject { ["type"] = "text", ["body"] = "hi" } },
                new JsonObject { ["tap"] = new JsonObject { ["option"] = "option:mug", ["back"] = 0 } }),
            ["world"] = new JsonObject { ["phone"] = "+9779812345678" },
        });

        Assert.Equal(["Welcome.\n\nWhat would you like?", "A mug."], simulation["turns"]!.AsArray().SelectMany(turn => turn!["messages"]!.AsArray()).Select(message => (string?)message!["content"]!["body"]));
    }

    static string Shop()
    {
        var flow = JsonNode.Parse(FlowHost.Echo())!.AsObject();
        flow["entry"] = "welcome";
        flow["steps"] = JsonNode.Parse("""
            [
              { "id": "welcome", "type": "message", "text": { "en": "Welcome." }, "exits": { "next": "say" } },
              { "id": "say", "type": "choice", "text": { "en": "What would you like?" }, "options": [{ "id": "mug", "label": { "en": "Mug" } }], "exits": { "mug": "told" } },
              { "id": "told", "type": "message", "text": { "en": "A mug." } }
            ]
            """);
        flow["words"]!["greeting"] = JsonNode.Parse("""{ "en": ["hi"] }""");
        return flow.ToJsonString();
    }
}
