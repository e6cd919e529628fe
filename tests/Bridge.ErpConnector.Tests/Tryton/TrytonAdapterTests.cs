using System.Net.Http.Headers;
using Bridge.ErpConnector.Checks;

namespace Bridge.ErpConnector.Tests.Tryton;

public sealed class TrytonAdapterTests : IAsyncLifetime
{
    private TrytonAdapterHost _adapter = null!;

    private TrytonBooks Books => _adapter.Books;

    public async ValueTask InitializeAsync() => _adapter = await TrytonAdapterHost.StartAsync();

    public ValueTask DisposeAsync() => _adapter.DisposeAsync();

    [Fact]
    public async Task It_keeps_the_contract()
    {
        await using var open = await TrytonAdapterHost.StartAsync(token: "");
        var output = new StringWriter();

        var exit = await Verify.RunAsync(
            ["--url", open.Address.ToString(), "--idempotency", "Keys", "--without", "LIST_JOBS,CREATE_APPLICANT", "--writes"], output, CancellationToken.None);

        Assert.Equal("", exit == 0 && output.ToString().Contains("7 operations keep the contract, 0 violations, 0 warnings", StringComparison.Ordinal) ? "" : output.ToString());
    }

    [Fact]
    public async Task An_order_that_is_asked_for_many_times_at_once_is_one_sale()
    {
        var order = await OrderAsync("B-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _adapter.SendAsync(HttpMethod.Post, "orders", order)));

        Assert.Single(Books.Of("sale.sale"));
        Assert.Equal((200, "1", "S-1", "quotation"), Assert.Single(answers.Select(a => (a.Status, Text(a, "external_order_id"), Text(a, "order_number"), Text(a, "status"))).Distinct()));
    }

    [Theory]
    [InlineData("model.sale.sale.create", "lose")]
    [InlineData("model.sale.sale.quote", "lose")]
    [InlineData("model.sale.sale.quote", "503")]
    [InlineData("model.sale.sale.create", "503")]
    [InlineData("model.sale.sale.create", "fail")]
    public async Task An_order_whose_answer_was_lost_is_found_again(string method, string fault)
    {
        var order = await OrderAsync("B-1");
        Books.Next = (method, fault);

        var first = await _adapter.SendAsync(HttpMethod.Post, "orders", order);
        var second = await _adapter.SendAsync(HttpMethod.Post, "orders", order);

        Assert.True(first.Status is 200 or 502 or 503, $"{first.Status}: a first try that may have been done must not be told as refused");
        Assert.Equal((200, "quotation"), (second.Status, Text(second, "status")));
        Assert.Single(Books.Of("sale.sale"));
    }

    [Fact]
    public async Task What_Trytons_rules_refuse_is_refused_in_its_words()
    {
        var order = await OrderAsync("B-1");
        Books.Next = ("model.sale.sale.create", "refuse");

        var refused = await _adapter.SendAsync(HttpMethod.Post, "orders", order);

        Assert.Equal((422, "The period is closed."), (refused.Status, refused.Answer.GetProperty("error").GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_Tryton_that_is_away_is_told_as_away()
    {
        await _adapter.StopTrytonAsync();

        Assert.Equal(503, (await _adapter.SendAsync(HttpMethod.Get, "products?page=1&limit=5")).Status);
    }

    [Fact]
    public async Task A_session_that_has_run_out_is_renewed_by_one_for_all()
    {
        await _adapter.SendAsync(HttpMethod.Get, "products");
        Books.Expire();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _adapter.SendAsync(HttpMethod.Get, "products/1/price?qty=1")));

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Equal(2, Books.SignIns);
    }

    [Fact]
    public async Task A_phone_is_one_party_and_a_clerks_name_for_it_stays()
    {
        var answers = await Task.WhenAll(new[] { "Ann", "Ann!", "Ann" }.Select(name => _adapter.SendAsync(HttpMethod.Post, "customers", new { phone = "+447700900123", name })));

        Assert.Equal("1", Assert.Single(answers.Select(a => Text(a, "external_customer_id")).Distinct()));
        Assert.Single(Books.Of("party.party"));
    }

    [Fact]
    public async Task The_address_goes_on_the_quotation_and_is_kept_once()
    {
        await PlaceAsync("B-1");
        var address = new { address_line1 = "12 Garden Street", city = "Leeds", country = "GB", recipient_name = "Ann", phone = "+447700900123", latitude = 53.8, longitude = -1.5 };

        await _adapter.SendAsync(HttpMethod.Put, "orders/1/address", address);
        var (status, answer) = await _adapter.SendAsync(HttpMethod.Put, "orders/1/address", address);

        Assert.Equal((200, "quotation", "S-1"), (status, answer.GetProperty("status").GetString(), answer.GetProperty("order_number").GetString()));
        var kept = Assert.Single(Books.Of("party.address"), a => (string?)a["street"] == "12 Garden Street\n+447700900123");
        Assert.Equal((int)kept["id"]!, (int)Books.Of("sale.sale")[0]["shipment_address"]!);
    }

    [Fact]
    public async Task A_confirmed_sale_is_confirmed_once_and_keeps_its_address()
    {
        await PlaceAsync("B-1");
        var confirm = new { payment_info = new { method = "transfer", amount = 17m, currency = "USD", reference = "TX-7" } };

        await _adapter.SendAsync(HttpMethod.Post, "orders/1/confirm", confirm);
        var again = await _adapter.SendAsync(HttpMethod.Post, "orders/1/confirm", confirm);
        var late = await _adapter.SendAsync(HttpMethod.Put, "orders/1/address", new { address_line1 = "1 Late Lane", country = "GB" });

        Assert.Equal((200, "processing"), (again.Status, Text(again, "status")));
        Assert.Equal(409, late.Status);
        Assert.Equal("transfer 17 USD, TX-7", (string?)Books.Of("sale.sale")[0]["description"]);
        Assert.Single(Books.Calls, "model.sale.sale.confirm");
    }

    [Fact]
    public async Task A_sale_has_Trytons_price_and_taxes_and_Bridges_charge()
    {
        var order = await OrderAsync("B-1", charge: 1.5m);
        Books.SetPrice(1, 9m);

        var answer = await _adapter.SendAsync(HttpMethod.Post, "orders", order);

        Assert.Equal(19.5m, answer.Answer.GetProperty("total").GetDecimal());
        var lines = Books.Of("sale.sale")[0]["lines"]![0]![1]!.AsArray();
        Assert.Equal(5, (int)lines[0]!["taxes"]![0]![1]![0]!);
        Assert.Equal("Charge", (string?)lines[1]!["description"]);
    }

    [Theory]
    [InlineData("GET", "products/7/price?qty=1", null, 404)]
    [InlineData("GET", "products/1/price?qty=0", null, 422)]
    [InlineData("GET", "products?page=0", null, 422)]
    [InlineData("GET", "orders/7", null, 404)]
    [InlineData("GET", "orders?client_reference=B-7", null, 404)]
    [InlineData("POST", "customers", """{"name":"Ann"}""", 400)]
    [InlineData("POST", "customers", """{"phone":"0770","name":"Ann"}""", 422)]
    [InlineData("POST", "orders", """{"external_customer_id":"1","client_reference":"B-1","items":[],"totals":{"charge":0,"currency":"USD"}}""", 422)]
    [InlineData("POST", "orders", """{"external_customer_id":"1","client_reference":"B-1","items":[{"external_product_id":"1","qty":1}],"totals":{"charge":0,"currency":"EUR"}}""", 422)]
    public async Task What_cannot_be_is_told_as_an_error_of_the_contract(string method, string path, string? body, int status)
    {
        var answer = await _adapter.SendAsync(new HttpMethod(method), path, body is null ? null : System.Text.Json.Nodes.JsonNode.Parse(body));

        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Answer.GetProperty("error").GetProperty("message").GetString()!);
        Assert.Empty(Books.Of("sale.sale"));
    }

    [Fact]
    public async Task Without_its_token_nobody_gets_in()
    {
        _adapter.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "guessed");

        Assert.Equal(401, (await _adapter.SendAsync(HttpMethod.Get, "products")).Status);
        Assert.Equal(0, Books.SignIns);
    }

    private async Task<object> OrderAsync(string reference, decimal charge = 0)
    {
        var customer = await _adapter.SendAsync(HttpMethod.Post, "customers", new { phone = "+447700900123", name = "Ann" });
        return new
        {
            external_customer_id = Text(customer, "external_customer_id"),
            client_reference = reference,
            items = new[] { new { external_product_id = "1", name = "Mug", qty = 2, unit_price = 8.5m, line_total = 17m } },
            order_note = "Thanks",
            totals = new { subtotal = 17m, charge, total = 17m + charge, currency = "USD" },
        };
    }

    private async Task PlaceAsync(string reference) => Assert.Equal(200, (await _adapter.SendAsync(HttpMethod.Post, "orders", await OrderAsync(reference))).Status);

    private static string? Text((int, System.Text.Json.JsonElement Answer) answer, string field) => answer.Answer.GetProperty(field).GetString();
}
