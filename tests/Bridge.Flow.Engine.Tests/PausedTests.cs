using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>A paused bot: nothing is said, nothing is lost.</summary>
public sealed class PausedTests
{
    [Fact]
    public void Nothing_is_said_the_session_stays_and_a_person_is_asked_for_once()
    {
        var conversation = new Conversation(Source.Defaults, World.Small());
        conversation.Text("hi");
        var before = conversation.Session;
        conversation.Paused = true;

        var first = conversation.Text("what does the mug cost?");
        var second = conversation.Text("hello??");

        Assert.Equal(new HandOver(HandOverReason.Paused), Assert.Single(first));
        Assert.Empty(second);
        Assert.Equal(before?.Frames, conversation.Session?.Frames);
        Assert.Equal(PersonState.Called, conversation.Record.Person);

        conversation.Paused = false;
        var back = conversation.Item(new HandedBack(null));
        Assert.Single(back.OfType<Say>());
        Assert.Equal(PersonState.None, conversation.Record.Person);
    }

    [Fact]
    public void Who_asks_for_a_person_gets_one_in_silence()
    {
        var conversation = new Conversation(Source.Defaults, World.Small()) { Paused = true };

        conversation.Text("hi");
        var asked = conversation.Text("agent");

        Assert.Equal(new HandOver(HandOverReason.Asked), Assert.Single(asked));
    }
}
