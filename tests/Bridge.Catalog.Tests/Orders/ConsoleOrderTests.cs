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

/// <summary>Orders as the people of the company work on them.</summary>
public sealed class ConsoleOrderTests : IClassFixture<CatalogHost>
{
    static readonly JsonSerializerOptions Json = BridgeJson.Options;
    readonly CatalogHost _host;
    readonly Func<string, System.Text.Json.Nodes.JsonObject, Task<ErpAnswered>> _usual;
    string _status = "confirmed";
    string? _tracking;

    public ConsoleOrderTests(CatalogHost host)
    {
        (_host, _usual) = (host, host.Neighbours.Answer);
        host.Neighbours.Write = Everything;
        host.Neighbours.Answer = (operation, fields) => operation == "GET_ORDER_STATUS"
            ? Task.FromResult(Neighbours.Ok(operation, new { status = _status, order_number = "S-7", tracking_url = _tracking, document_url = _tracking }))
            : _usual(operation, fields);
    }

    [Fact]
    public async Task A_payment_to_check_waits_in_its_list_until_a_person_has_seen_the_money()
    {
        var order = await PlacedAsync(PaymentMethod.Transfer);
        using var sales = _host.Http("Sales");
        var row = Assert.Single((await PageAsync(sales, "/orders?waits=Payment")).Items, o => o.Id == order);
        Assert.Equal((OrderState.Placed, OrderWait.Payment), (row.State, row.Waits!.Value));
        var before = (await sales.GetFromJsonAsync<OrderCounts>("/orders/counts", Json))!;
        Assert.Contains("payment-received", (await DetailsAsync(sales, order)).Acts);

        (await sales.PostAsJsonAsync($"/orders/{order}/payment-received", new { reference = "TX-9" })).EnsureSuccessStatusCode();
        await _host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.OrderId == order && e.State == OrderState.Confirmed);

