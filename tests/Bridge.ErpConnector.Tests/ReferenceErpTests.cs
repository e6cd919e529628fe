using Bridge.ErpConnector.Tests.Live;

namespace Bridge.ErpConnector.Tests;

/// <summary>What the reference ERP promises by itself.</summary>
public sealed class ReferenceErpTests : IAsyncLifetime
{
    private readonly ReferenceErpHost _erp = new();
    private string _customer = null!;

    public async ValueTask InitializeAsync() =>
        _customer = (await SendAsync("customers", "c-1", new { phone = "+9779812345678", name = "Ana" })).Body.GetProperty("external_customer_id").GetString()!;

    [Fact]
    public async Task A_key_used_by_many_at_once_makes_one_order_with_one_answer()
    {
        var order = Sales.CreateOrder(_customer, "B-1").Fields;

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync("orders", "o-1", order)));

        Assert.Single(await _erp.OrdersAsync());
        Assert.Single(answers.Select(a => a.Body.GetRawText()).Distinct());
    }

    [Fact]
    public async Task Books_and_keys_outlive_a_restart()
    {
        var order = Sales.CreateOrder(_customer, "B-2").Fields;
        var before = await SendAsync("orders", "o-2", order);

        await _erp.StopAsync();
        _erp.Start();

        Assert.Equal(before.Body.GetRawText(), (await SendAsync("orders", "o-2", order)).Body.GetRawText());
        Assert.Single(await _erp.OrdersAsync());
    }

    [Fact]
    public async Task An_order_is_looked_up_by_Bridges_number()
    {
        var made = await SendAsync("orders", "o-3", Sales.CreateOrder(_customer, "B-3").Fields);

        var found = await _erp.Http.GetFromJsonAsync<JsonElement>("orders?client_reference=B-3");
        using var missing = await _erp.Http.GetAsync("orders?client_reference=B-99");

        Assert.Equal(made.Body.GetRawText(), found.GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [InlineData("""{"external_customer_id":"C-00001","items":[],"totals":{"charge":0,"currency":"USD"}}""", "items: expected at least one item")]
    [InlineData("""{"external_customer_id":"C-99999","items":[],"totals":{"charge":0,"currency":"USD"}}""", "There is no customer C-99999.")]
    [InlineData("""{"external_customer_id":"C-00001","items":[],"totals":{"charge":0,"currency":"EUR"}}""", "totals.currency: expected USD")]
    [InlineData(
        """{"external_customer_id":"C-00001","items":[{"external_product_id":"P-1001","qty":2,"unit_price":6.5,"line_total":12}],"totals":{"charge":0,"currency":"USD"}}""",
        "items[0].line_total: expected 13.0, which is unit_price × qty")]
    [InlineData(
        """{"external_customer_id":"C-00001","items":[{"external_product_id":"P-1001","qty":0,"unit_price":6.5,"line_total":0}],"totals":{"charge":0,"currency":"USD"}}""",
        "items[0].qty: expected a whole number from 1")]
    public async Task An_order_that_is_wrong_is_refused_with_the_place(string body, string message)
    {
        var answer = await SendAsync("orders", "o-4", JsonSerializer.Deserialize<JsonElement>(body));

        Assert.InRange((int)answer.Status, 400, 499);
        Assert.Equal(message, answer.Body.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task Every_product_has_a_small_picture_of_its_own()
    {
        var products = (await _erp.Http.GetFromJsonAsync<JsonElement>("products?limit=200")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(24, products.Count);
        Assert.Equal(4, products.Select(p => p.GetProperty("category").GetString()).Distinct().Count());
        Assert.Single(products, p => p.GetProperty("price").ValueKind == JsonValueKind.Null);
        var pictures = new HashSet<string>();
        foreach (var product in products)
        {
            var picture = await _erp.Http.GetByteArrayAsync(product.GetProperty("image_url").GetString());
            Assert.Equal([0x89, 0x50, 0x4e, 0x47], picture[..4]);
            Assert.InRange(picture.Length, 1, 100_000);
            pictures.Add(Convert.ToBase64String(picture));
        }
        Assert.Equal(24, pictures.Count);
    }

    [Fact]
    public async Task What_customers_write_is_shown_as_text()
    {
        await SendAsync("customers", "c-2", new { phone = "+15550100", name = "<script>alert(1)</script>" });

        var page = await _erp.Http.GetStringAsync("");

        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await _erp.DisposeAsync();

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string path, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await _erp.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
