using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>How a customer hears of his order when WhatsApp lets nothing but a template through.</summary>
public sealed class NewsTemplateTests
{
    private static readonly NewsTemplate Update = new("order_update", ["en", "pt_BR"], ["{number}", "{news}", "{name}"]);

    [Fact]
    public void News_of_an_order_bring_their_template_along()
    {
        var said = Tell(Update, "en", new() { ["en"] = "Your parcel is\non its way:   {status}." });

        Assert.Equal(new TextContent("Your parcel is\non its way:   Shipped."), Assert.Single(said.Messages));
        Assert.Equal(("order_update", "en"), (said.WhenClosed!.Name, said.WhenClosed.Language));
        Assert.Equal(["SO-1", "Your parcel is on its way: Shipped.", "Ann"], said.WhenClosed.BodyParameters);
    }

    [Theory]
    [InlineData("pt-BR", "pt_BR")]
    [InlineData("ar", "en")]
    public void It_is_the_template_of_his_language_or_the_first(string his, string template) =>
        Assert.Equal(template, Tell(Update, his, []).WhenClosed!.Language);

    [Fact]
    public void A_parameter_is_never_empty_nor_longer_than_Meta_takes()
    {
        var said = Tell(Update with { Parameters = ["{email}", "{news}"] }, "en", new() { ["en"] = new string('x', 2000) });

        Assert.Equal("–", said.WhenClosed!.BodyParameters[0]);
        Assert.Equal(500, said.WhenClosed.BodyParameters[1].Length);
    }

    [Fact]
    public void Without_a_template_there_is_none() => Assert.Null(Tell(null, "en", []).WhenClosed);

    private static Say Tell(NewsTemplate? template, string language, Dictionary<string, string> words)
    {
        var conversation = new Conversation(Source.Defaults, World.Small()) { OrderNews = template, Record = ConversationRecord.Empty with { Language = language, Name = "Ann" } };
        var effects = conversation.Take(new OrderNoticeInput(new OrderStatusChanged
        {
            OrderId = World.Id(4, 1),
            DraftId = World.Id(10, 1),
            ConversationId = World.Id(7, 1),
            Version = 1,
            Reference = "B-1",
            Number = "SO-1",
            State = OrderState.Confirmed,
            Status = "Shipped",
            Lines = [],
            Total = 30,
            Currency = "USD",
            PlacedAt = conversation.Now,
            TellCustomer = true,
            News = new StatusNews(words),
        }));
        return Assert.IsType<Say>(Assert.Single(effects));
    }
}
