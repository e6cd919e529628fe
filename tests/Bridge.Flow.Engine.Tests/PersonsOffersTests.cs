using System.Text.Json;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What a person has put together in the chat, and the customer confirms by a tap.</summary>
public sealed class PersonsOffersTests
{
    private static readonly Guid Draft = World.Id(10, 9);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shown_once_with_a_confirm_whoever_answers(bool person)
    {
        var conversation = Beginning(person);
        var session = JsonSerializer.Serialize(conversation.Session);

        var shown = conversation.Take(Offered());
        var again = conversation.Take(Offered());

        var said = Assert.Single(shown.OfType<Say>());
        var order = Assert.IsType<ButtonsContent>(said.Messages[^1]);
        Assert.Equal("This is what we have put together for you. Please check it.", ((TextContent)said.Messages[0]).Body);
        Assert.Equal("*Your order*\n\n2 × Coffee Mug: $25.00\nHandling: $5.00\n*Total: $30.00*\n\nDeliver to: 12 Garden Street\nPayment: Cash on delivery", order.Body);
        Assert.Equal("Confirm", Assert.Single(order.Buttons).Title);
        Assert.Contains(shown.OfType<Note>(), note => note.Code == "order_offered" && note.Arguments["total"] == "$30.00");
        Assert.Empty(again);
        Assert.Equal(session, JsonSerializer.Serialize(conversation.Session));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_tap_places_it_and_the_number_is_told_whoever_answers(bool person)
    {
        var conversation = Beginning(person);
        conversation.Take(Offered());
        var session = JsonSerializer.Serialize(conversation.Session);

        var tapped = conversation.Tap("Confirm");
        var told = conversation.Take(new OrderNoticeInput(Order(conversation, OrderState.Confirmed)));

        Assert.Equal(new ConfirmOffered(Draft, 1), Assert.Single(tapped.OfType<ConfirmOffered>()));
        Assert.StartsWith("Thank you!", TextOf(tapped), StringComparison.Ordinal);
        Assert.Equal("Your order is in: its number is *SO-9*.", TextOf(told));
        Assert.Equal(session, JsonSerializer.Serialize(conversation.Session));
    }

    [Fact]
    public void Tapped_again_it_answers_with_the_order_it_made_and_sends_nothing()
    {
        var conversation = Beginning(person: true);
        conversation.Take(Offered());
        conversation.Tap("Confirm");
        Assert.Equal("We have this order already and will send you its number.", TextOf(conversation.Tap("Confirm")));
        conversation.World.Orders.Add(Order(conversation, OrderState.Confirmed));
        conversation.Take(new OrderNoticeInput(conversation.World.Orders[^1]));

        var late = conversation.Tap("Confirm");

        Assert.Empty(late.OfType<ConfirmOffered>());
        Assert.Equal("You have ordered this already: your order number is *SO-9*.", TextOf(late));
    }

    [Fact]
    public void The_confirm_stands_alone_when_session_and_record_are_gone()
    {
        var conversation = Beginning(person: false);
        conversation.Take(Offered());
        (conversation.Session, conversation.Record) = (null, ConversationRecord.Empty);

        Assert.Single(conversation.Tap("Confirm").OfType<ConfirmOffered>());

        Assert.Null(conversation.Session);
    }

    [Fact]
    public void What_came_too_late_is_not_taken_and_a_paused_bot_still_takes_the_order()
    {
        var conversation = Beginning(person: false);
        conversation.Take(Offered());
        var confirm = new TapItem(Options(conversation), "Confirm");

        Assert.Empty(conversation.Item(confirm, late: true));
        conversation.Paused = true;

        Assert.Single(conversation.Item(confirm).OfType<ConfirmOffered>());
    }

    [Theory]
    [InlineData(OfferReason.Changed, "This order has changed since. This is how it is now.")]
    [InlineData(OfferReason.PriceChanged, "The price has changed since you saw it.")]
    public void What_is_shown_anew_says_why(OfferReason reason, string why)
    {
        var conversation = Beginning(person: true);
        conversation.Take(Offered());
        conversation.Tap("Confirm");

        var shown = conversation.Take(Offered(2, reason));

        Assert.StartsWith(why, TextOf(shown), StringComparison.Ordinal);
        Assert.Equal(new ConfirmOffered(Draft, 2), conversation.Tap("Confirm").OfType<ConfirmOffered>().Single());
        Assert.Equal(new ConfirmOffered(Draft, 1), conversation.Tap("Confirm", back: 2).OfType<ConfirmOffered>().Single());
    }

    [Fact]
    public void An_ERP_that_is_away_is_said_once_and_nothing_is_asked_of_him()
    {
        var conversation = Beginning(person: true);
        conversation.Take(Offered());
        conversation.Tap("Confirm");

        var said = conversation.Take(Offered(1, OfferReason.Unavailable)).OfType<Say>().Single();
        var again = conversation.Take(Offered(1, OfferReason.Unavailable));
        var tapped = conversation.Tap("Confirm");
        var told = conversation.Take(new OrderNoticeInput(Order(conversation, OrderState.Confirmed)));

        Assert.StartsWith("Sorry, our system cannot be reached at the moment.", Assert.IsType<TextContent>(Assert.Single(said.Messages)).Body, StringComparison.Ordinal);
        Assert.Empty(again);
        Assert.Equal("We have this order already and will send you its number.", TextOf(tapped));
        Assert.Equal("Your order is in: its number is *SO-9*.", TextOf(told));
    }

    [Fact]
    public void What_cannot_be_ordered_any_more_goes_to_a_person()
    {
        var conversation = Beginning(person: false);
        conversation.Take(Offered());

        var refused = conversation.Take(Offered(2, OfferReason.Refused));

        Assert.StartsWith("Sorry, your order could not be accepted.", TextOf(refused), StringComparison.Ordinal);
        Assert.Contains(new HandOver(HandOverReason.OrderChange), refused);
    }

    [Fact]
    public void Another_total_of_the_ERP_is_agreed_to_by_a_tap()
    {
        var conversation = Beginning(person: true);
        conversation.Take(Offered());
        conversation.Tap("Confirm");
        conversation.World.Orders.Add(Order(conversation, OrderState.Placed));

        var asked = conversation.Take(Offered(2, OfferReason.OtherTotal));

        Assert.Equal("Your order *SO-9* came out at another total: *$30.00*. Do you agree?", TextOf(asked));
        Assert.Equal(new ConfirmOffered(Draft, 2), conversation.Tap("I agree").OfType<ConfirmOffered>().Single());
        Assert.Empty(conversation.Tap("Confirm").OfType<ConfirmOffered>());
        conversation.World.Orders[^1] = Order(conversation, OrderState.Confirmed);
        Assert.Empty(conversation.Tap("I agree").OfType<ConfirmOffered>());
    }

    [Theory]
    [InlineData(true, "*Total: $30.00*\nTax is included.")]
    [InlineData(false, "*Total: $30.00*\nTax is added to this.")]
    public void Under_the_total_stands_whether_prices_include_tax(bool included, string words)
    {
        var conversation = Beginning(person: true);
        conversation.PricesIncludeTax = included;

        var order = Assert.IsType<ButtonsContent>(conversation.Take(Offered()).OfType<Say>().Single().Messages[^1]);

        Assert.Contains(words, order.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_money_is_to_go_he_hears_with_his_number()
    {
        var conversation = Beginning(person: true);
        conversation.Payments = [Conversation.Way(PaymentMethod.Transfer, "Bank")];
        conversation.Take(Offered(1, OfferReason.Sent, PaymentMethod.Transfer));
        conversation.Tap("Confirm");

        var said = conversation.Take(new OrderNoticeInput(Order(conversation, OrderState.Placed))).OfType<Say>().Single();

        Assert.Equal("Your order is in: its number is *SO-9*.\n\nBank: $30.00 to account 123.", ((TextContent)said.Messages[0]).Body);
        Assert.IsType<ImageContent>(said.Messages[1]);
    }

    [Fact]
    public void An_order_that_he_did_not_confirm_is_not_spoken_of_while_a_person_answers_and_stands_in_the_thread_for_colleagues()
    {
        var conversation = Beginning(person: true);
        var order = Order(conversation, OrderState.Confirmed);

        var note = Assert.IsType<Note>(Assert.Single(conversation.Take(new OrderNoticeInput(order))));

        Assert.Equal(("order_placed", "SO-9"), (note.Code, note.Arguments["number"]));
        Assert.Equal(note.Key, Assert.IsType<Note>(Assert.Single(conversation.Take(new OrderNoticeInput(order)))).Key);
    }

    [Fact]
    public void More_than_a_message_with_buttons_holds_is_shown_whole_above_it()
    {
        var conversation = Beginning(person: true);
        var offered = Offered().Offered;
        var line = new QuoteLine(World.Id(1, 1), new string('x', 90), 2, 12.5m, 25m);

        var said = conversation.Take(new OfferInput(offered with { Quote = offered.Quote with { Lines = [.. Enumerable.Repeat(line, 20)] } })).OfType<Say>().Single();

        Assert.Contains("*Total: $30.00*", ((TextContent)said.Messages[0]).Body, StringComparison.Ordinal);
        Assert.Single(((ButtonsContent)said.Messages[^1]).Buttons);
    }

    private static Conversation Beginning(bool person)
    {
        var conversation = new Conversation(Source.Defaults, World.Small());
        conversation.Text("hi");
        if (person)
        {
            conversation.Item(new TakenOver(World.Id(8, 1)));
        }

        return conversation;
    }

    private static OfferInput Offered(int revision = 1, OfferReason reason = OfferReason.Sent, PaymentMethod payment = PaymentMethod.Cash) => new(new OrderOffered
    {
        ConversationId = World.Id(7, 1),
        DraftId = Draft,
        Revision = revision,
        Reason = reason,
        Quote = new Quote
        {
            Lines = [new QuoteLine(World.Id(1, 1), "Coffee Mug", 2, 12.5m, 25m)],
            Charges = [new ChargeLine("Handling", 5m, null)],
            Subtotal = 25m,
            Charge = 5m,
            Total = 30m,
            Currency = "USD",
            ValidUntil = DateTimeOffset.MaxValue,
        },
        Address = new Address { Line1 = "12 Garden Street", Country = "GB" },
        Payment = payment,
        Number = reason == OfferReason.OtherTotal ? "SO-9" : null,
    });

    private static OrderStatusChanged Order(Conversation conversation, OrderState state) => new()
    {
        OrderId = World.Id(4, 9),
        DraftId = Draft,
        ConversationId = World.Id(7, 1),
        Version = 1,
        Reference = "B-9",
        Number = "SO-9",
        State = state,
        Lines = [],
        Total = 30m,
        Currency = "USD",
        PlacedAt = conversation.Now,
        TellCustomer = true,
    };

    private static string Options(Conversation conversation) => $"1.{Guid.Empty:N}.0.offered:{Draft:N}:{conversation.Record.Offered[^1].Revision}";

    private static string TextOf(IReadOnlyList<Effect> effects) => string.Join('\n', effects.OfType<Say>().Single().Messages.Select(content => content switch
    {
        TextContent text => text.Body,
        ButtonsContent buttons => buttons.Body,
        _ => content.GetType().Name,
    }));
}
