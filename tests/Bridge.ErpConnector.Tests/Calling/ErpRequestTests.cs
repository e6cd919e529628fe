using Bridge.ErpConnector.Contract;

namespace Bridge.ErpConnector.Tests.Calling;

public sealed class ErpRequestTests
{
    private static readonly Uri Erp = new("https://erp.example/api/");

    [Fact]
    public void A_read_sends_its_fields_as_a_query_but_not_those_of_the_path()
    {
        var (request, _) = Build(ErpOperation.GetPrice, new { external_product_id = "P 1/ü", qty = 3, note = "a&b" });

        Assert.Equal("https://erp.example/api/products/P%201%2F%C3%BC/price?qty=3&note=a%26b", request!.RequestUri!.AbsoluteUri);
        Assert.Null(request.Content);
    }

    [Fact]
    public async Task A_write_sends_its_fields_as_an_object_but_not_those_of_the_path_nor_what_is_null()
    {
        var (request, _) = Build(ErpOperation.SetAddress, new { external_order_id = "O-1", address_line1 = "Thamel", city = (string?)null });

        Assert.Equal(HttpMethod.Put, request!.Method);
        Assert.Equal("https://erp.example/api/orders/O-1/address", request.RequestUri!.AbsoluteUri);
        Assert.Equal("""{"address_line1":"Thamel"}""", await request.Content!.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_amount_is_sent_with_the_digits_it_has()
    {
        var (request, _) = Build(ErpOperation.ConfirmOrder, JsonDocument.Parse("""{"external_order_id":"1","payment_info":{"amount":15.50}}""").RootElement);

        Assert.Contains("15.50", await request!.Content!.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Truths_are_sent_as_words() =>
        Assert.EndsWith("?active_only=true&page=1", Build(ErpOperation.ListProducts, new { active_only = true, page = 1 }).Request!.RequestUri!.Query, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void An_id_cannot_climb_out_of_its_path(string id)
    {
        var (request, problem) = Build(ErpOperation.ConfirmOrder, new { external_order_id = id });

        Assert.Null(request);
        Assert.Equal("the path needs external_order_id", problem);
    }

    [Fact]
    public void A_missing_field_of_the_path_is_told() => Assert.Equal("the path needs external_product_id", Build(ErpOperation.GetPrice, new { qty = 1 }).Problem);

    [Fact]
    public void A_look_up_leaves_the_place_of_the_id_out()
    {
        var endpoint = ErpEndpoint.Default(ErpContract.Of(ErpOperation.GetOrderStatus), new ErpOptions()).WithoutPlaceholders();

        var (request, _) = ErpRequest.Build(Erp, endpoint, JsonSerializer.SerializeToElement(new { client_reference = "B-1" }));

        Assert.Equal("https://erp.example/api/orders?client_reference=B-1", request!.RequestUri!.AbsoluteUri);
    }

    private static (HttpRequestMessage? Request, string? Problem) Build(ErpOperation operation, object fields) =>
        ErpRequest.Build(Erp, ErpEndpoint.Default(ErpContract.Of(operation), new ErpOptions()), JsonSerializer.SerializeToElement(fields));
}
