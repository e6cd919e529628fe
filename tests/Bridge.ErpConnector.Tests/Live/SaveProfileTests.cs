using System.Text;

namespace Bridge.ErpConnector.Tests.Live;

public sealed class SaveProfileTests(ErpWithKeys live) : IClassFixture<ErpWithKeys>
{
    [Fact]
    public async Task What_is_saved_wins_over_the_environment_and_what_is_taken_back_leaves_it_as_it_was()
    {
        var price = new { operation = "GET_PRICE", enabled = true, method = "GET", path = "/products/{external_product_id}/cost", timeLimitSeconds = 3 };
        var address = new { operation = "SET_ADDRESS", enabled = false, method = "PUT", path = "/orders/{external_order_id}/address", timeLimitSeconds = 20 };
        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(new { baseUrl = live.Erp.Address, idempotency = "Lookup", endpoints = new[] { price, address } }));

        var profile = await ProfileAsync();
        Assert.Equal(("Lookup", JsonValueKind.Null), (profile.GetProperty("idempotency").GetString(), profile.GetProperty("baseUrlVariable").ValueKind));
        // The reference ERP has no such path: what it says shows that it was asked there.
        Assert.Equal("GET_PRICE: HTTP 404", (await live.Connector.ReadAsync("GET_PRICE", new { external_product_id = "P-1001", qty = 1 })).Problem);
        var disabled = await live.Bus.CallAsync(Sales.Call(ErpOperation.SetAddress, new { external_order_id = "O-1", address_line1 = "Thamel", country = "NP" }));
        Assert.Equal((ErpOutcome.Unavailable, "SET_ADDRESS: the operation is not enabled"), (disabled.Outcome, disabled.Problem));

        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(new { }));
        profile = await ProfileAsync();
        Assert.Equal(("Keys", "Erp__BaseUrl"), (profile.GetProperty("idempotency").GetString(), profile.GetProperty("baseUrlVariable").GetString()));
        Assert.Equal(ErpOutcome.Ok, (await live.Connector.ReadAsync("GET_PRICE", new { external_product_id = "P-1001", qty = 1 })).Outcome);
    }

    [Fact]
    public async Task What_it_wants_of_applicants_is_told_to_those_who_ask_them()
    {
        Assert.Equal(new ApplicantWishes(), await WishesAsync());

        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(new { applicants = new { resumeInline = true, emailRequired = true } }));

        Assert.Equal(new ApplicantWishes { ResumeInline = true, EmailRequired = true }, await WishesAsync());
        Assert.True((await ProfileAsync()).GetProperty("applicants").GetProperty("emailRequired").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(new { }));
        Assert.Equal(new ApplicantWishes(), await WishesAsync());
    }

    [Fact]
    public async Task What_it_wants_of_addresses_is_told_to_those_who_ask_for_them()
    {
        Assert.Equal(new AddressWishes(), await WishesAsync<AddressWishes>("internal/addresses"));

        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(new { addresses = new { cityRequired = true, locationRequired = true } }));

        Assert.Equal(new AddressWishes { CityRequired = true, LocationRequired = true }, await WishesAsync<AddressWishes>("internal/addresses"));
        Assert.True((await ProfileAsync()).GetProperty("addresses").GetProperty("cityRequired").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(new { }));
        Assert.Equal(new AddressWishes(), await WishesAsync<AddressWishes>("internal/addresses"));
    }

    [Fact]
    public async Task All_problems_are_told_at_once_each_at_its_field()
    {
        using var response = await live.Connector.SendAsAsync("Admin", HttpMethod.Put, "profile", new
        {
            baseUrl = "ftp://erp.example",
            endpoints = new[]
            {
                new { operation = "CREATE_ORDER", enabled = false, method = "POST", path = "/orders", timeLimitSeconds = 20 },
                new { operation = "CREATE_ORDER", enabled = true, method = "BREW", path = "//elsewhere/../x", timeLimitSeconds = 0 },
                new { operation = "CONFIRM_ORDER", enabled = true, method = "GET", path = "/orders/{external_order_id}/confirm", timeLimitSeconds = 20 },
            },
        });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ["baseUrl", "endpoints[0].enabled", "endpoints[1].method", "endpoints[1].operation", "endpoints[1].path", "endpoints[1].timeLimitSeconds", "endpoints[2].method"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_who_configures_may_save()
    {
        using var response = await live.Connector.SendAsAsync("Sales", HttpMethod.Put, "profile", new { });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_way_to_sign_in_is_kept_sealed_used_at_once_and_never_returned()
    {
        const string secret = "a-long-secret-of-the-erp";
        object Auth(string? given) => new { authentication = new { kind = "ApiKey", header = "X-Api-Key", secret = given } };

        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync(Auth(null)));
        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(Auth(secret)));
        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(Auth(null)));

        var auth = (await ProfileAsync()).GetProperty("authentication");
        Assert.Equal(("ApiKey", true, "…-erp", JsonValueKind.Null), (auth.GetProperty("kind").GetString(), auth.GetProperty("secretSet").GetBoolean(),
            auth.GetProperty("secretHint").GetString(), auth.GetProperty("variable").ValueKind));
        Assert.DoesNotContain(secret, (await ProfileAsync()).ToString(), StringComparison.Ordinal);
        await using (var db = live.Connector.Database())
        {
            var sealed_ = db.Profile.Single().Auth!.Secret!;
            Assert.False(sealed_.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0);
        }

        Assert.Equal(HttpStatusCode.NoContent, await SaveAsync(new { }));
        Assert.Equal("Erp__Auth__Kind", (await ProfileAsync()).GetProperty("authentication").GetProperty("variable").GetString());
    }

    [Theory]
    [InlineData("""{"kind":"Basic","secret":"x"}""", "user")]
    [InlineData("""{"kind":"Basic","user":"a:b","secret":"x"}""", "user")]
    [InlineData("""{"kind":"Bearer"}""", "secret")]
    [InlineData("""{"kind":"Bearer","secret":"two\nlines"}""", "secret")]
    [InlineData("""{"kind":"Bearer","secret":"schlüssel"}""", "secret")]
    [InlineData("""{"kind":"ApiKey","secret":"schlüssel"}""", "secret")]
    [InlineData("""{"kind":"ApiKey","secret":"x","header":"Bad header"}""", "header")]
    [InlineData("""{"kind":"ApiKey","secret":"x","header":"Idempotency-Key"}""", "header")]
    [InlineData("""{"kind":"ApiKey","secret":"x","header":"X-Key","query":"key"}""", "query")]
    [InlineData("""{"kind":"ApiKey","secret":"x","query":"a&b"}""", "query")]
    [InlineData("""{"kind":"ClientCredentials","user":"id","secret":"x"}""", "tokenUrl")]
    [InlineData("""{"kind":"ClientCredentials","user":"id","secret":"x","tokenUrl":"//elsewhere/token"}""", "tokenUrl")]
    [InlineData("""{"kind":"ClientCredentials","user":"id","secret":"x","tokenUrl":"ftp://login.example/token"}""", "tokenUrl")]
    public async Task A_way_to_sign_in_that_lacks_what_it_needs_is_refused_at_its_field(string authentication, string field)
    {
        using var response = await live.Connector.SendAsAsync("Admin", HttpMethod.Put, "profile", new { authentication = JsonSerializer.Deserialize<JsonElement>(authentication) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([$"authentication.{field}"], (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    private async Task<HttpStatusCode> SaveAsync(object profile)
    {
        using var response = await live.Connector.SendAsAsync("Admin", HttpMethod.Put, "profile", profile);
        return response.StatusCode;
    }

    private Task<ApplicantWishes?> WishesAsync() => WishesAsync<ApplicantWishes>("internal/applicants");

    private async Task<T?> WishesAsync<T>(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", await live.Connector.ServiceTokenAsync());
        using var response = await live.Connector.Http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<T>();
    }

    private async Task<JsonElement> ProfileAsync()
    {
        using var response = await live.Connector.GetAsAsync("Admin", "profile");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
