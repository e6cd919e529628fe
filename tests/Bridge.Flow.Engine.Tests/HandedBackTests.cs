using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

public sealed class HandedBackTests
{
    [Fact]
    public void The_bot_begins_at_the_step_that_a_person_chose_with_what_is_known_already()
    {
        var conversation = TakenOver();

        var effects = conversation.Item(new HandedBack(null, Begin: new BeginAt("order", "quantity_left", new Dictionary<string, JsonNode?> { ["product"] = conversation.World.Products[0].ProductId.ToString() })));

        Assert.Equal(PersonState.None, conversation.Record.Person);
        Assert.Equal(new Frame("order", "quantity_left"), conversation.Session!.Frames[^1]);
        Assert.Single(effects.OfType<Say>());
    }

    [Fact]
    public void A_step_that_is_no_longer_there_is_as_if_none_had_been_chosen()
    {
        var conversation = TakenOver();
        var before = conversation.Session!.Frames[^1];

        conversation.Item(new HandedBack(null, Begin: new BeginAt("order", "gone", new Dictionary<string, JsonNode?>())));

        Assert.Equal(before, conversation.Session!.Frames[^1]);
    }

    private static Conversation TakenOver()
    {
        var conversation = new Conversation(Source.Defaults, World.Small());
        conversation.Text("hi");
        conversation.Item(new TakenOver(Guid.CreateVersion7()));
        return conversation;
    }
}
