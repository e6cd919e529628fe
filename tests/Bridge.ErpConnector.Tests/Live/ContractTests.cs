namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The contract check and the call log, as the console uses them.</summary>
public sealed class ContractTests(ErpWithKeys live) : IClassFixture<ErpWithKeys>
{
    [Fact]
    public async Task The_reference_ERP_keeps_the_contract_and_a_check_makes_one_order_only_with_consent()
    {
        var before = (await live.Erp.OrdersAsync()).Count;

        var reads = await CheckAsync(new { writes = false });
        Assert.Equal(before, (await live.Erp.OrdersAsync()).Count);
        Assert.Equal("Ok", Of(reads, "LIST_PRODUCTS").GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, Of(reads, "CREATE_ORDER").GetProperty("outcome").ValueKind);

        var all = await CheckAsync(new { writes = true });
        Assert.Equal(before + 1, (await live.Erp.OrdersAsync()).Count);
        Assert.Equal(0, all.GetProperty("violations").GetInt32());
        foreach (var operation in all.GetProperty("operations").EnumerateArray().Where(o => o.GetProperty("enabled").GetBoolean()))
        {
            Assert.Equal(("Ok", 0), (operation.GetProperty("outcome").GetString(), operation.GetProperty("warnings").GetArrayLength()));
        }

        Assert.DoesNotContain("Bridge contract check", all.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_is_told_in_words_since_when_and_forgotten_when_it_is_mended()
    {
        await CheckAsync(new { operations = new[] { "GET_PRICE" } });
        await live.Erp.FaultAsync("GET_PRICE", "missing", times: null);

        var broken = Of(await CheckAsync(new { operations = new[] { "GET_PRICE" } }), "GET_PRICE");
        var again = Of(await CheckAsync(new { operations = new[] { "GET_PRICE" } }), "GET_PRICE");
        await live.Erp.ClearFaultsAsync();
        var mended = Of(await CheckAsync(new { operations = new[] { "GET_PRICE" } }), "GET_PRICE");

        Assert.Equal("$.unit_price: expected a number, got nothing", broken.GetProperty("violations")[0].GetString());
        Assert.Equal("stopped returning unit_price", broken.GetProperty("drift")[0].GetProperty("words").GetString());
        Assert.Equal(broken.GetProperty("drift")[0].GetProperty("since").GetDateTimeOffset(), again.GetProperty("drift")[0].GetProperty("since").GetDateTimeOffset());
        Assert.Equal((0, 0), (mended.GetProperty("violations").GetArrayLength(), mended.GetProperty("drift").GetArrayLength()));
    }

    [Fact]
    public async Task An_operation_that_breaks_the_contract_again_and_again_is_checked_without_being_asked()
    {
        await live.Erp.FaultAsync("LIST_JOBS", "wrong-type", times: null);
        for (var i = 0; i < 3; i++)
        {
            await live.Connector.ReadAsync("LIST_JOBS", new { active_only = true, page = 1, limit = 50 });
        }

        await Eventually.TrueAsync(async () => Of(await ContractAsync(), "LIST_JOBS").GetProperty("violations").GetArrayLength() > 0, "LIST_JOBS is checked");
        await live.Erp.ClearFaultsAsync();
    }

    [Fact]
    public async Task A_line_of_the_log_is_found_and_a_read_of_it_asked_again()
    {
        await live.Erp.FaultAsync("GET_PRICE", "reject");
        await live.Connector.ReadAsync("GET_PRICE", new { external_product_id = "P-1003", qty = 7 });
        var write = Sales.UpsertCustomer();
        await live.Bus.CallAsync(write);

        var refused = await EntryAsync("operation=GET_PRICE&outcome=Rejected&search=P-1003");
        var wrote = await EntryAsync($"key={write.Key[..36]}");
        Assert.Equal("Credit limit exceeded.", refused.GetProperty("problem").GetString());

        using var replayed = await live.Connector.SendAsAsync("Admin", HttpMethod.Post, $"calls/{refused.GetProperty("id").GetInt64()}/replay");
        Assert.Equal("Ok", (await replayed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString());
        using var refusedReplay = await live.Connector.SendAsAsync("Admin", HttpMethod.Post, $"calls/{wrote.GetProperty("id").GetInt64()}/replay");
        Assert.Equal(HttpStatusCode.Conflict, refusedReplay.StatusCode);
        using var sales = await live.Connector.SendAsAsync("Sales", HttpMethod.Post, $"calls/{refused.GetProperty("id").GetInt64()}/replay");
        Assert.Equal(HttpStatusCode.Forbidden, sales.StatusCode);
        using var bad = await live.Connector.GetAsAsync("Admin", "calls?outcome=Lost");
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task The_last_word_of_an_operation_is_in_the_list_of_what_failed_until_it_succeeds()
    {
        const string Letters = "operations/dead-letters";
        await live.Erp.FaultAsync("GET_ORDER_STATUS", "reject", times: null);
        await live.Connector.ReadAsync("GET_ORDER_STATUS", new { external_order_id = "no-such-order" });
        JsonElement letter = default;
        await Eventually.TrueAsync(async () =>
        {
            using var response = await live.Connector.GetAsAsync("Admin", Letters);
            letter = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().SingleOrDefault(l => l.GetProperty("messageType").GetString() == "GET_ORDER_STATUS");
            return letter.ValueKind == JsonValueKind.Object;
        }, "the failure is listed");
        Assert.Equal(("Call", true), (letter.GetProperty("kind").GetString(), letter.GetProperty("mayReplay").GetBoolean()));
        var path = $"{Letters}/Call/{letter.GetProperty("id").GetString()}";
        using var detail = await live.Connector.GetAsAsync("Admin", path);
        Assert.Contains("no-such-order", await detail.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var thrown = await live.Connector.SendAsAsync("Admin", HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.Conflict, thrown.StatusCode);
        await live.Erp.ClearFaultsAsync();

        using var replayed = await live.Connector.SendAsAsync("Admin", HttpMethod.Post, path + "/replay");

        Assert.Equal(HttpStatusCode.NoContent, replayed.StatusCode);
        await EntryAsync("operation=GET_ORDER_STATUS&search=no-such-order");
    }

    private async Task<JsonElement> EntryAsync(string query)
    {
        JsonElement entry = default;
        await Eventually.TrueAsync(async () =>
        {
            using var response = await live.Connector.GetAsAsync("Admin", $"calls?{query}");
            return (entry = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().FirstOrDefault()).ValueKind == JsonValueKind.Object;
        }, $"the log has {query}");
        return entry;
    }

    private async Task<JsonElement> CheckAsync(object request)
    {
        using var response = await live.Connector.SendAsAsync("Admin", HttpMethod.Post, "contract/check", request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> ContractAsync()
    {
        using var response = await live.Connector.GetAsAsync("Admin", "contract");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static JsonElement Of(JsonElement contract, string operation) =>
        contract.GetProperty("operations").EnumerateArray().Single(o => o.GetProperty("operation").GetString() == operation);
}
