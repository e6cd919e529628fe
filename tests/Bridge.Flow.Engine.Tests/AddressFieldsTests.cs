using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What the ERP's profile requires of an address is asked for by its name, and nothing is sent without it.</summary>
public sealed class AddressFieldsTests
{
    [Fact]
    public void What_is_missing_is_asked_for_one_by_one_and_shown_back()
    {
        var conversation = Asked(new AddressWishes { CityRequired = true, PostalCodeRequired = true });

        Assert.Equal("In which town or city is it?", TextOf(conversation.Text("12 Garden Street")));
        Assert.Equal("What is the postal code?", TextOf(conversation.Text("Leeds")));
        var order = TextOf(conversation.Text("LS1 4AP"));
        conversation.Tap("Confirm");

        Assert.Contains("Deliver to: 12 Garden Street, Leeds, LS1 4AP", order, StringComparison.Ordinal);
        var sent = ((RequestOrder)conversation.Waiting!).Command.Address!;
        Assert.Equal(("12 Garden Street", "Leeds", "LS1 4AP", null), (sent.Line1, sent.City, sent.PostalCode, sent.State));
    }

    [Fact]
    public void A_location_is_asked_for_as_one()
    {
        var conversation = Asked(new AddressWishes { LocationRequired = true });

        var asked = conversation.Text("12 Garden Street").OfType<Say>().Single();
        Assert.StartsWith("Please send the location too", Assert.IsType<LocationRequestContent>(Assert.Single(asked.Messages)).Body, StringComparison.Ordinal);
        conversation.Text("it is near the school");
        Assert.Contains("Please send your location", TextOf(conversation.BeQuiet()), StringComparison.Ordinal);
        conversation.Item(new LocationItem(53.8, -1.55, null, null));
        conversation.Tap("Confirm");

        var sent = ((RequestOrder)conversation.Waiting!).Command.Address!;
        Assert.Equal(("12 Garden Street", 53.8, -1.55), (sent.Line1, sent.Latitude, sent.Longitude));
    }

    [Fact]
    public void Of_the_address_from_last_time_only_what_it_lacks_is_asked()
    {
        var conversation = Asked(new AddressWishes { CityRequired = true, StateRequired = true }, new Address { Line1 = "12 Garden Street", Country = "GB", City = "Leeds" });

        Assert.Equal("In which state or province is it?", TextOf(conversation.Tap("Same as last time")));
        Assert.Contains("Deliver to: 12 Garden Street, Leeds, Yorkshire", TextOf(conversation.Text("Yorkshire")), StringComparison.Ordinal);

        Assert.Equal("Yorkshire", conversation.Record.LastAddress!.State);
    }

    [Fact]
    public void Who_picks_it_up_is_asked_nothing_and_no_answer_is_no_city()
    {
        var conversation = Asked(new AddressWishes { CityRequired = true });
        conversation.Text("12 Garden Street");

        conversation.Text("???");
        Assert.Contains("In which town or city is it?", TextOf(conversation.BeQuiet()), StringComparison.Ordinal);
        Assert.Empty(new AddressWishes { CityRequired = true }.MissingIn(new Address { Line1 = "x", Country = "", City = "Leeds" }));
    }

    [Fact]
    public void What_is_required_only_since_he_gave_his_address_is_asked_before_the_order_is_sent()
    {
        var conversation = Asked(new AddressWishes());
        conversation.Text("12 Garden Street");
        conversation.Addresses = new AddressWishes { CityRequired = true };

        var tapped = conversation.Tap("Confirm");

        Assert.Empty(tapped.OfType<RequestOrder>());
        Assert.Contains("In which town or city is it?", TextOf(tapped), StringComparison.Ordinal);
        Assert.Equal("Leeds", conversation.Text("Leeds").OfType<RequestOrder>().Single().Command.Address!.City);
    }

    private static Conversation Asked(AddressWishes wishes, Address? last = null)
    {
        var conversation = new Conversation(Source.Defaults, World.Small()) { Addresses = wishes, Record = ConversationRecord.Empty with { LastAddress = last } };
        conversation.Text("pen");
        conversation.Tap("2 pcs");
        return conversation;
    }

    private static string TextOf(IReadOnlyList<Effect> effects) => string.Join('\n', effects.OfType<Say>().SelectMany(say => say.Messages).Select(content => content switch
    {
        TextContent text => text.Body,
        ButtonsContent buttons => buttons.Body,
        LocationRequestContent location => location.Body,
        _ => content.GetType().Name,
    }));
}