        Assert.DoesNotContain((await PageAsync(sales, "/orders?waiting=true")).Items, o => o.Id == order);
        var after = (await sales.GetFromJsonAsync<OrderCounts>("/orders/counts", Json))!;
        Assert.Equal((before.Waiting[OrderWait.Payment] - 1, before.Today), (after.Waiting[OrderWait.Payment], after.Today with { Amounts = before.Today.Amounts }));
        Assert.Contains(after.Today.Amounts, a => a is { Currency: "USD", Amount: >= 30m });
        Assert.Equal(order, Assert.Single((await PageAsync(sales, $"/orders?conversation={row.ConversationId}")).Items).Id);
        Assert.Contains((await PageAsync(sales, $"/orders?search={row.Reference}")).Items, o => o.Id == order);
    }

    [Fact]
    public async Task A_status_of_the_ERP_is_listed_told_neutrally_and_once_marked_in_the_admins_words()
    {
        var order = await PlacedAsync(PaymentMethod.Cash);
        using var sales = _host.Http("Sales");
        _status = "en route";

        Assert.Equal("en route", (await RowAsync(await sales.PostAsync($"/orders/{order}/refresh", null))).Status);
        var neutral = await _host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.OrderId == order && e.Status == "en route");
        Assert.Equal((true, 0, OrderState.Confirmed), (neutral.TellCustomer, neutral.News!.Words.Count, neutral.State));
        var listed = Assert.Single((await sales.GetFromJsonAsync<List<OrderStatusRow>>("/order-statuses", Json))!, s => s.Status == "en route");
        Assert.Null(listed.Meaning);

        (await sales.PutAsJsonAsync("/order-statuses", new { status = "confirmed", meaning = "Open", tell = false })).EnsureSuccessStatusCode();
        (await sales.PutAsJsonAsync("/order-statuses", new { status = "en route", meaning = "Done", tell = true, words = new { en = "It is yours.", ar = " " } })).EnsureSuccessStatusCode();
        var done = await _host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.OrderId == order && e.State == OrderState.Done);
        Assert.False(done.TellCustomer);

        var second = await PlacedAsync(PaymentMethod.Cash);
        await sales.PostAsync($"/orders/{second}/refresh", null);
        var told = await _host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.OrderId == second && e.Status == "en route");
        Assert.Equal((OrderState.Done, true, "It is yours."), (told.State, told.TellCustomer, told.News!.Words.Single().Value));
        Assert.Equal(HttpStatusCode.NotFound, (await sales.PutAsJsonAsync("/order-statuses", new { status = "never seen", tell = true })).StatusCode);
    }

    [Fact]
    public async Task The_ERP_is_asked_on_schedule_how_an_open_order_stands_and_no_more_once_it_is_closed()
    {
        var order = await PlacedAsync(PaymentMethod.Cash);
        using var sales = _host.Http("Sales");
        _status = "struck out";

        await _host.WithAsync(db => db.Orders.Where(o => o.Id == order).ExecuteUpdateAsync(o => o.SetProperty(x => x.CheckDueAt, DateTimeOffset.UtcNow)));
        var met = await _host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.OrderId == order && e.Status == "struck out");
        Assert.Equal((OrderState.Confirmed, true), (met.State, met.TellCustomer));
        (await sales.PutAsJsonAsync("/order-statuses", new { status = "struck out", meaning = "Cancelled", tell = true })).EnsureSuccessStatusCode();

        Assert.Equal(OrderState.Cancelled, (await DetailsAsync(sales, order)).Order.State);
        Assert.Null(await _host.WithAsync(db => db.Orders.Where(o => o.Id == order).Select(o => o.CheckDueAt).SingleAsync()));
    }

    [Theory]
    [InlineData("https://track.example/S-7", "https://track.example/S-7")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("track me", null)]
    public async Task An_address_of_tracking_or_of_a_document_is_one_of_the_web_or_none(string said, string? kept)
    {
        var order = await PlacedAsync(PaymentMethod.Cash);
        using var sales = _host.Http("Sales");
        (_status, _tracking) = ("on its way", said);

        await sales.PostAsync($"/orders/{order}/refresh", null);

        var details = await DetailsAsync(sales, order);
        Assert.Equal((kept, kept), (details.TrackingUrl, details.DocumentUrl));
    }

    [Fact]
    public async Task A_person_orders_for_a_customer_at_the_price_that_holds_and_is_on_record()
    {
        var (mug, draft) = (await _host.IdOfAsync("mug"), Guid.CreateVersion7());
        using var agent = _host.Http("Agent");
        var lines = new[] { new { productId = mug, quantity = 2 } };
        var quote = (await (await agent.PostAsJsonAsync("/quotes", new { lines })).Content.ReadFromJsonAsync<CustomerQuote>(Json))!.Quote!;
        object Order(decimal total) => new
        {
            draftId = draft, conversationId = Guid.CreateVersion7(), contactId = Guid.CreateVersion7(), phone = "+9779812345678", name = "Asha", language = "en",
            lines, agreedTotal = total, payment = "Cash",
        };

        Assert.Equal(HttpStatusCode.Conflict, (await agent.PostAsJsonAsync("/orders", Order(quote.Total + 1))).StatusCode);
        var placed = await RowAsync(await agent.PostAsJsonAsync("/orders", Order(quote.Total)));
        var again = await RowAsync(await agent.PostAsJsonAsync("/orders", Order(quote.Total)));
        var told = await _host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.OrderId == placed.Id && e.State == OrderState.Confirmed);

        Assert.Equal((true, placed.Id, true, quote.Total), (placed.ByAgent, again.Id, told.TellCustomer, told.Total));
        using var sales = _host.Http("Sales");
        Assert.NotNull((await DetailsAsync(sales, placed.Id)).History.Single(s => s.What == "placed for the customer").UserId);
        Assert.Equal(HttpStatusCode.BadRequest, (await agent.PostAsJsonAsync("/orders", new { draftId = draft, lines, phone = "98123" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.Http("Viewer").PostAsJsonAsync("/quotes", new { lines })).StatusCode);
    }

    [Fact]
    public async Task Only_what_is_not_in_the_ERP_is_cancelled_here()
    {
        using var sales = _host.Http("Sales");
        var confirmed = await PlacedAsync(PaymentMethod.Cash);
        Assert.Equal(HttpStatusCode.Conflict, (await sales.PostAsJsonAsync($"/orders/{confirmed}/cancel", new { })).StatusCode);

        _host.Neighbours.Write = call => call.Operation == ErpOperation.CreateOrder ? Everything(call)! with { Outcome = ErpOutcome.Rejected, Answer = null } : Everything(call);
        var refused = await PlacedAsync(PaymentMethod.Cash);
        Assert.Contains((await PageAsync(sales, "/orders?waits=Rejected")).Items, o => o.Id == refused);

        var cancelled = await RowAsync(await sales.PostAsJsonAsync($"/orders/{refused}/cancel", new { reason = "He changed his mind" }));

        Assert.Equal((OrderState.Cancelled, null), (cancelled.State, cancelled.Waits));
        Assert.Equal("He changed his mind", (await DetailsAsync(sales, refused)).History[^1].Detail);
    }

    async Task<Guid> PlacedAsync(PaymentMethod payment)
    {
        var draft = OrderTests.Draft(await _host.IdOfAsync("mug")) with { Payment = payment };
        await _host.Neighbours.SendAsync("catalog-place-order", draft);
        return (await _host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.Effect == draft.Effect)).OrderId!.Value;
    }

    static async Task<OrderPage> PageAsync(HttpClient http, string path) => (await http.GetFromJsonAsync<OrderPage>(path, Json))!;

    static async Task<OrderDetails> DetailsAsync(HttpClient http, Guid id) => (await http.GetFromJsonAsync<OrderDetails>($"/orders/{id}", Json))!;

    static async Task<OrderRow> RowAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<OrderRow>(Json))!;
    }

    static ErpAnswered? Everything(CallErp call) => OrderTests.Everything(call);
}
