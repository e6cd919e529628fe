using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

public sealed class QuotingTests
{
    /// <summary>At the menu a "2" alone is the second option: quoting something of long ago it is not.</summary>
    [Fact]
    public void A_number_that_quotes_what_nobody_remembers_is_an_answer_to_nothing_else()
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        conversation.Text("pen");
        for (var i = 0; i < 12; i++)
        {
            conversation.Text("menu");
        }

        var said = conversation.Quote("2", "5 pcs");

        Assert.Equal(new Frame("main", "menu"), conversation.Session!.Frames[^1]);
        Assert.IsType<ListContent>(Assert.Single(said.OfType<Say>()).Messages[^1]);
        Assert.Contains("Coffee Mug", TextOf(conversation.Quote("coffee mug", "5 pcs")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_message_of_ours_carries_is_no_quotation()
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        conversation.Text("pen");

        Assert.Contains("2 × Pen", TextOf(conversation.Item(new TextItem("2"), quotes: "PROMO")), StringComparison.Ordinal);
    }

    private static string TextOf(IReadOnlyList<Effect> effects) => effects.OfType<Say>().Last().Messages[^1] switch
    {
        ButtonsContent buttons => buttons.Body,
        TextContent text => text.Body,
        var other => other.GetType().Name,
    };
}
