using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Catalog.Orders;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Tests.Orders;

/// <summary>A draft that a person has put together: confirmed by the customer's tap or by him, placed once.</summary>
public sealed class OfferTests : IClassFixture<CatalogHost>
{
    static readonly JsonSerializerOptions Json = BridgeJson.Options;
    readonly CatalogHost _host;
    readonly Guid _draft = Guid.CreateVersion7();
    readonly Guid _chat = Guid.CreateVersion7();
    readonly HttpClient _agent;

    public OfferTests(CatalogHost host)
    {
        (_host, _agent) = (host, host.Http("Agent"));
        host.Neighbours.Write = OrderTests.Everything;
        host.Price = (_, _) => Neighbours.Ok("GET_PRICE", new { unit_price = 12.5m, currency = "USD" });
    }

    [Fact]
    public async Task The_customer_is_shown_it_and_his_tap_makes_the_order_once_however_often_it_comes()
    {
        var offer = await OfferAsync();
        var shown = await ShownAsync(1);
        Assert.Equal((OfferReason.Sent, 25m, "House 5, Thamel"), (shown.Reason, shown.Quote.Total, shown.Address!.Line1));
        var open = (await _agent.GetFromJsonAsync<Offer>($"/offers?conversation={_chat}", Json))!;
        using var hr = _host.Http("HR");
        Assert.Equal(HttpStatusCode.NoContent, (await hr.GetAsync($"/offers?conversation={_chat}")).StatusCode);
        Assert.Equal((offer.DraftId, "Mug", 2), (open.DraftId, open.Lines[0].Name, open.Lines[0].Quantity));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TapAsync(1)));
        var told = await ChangedAsync(OrderState.Confirmed);

        Assert.True(told.TellCustomer);
        Assert.Equal(["UPSERT_CUSTOMER", "CREATE_ORDER", "SET_ADDRESS", "CONFIRM_ORDER"], Calls().Select(c => c.Operation.Name()));
        var history = (await OrderAsync()).History;
        Assert.Equal(["offered to the customer", "confirmed by the customer"], history.Take(2).Select(s => s.What));
        Assert.NotNull(history[0].UserId);
        Assert.Equal(HttpStatusCode.NoContent, (await _agent.GetAsync($"/offers?conversation={_chat}")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _agent.PostAsJsonAsync("/offers", await RequestAsync())).StatusCode);
    }

    [Fact]
    public async Task A_tap_and_the_person_at_once_make_one_order()
    {
        await OfferAsync();
        var request = await RequestAsync();

        var taps = Enumerable.Range(0, 3).Select(_ => TapAsync(1)).ToList();
        var clicks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _agent.PostAsJsonAsync("/orders", request)));
        await Task.WhenAll(taps);
        await ChangedAsync(OrderState.Confirmed);

        Assert.All(clicks, click => Assert.Equal(HttpStatusCode.OK, click.StatusCode));
        Assert.Single(Calls(), c => c.Operation == ErpOperation.CreateOrder);
        Assert.Equal(1, await _host.WithAsync(db => db.Orders.CountAsync(o => o.DraftId == _draft)));
    }

    [Fact]
    public async Task A_confirm_under_an_older_state_shows_the_newer_and_places_nothing()
    {
        await OfferAsync();
        await OfferAsync(quantity: 3);
        Assert.Equal(37.5m, (await ShownAsync(2)).Quote.Total);

        await TapAsync(1);

        var shown = await ShownAsync(3);
        Assert.Equal((OfferReason.Changed, 37.5m), (shown.Reason, shown.Quote.Total));
        Assert.Empty(Calls());
        await TapAsync(3);
        await ChangedAsync(OrderState.Confirmed);
        Assert.Equal(3, Assert.Single((await OrderAsync()).Lines).Quantity);
    }

    [Theory]
    [InlineData("same", null)]
    [InlineData("other", OfferReason.PriceChanged)]
    [InlineData("refused", OfferReason.Refused)]
    public async Task A_price_that_has_run_out_is_asked_again_and_a_change_told_before_anything_is_placed(string price, OfferReason? reason)
    {
        await OfferAsync();
        await RunOutAsync();
        _host.Price = (_, _) => price switch
        {
            "refused" => Neighbours.Answered("GET_PRICE", ErpOutcome.Rejected),
            _ => Neighbours.Ok("GET_PRICE", new { unit_price = price == "other" ? 13m : 12.5m, currency = "USD" }),
        };

        await TapAsync(1);

        if (reason is null)
        {
            await ChangedAsync(OrderState.Confirmed);
            return;
        }

        var shown = await ShownAsync(2);
        Assert.Equal((reason, price == "other" ? 26m : 25m), (shown.Reason, shown.Quote.Total));
        Assert.Empty(Calls());
    }

    [Theory]
    [InlineData(12.5)]
    [InlineData(13)]
    public async Task An_ERP_that_is_away_at_his_tap_is_said_once_and_when_it_is_back_the_order_goes_on_by_itself(double unitPrice)
    {
        await OfferAsync();
        await RunOutAsync();
        var asked = 0;
        _host.Price = (_, _) =>
        {
            Interlocked.Increment(ref asked);
            return Neighbours.Away("GET_PRICE");
        };

        await Task.WhenAll(TapAsync(1), TapAsync(1));
        var told = await _host.Neighbours.Received<OrderOffered>("flow-order-offered").FirstAsync(o => o.DraftId == _draft && o.Reason == OfferReason.Unavailable);
        await TapAsync(1);
        await Eventually.TrueAsync(() => Task.FromResult(asked >= 3), "each tap asks for the price");
        // As after a long outage: its own next turn is far.
        await _host.WithAsync(db => db.OfferedOrders.Where(d => d.DraftId == _draft).ExecuteUpdateAsync(d => d.SetProperty(x => x.RetryAt, DateTimeOffset.UtcNow.AddMinutes(10))));
        _host.Price = (_, _) => Neighbours.Ok("GET_PRICE", new { unit_price = (decimal)unitPrice, currency = "USD" });
        await _host.Neighbours.PublishAsync(new ErpReachable(ErpOperation.GetPrice));

        Assert.Equal(1, told.Revision);
        if (unitPrice == 13)
        {
            Assert.Equal((OfferReason.PriceChanged, 26m), ((await ShownAsync(2)).Reason, (await ShownAsync(2)).Quote.Total));
            Assert.Empty(Calls());
            return;
        }

        Assert.True((await ChangedAsync(OrderState.Confirmed)).TellCustomer);
        Assert.Single(Calls(), c => c.Operation == ErpOperation.CreateOrder);
        Assert.Single(_host.Neighbours.Received<OrderOffered>("flow-order-offered").All, o => o.DraftId == _draft && o.Reason == OfferReason.Unavailable);
    }

    [Fact]
    public async Task What_the_ERP_could_not_be_sent_after_his_tap_is_sent_as_soon_as_it_is_reachable()
    {
        _host.Neighbours.Write = call => new ErpAnswered { Key = call.Key, Operation = call.Operation, Outcome = ErpOutcome.Unavailable };
        await OfferAsync();
        await TapAsync(1);
        var far = DateTimeOffset.UtcNow.AddMinutes(10);
        await Eventually.TrueAsync(
            async () => await _host.WithAsync(db => db.Orders.Where(o => o.DraftId == _draft && o.ResumeAt != null).ExecuteUpdateAsync(o => o.SetProperty(x => x.ResumeAt, far))) == 1,
            "the order waits for the ERP");
        _host.Neighbours.Write = OrderTests.Everything;

        await _host.Neighbours.PublishAsync(new ErpReachable(ErpOperation.UpsertCustomer));

        Assert.True((await ChangedAsync(OrderState.Confirmed)).TellCustomer);
    }

    [Fact]
    public async Task Another_total_of_the_ERP_waits_for_his_word_and_his_tap_confirms_it()
    {
        _host.Neighbours.Write = call => call.Operation == ErpOperation.CreateOrder
            ? OrderTests.Everything(call)! with { Answer = JsonSerializer.SerializeToElement(new { external_order_id = "o-7", order_number = "S-7", status = "draft", total = 31m }) }
            : OrderTests.Everything(call);
        await OfferAsync();
        await TapAsync(1);

        var asked = await ShownAsync(2);
        Assert.Equal((OfferReason.OtherTotal, 31m, "S-7"), (asked.Reason, asked.Quote.Total, asked.Number));
        Assert.DoesNotContain(_host.Neighbours.Events<OrderStatusChanged>().All, e => e.DraftId == _draft && e.TellCustomer);
        Assert.DoesNotContain(Calls(), c => c.Operation == ErpOperation.ConfirmOrder);
        await Task.WhenAll(TapAsync(1), TapAsync(2), TapAsync(2));

        var told = await ChangedAsync(OrderState.Confirmed);
        Assert.Equal((true, 31m), (told.TellCustomer, told.Total));
        Assert.Single(Calls(), c => c.Operation == ErpOperation.ConfirmOrder);
    }

    [Fact]
    public async Task A_tap_in_the_chat_that_goes_on_in_its_place_makes_the_order_there()
    {
        await OfferAsync();
        var goesOn = Guid.CreateVersion7();

        await _host.Neighbours.SendAsync("catalog-confirm-offer", new ConfirmOffer(goesOn, _draft, 1));

        Assert.Equal(goesOn, (await ChangedAsync(OrderState.Confirmed)).ConversationId);
        using var viewer = _host.Http("Viewer");
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PostAsJsonAsync("/offers", await RequestAsync())).StatusCode);
    }

    async Task<Offer> OfferAsync(int quantity = 2)
    {
        var answer = await _agent.PostAsJsonAsync("/offers", await RequestAsync(quantity));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Offer>(Json))!;
    }

    async Task<object> RequestAsync(int quantity = 2) => new
    {
        draftId = _draft, conversationId = _chat, contactId = _chat, phone = "+9779812345678", name = "Asha", language = "en",
        lines = new[] { new { productId = await _host.IdOfAsync("mug"), quantity } }, agreedTotal = 12.5m * quantity, payment = "Cash",
        address = new { line1 = "House 5, Thamel", country = "NP" },
    };

    Task TapAsync(int revision) => _host.Neighbours.SendAsync("catalog-confirm-offer", new ConfirmOffer(_chat, _draft, revision));

    /// <summary>The price he was shown holds no longer.</summary>
    Task<int> RunOutAsync() => _host.WithAsync(async db =>
    {
        var draft = await db.OfferedOrders.SingleAsync(d => d.DraftId == _draft);
        draft.Quote = draft.Quote with { ValidUntil = DateTimeOffset.UtcNow.AddMinutes(-1) };
        return await db.SaveChangesAsync();
    });

    Task<OrderOffered> ShownAsync(int revision) =>
        _host.Neighbours.Received<OrderOffered>("flow-order-offered").FirstAsync(o => o.DraftId == _draft && o.Revision == revision);

    Task<OrderStatusChanged> ChangedAsync(OrderState state) => _host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.DraftId == _draft && e.State == state);

    IReadOnlyList<CallErp> Calls() => [.. _host.Neighbours.Received<CallErp>("erp-connector-call-erp").All.Where(c => c.Key.StartsWith($"{_draft}", StringComparison.Ordinal))];

    async Task<OrderDetails> OrderAsync()
    {
        using var sales = _host.Http("Sales");
        var id = await _host.WithAsync(db => db.Orders.Where(o => o.DraftId == _draft).Select(o => o.Id).SingleAsync());
        return (await sales.GetFromJsonAsync<OrderDetails>($"/orders/{id}", Json))!;
    }
}
