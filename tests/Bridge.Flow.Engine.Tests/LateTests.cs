using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What Meta brings when WhatsApp lets nobody answer it any more.</summary>
public sealed class LateTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("menu")]
    [InlineData("agent")]
    public void It_is_left_to_people_and_the_question_stays(string said)
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        conversation.Text("pen");
        var (session, record) = (conversation.Session!, conversation.Record);

        Assert.Empty(conversation.Item(new TextItem(said), late: true));
        Assert.Empty(conversation.Item(new MediaItem(World.Id(8, 3), MediaKind.Document, "application/pdf", "cv.pdf", null, null), late: true));

        Assert.Equal((session.Visit, session.LastInputAt, record.Person), (conversation.Session!.Visit, conversation.Session.LastInputAt, conversation.Record.Person));
        var answer = Assert.Single(conversation.Text("3").OfType<Say>(), say => say.Messages.OfType<TextContent>().Any());
        Assert.Contains("3 × Pen", ((TextContent)answer.Messages[^1]).Body, StringComparison.Ordinal);
    }

    /// <summary>He agreed while the ERP was away, and it came back when nothing could be said to him any more.</summary>
    [Theory]
    [InlineData(2, false)]
    [InlineData(30, true)]
    public void An_order_that_waited_for_too_long_is_left_to_people_and_stays_in_the_cart(int hours, bool left)
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        conversation.Text("pen");
        conversation.Text("2");
        conversation.Text("12 Garden Street, Leeds");
        conversation.Erp.Mode = "unavailable";
        conversation.Tap("Confirm");
        conversation.Erp.Mode = "ok";
        conversation.Now += TimeSpan.FromHours(hours);

        var effects = conversation.Take(new ReachableInput());

        if (!left)
        {
            // It goes on; the price has run out meanwhile, and is told.
            Assert.Contains(effects, effect => effect is Say);
            Assert.DoesNotContain(effects, effect => effect is HandOver);
            return;
        }

        Assert.Equal(["HandOver", "Note"], effects.Select(effect => effect.GetType().Name));
        Assert.Empty(conversation.Erp.Written);
        var back = conversation.Text("hi").Concat(conversation.BeQuiet()).OfType<Say>().Single();
        Assert.Contains("2 × Pen", ((ButtonsContent)back.Messages[^1]).Body, StringComparison.Ordinal);
    }
}
