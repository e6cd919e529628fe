using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>The person who had taken over fell silent.</summary>
public sealed class SilenceTests
{
    [Fact]
    public void Nothing_is_said_until_he_writes_and_then_he_is_asked_and_nothing_else_is_answered()
    {
        var conversation = Silent();

        var first = conversation.Text("what does the mug cost?");
        var second = conversation.Text("hello??");

        foreach (var effects in new[] { first, second })
        {
            var question = Assert.IsType<ButtonsContent>(Assert.Single(Assert.IsType<Say>(Assert.Single(effects)).Messages));
            Assert.Equal(["Go on with a person", "Menu"], question.Buttons.Select(button => button.Title));
        }
    }

    [Theory]
    [InlineData("Go on with a person", true)]
    [InlineData("go on with a person", false)]
    [InlineData("agent", false)]
    public void He_goes_on_with_a_person(string words, bool taps)
    {
        var conversation = Silent();
        conversation.Text("hello?");

        var effects = taps ? conversation.Tap(words) : conversation.Text(words);

        Assert.Contains(new HandOver(HandOverReason.Asked), effects);
        Assert.Equal(PersonState.Called, conversation.Record.Person);
    }

    [Theory]
    [InlineData("Menu", true)]
    [InlineData("menu", false)]
    public void He_goes_on_with_the_menu(string words, bool taps)
    {
        var conversation = Silent();
        conversation.Text("hello?");

        var effects = taps ? conversation.Tap(words) : conversation.Text(words);

        Assert.Single(effects.OfType<Say>());
        Assert.Equal(PersonState.None, conversation.Record.Person);
        Assert.NotNull(conversation.Session);
    }

    [Fact]
    public void His_choice_may_be_tapped_long_after()
    {
        var conversation = Silent();
        conversation.Text("hello?");
        conversation.Text("menu");

        Assert.Contains(new HandOver(HandOverReason.Asked), conversation.Tap("Go on with a person"));
    }

    [Fact]
    public void A_person_who_hands_back_after_all_has_the_last_word()
    {
        var conversation = Silent();
        conversation.Item(new TakenOver(Guid.CreateVersion7()));

        conversation.Item(new HandedBack(null));

        Assert.Equal(PersonState.None, conversation.Record.Person);
    }

    private static Conversation Silent()
    {
        var conversation = new Conversation(Source.Defaults, World.Small());
        conversation.Text("hi");
        conversation.Item(new TakenOver(Guid.CreateVersion7()));
        Assert.Empty(conversation.Text("are you there?"));
        Assert.Empty(conversation.Item(new HandedBack(null, Softly: true)));
        return conversation;
    }
}
