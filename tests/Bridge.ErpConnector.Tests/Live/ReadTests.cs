using System.Net.Http.Headers;
using Bridge.Testing;

namespace Bridge.ErpConnector.Tests.Live;

public sealed class ReadTests(ErpWithKeys live) : IClassFixture<ErpWithKeys>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => live.CalmAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static readonly object Mugs = new { external_product_id = "P-1001", qty = 3 };

    [Fact]
    public async Task The_reference_ERP_keeps_the_contract_in_every_read()
    {
        var products = await live.Connector.ReadAsync("LIST_PRODUCTS", new { active_only = true, page = 2, limit = 10 });
        var jobs = await live.Connector.ReadAsync("LIST_JOBS", new { active_only = true, page = 1, limit = 50 });
        var price = await live.Connector.ReadAsync("GET_PRICE", Mugs);

        Assert.Equal(10, products.Answer!.Value.GetProperty("items").GetArrayLength());
        Assert.Equal(8, jobs.Answer!.Value.GetProperty("items").GetArrayLength());
        Assert.Equal(6.50m, price.Answer!.Value.GetProperty("unit_price").GetDecimal());
    }

    [Theory]
    [InlineData("500")]
    [InlineData("refuse")]
    [InlineData("429")]
    public async Task A_fault_in_passing_is_not_noticed(string fault)
    {
        await live.Erp.FaultAsync("GET_PRICE", fault);

        Assert.Equal(ErpOutcome.Ok, (await live.Connector.ReadAsync("GET_PRICE", Mugs)).Outcome);
    }

    [Theory]
    [InlineData("wrong-type", ErpOutcome.Unavailable, "GET_PRICE: $.unit_price: expected a number, got \"abc\"")]
    [InlineData("missing", ErpOutcome.Unavailable, "GET_PRICE: $.unit_price: expected a number, got nothing")]
    [InlineData("html", ErpOutcome.Unavailable, "GET_PRICE: $: expected JSON, got text/html")]
    [InlineData("empty", ErpOutcome.Unavailable, "GET_PRICE: $: expected JSON, got nothing")]
    [InlineData("redirect", ErpOutcome.Unavailable, "GET_PRICE: expected an answer, got a redirect to elsewhere.invalid")]
    [InlineData("reject", ErpOutcome.Rejected, "GET_PRICE: Credit limit exceeded.")]
    [InlineData("error", ErpOutcome.Rejected, "GET_PRICE: The period is closed.")]
    public async Task What_is_wrong_is_told_with_operation_and_place(string fault, ErpOutcome outcome, string problem)
    {
        ErpAnswered answered;
        var left = 5;
        do
        {
            // The one fault may be met by the connector's own look whether the operation is back after the case before.
            await live.Erp.FaultAsync("GET_PRICE", fault);
            answered = await live.Connector.ReadAsync("GET_PRICE", Mugs);
        }
        while (answered.Outcome == ErpOutcome.Ok && --left > 0);

        await live.Erp.ClearFaultsAsync();
        Assert.Equal((outcome, problem, null), (answered.Outcome, answered.Problem, answered.Answer));
    }

    [Fact]
    public async Task Every_call_is_in_the_log_without_what_is_private()
    {
        await live.Bus.CallAsync(Sales.UpsertCustomer());
        await live.Erp.FaultAsync("GET_PRICE", "wrong-type");
        await live.Connector.ReadAsync("GET_PRICE", Mugs);

        // Other tests have left violations of their own there.
        static bool IsOurs(JsonElement call) => call.GetProperty("problem").GetString() == "$.unit_price: expected a number, got \"abc\"";
        var price = (await CallsAsync("GET_PRICE", IsOurs)).EnumerateArray().First(IsOurs);
        Assert.Equal("Violation", price.GetProperty("outcome").GetString());
        Assert.Equal(200, price.GetProperty("status").GetInt32());
        Assert.Contains("P-1001", price.GetProperty("request").GetString(), StringComparison.Ordinal);
        Assert.Equal(32, price.GetProperty("traceId").GetString()!.Length);

        var customers = (await CallsAsync("UPSERT_CUSTOMER", _ => true)).GetRawText();
        Assert.DoesNotContain("9812345678", customers, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", customers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_is_the_contracts_table()
    {
        using var response = await live.Connector.GetAsAsync("Admin", "profile");
        var profile = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("Erp__BaseUrl", profile.GetProperty("baseUrlVariable").GetString());
        var endpoints = profile.GetProperty("endpoints").EnumerateArray().ToList();
        Assert.Equal(10, endpoints.Count);
        Assert.Equal(5, endpoints.Count(e => e.GetProperty("required").GetBoolean()));
        Assert.Equal("CREATE_ORDER", endpoints[3].GetProperty("operation").GetString());
        Assert.Equal("/orders", endpoints[3].GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("internal/erp/CREATE_ORDER", "{}")]
    [InlineData("internal/erp/AUTH", "{}")]
    [InlineData("internal/erp/NO_SUCH", "{}")]
    [InlineData("internal/erp/GET_PRICE", "[]")]
    public async Task What_is_not_a_read_is_refused(string path, string body)
    {
        using var response = await SendAsync(HttpMethod.Post, path, await live.Connector.ServiceTokenAsync(), body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "internal/erp/GET_PRICE")]
    [InlineData("GET", "internal/operations")]
    [InlineData("GET", "profile")]
    [InlineData("GET", "calls")]
    public async Task Nobody_comes_in_without_a_token(string method, string path)
    {
        using var response = await SendAsync(new HttpMethod(method), path, token: null, "{}");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("Owner", "calls", HttpStatusCode.OK)]
    [InlineData("Admin", "profile", HttpStatusCode.OK)]
    [InlineData("Sales", "profile", HttpStatusCode.Forbidden)]
    [InlineData("Viewer", "calls", HttpStatusCode.Forbidden)]
    [InlineData("Owner", "internal/operations", HttpStatusCode.Forbidden)]
    public async Task A_person_sees_what_his_role_may(string role, string path, HttpStatusCode expected)
    {
        using var response = await live.Connector.GetAsAsync(role, path);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("calls?operation=NO_SUCH")]
    [InlineData("calls?limit=0")]
    [InlineData("calls?limit=201")]
    public async Task A_query_that_makes_no_sense_is_refused(string path)
    {
        using var response = await live.Connector.GetAsAsync("Admin", path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    /// <summary>The log is written beside the calls: asked for until the line is there.</summary>
    private async Task<JsonElement> CallsAsync(string operation, Func<JsonElement, bool> awaited)
    {
        JsonElement items = default;
        await Eventually.TrueAsync(async () =>
        {
            using var response = await live.Connector.GetAsAsync("Admin", $"calls?operation={operation}&limit=20");
            items = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items");
            return items.EnumerateArray().Any(awaited);
        }, $"{operation} is in the log");
        return items;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await live.Connector.Http.SendAsync(request);
    }
}
