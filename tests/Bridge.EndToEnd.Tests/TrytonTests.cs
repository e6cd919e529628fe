using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>With a real ERP behind the adapter of samples/TrytonAdapter. <c>./bridge test --erp tryton</c> installs it, starts it and runs this.</summary>
[Trait("kind", "tryton")]
public sealed class TrytonTests(BridgeStack stack)
{
    [Fact(Explicit = true)]
    public async Task An_order_from_the_phone_is_a_confirmed_sale_in_Tryton()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Ann");
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Order products");
        var card = await phone.TapAndReadAsync("Classic Mug 330 ml");
        await phone.TapAndReadAsync(card.Options[0]);
        await phone.WriteAndReadAsync("12 Garden Street, Leeds");
        var number = await phone.ConfirmAsync();

        using var tryton = await Tryton.SignInAsync();
        var sale = Assert.Single(await tryton.SearchAsync("sale.sale", [["number", "=", number]], ["state", "reference", "party", "party.name", "shipment_address.street", "lines", "total_amount"]));
        Assert.Contains(sale.GetProperty("state").GetString(), (string[])["confirmed", "processing"]);
        Assert.Contains("12 Garden Street, Leeds", sale.GetProperty("shipment_address.").GetProperty("street").GetString());
        Assert.Equal("8.50", sale.GetProperty("total_amount").GetProperty("decimal").GetString());
        Assert.Single(await tryton.SearchAsync("sale.sale", [["reference", "=", sale.GetProperty("reference").GetString()!]], ["id"]));

        var line = Assert.Single(await tryton.SearchAsync("sale.line", [["sale", "=", sale.GetProperty("id").GetInt32()]], ["quantity", "product.code"]));
        Assert.Equal(("MUG-330", 1m), (line.GetProperty("product.").GetProperty("code").GetString(), line.GetProperty("quantity").GetDecimal()));
        Assert.Single(await tryton.SearchAsync("party.contact_mechanism", [["party", "=", sale.GetProperty("party").GetInt32()], ["value_compact", "=", phone.Number]], ["id"]));

        var menu = await phone.WriteAndReadAsync("menu");
        Assert.Contains(number, (await phone.TapAndReadAsync(menu.Options.First(option => option is "My orders" or "Track my order"))).ToString());
    }

    /// <summary>Tryton's own API, past the adapter and as another user.</summary>
    sealed class Tryton : IDisposable
    {
        readonly HttpClient _http = new() { BaseAddress = new(Environment.GetEnvironmentVariable("TRYTON_URL") + "/tryton/") };

        public static async Task<Tryton> SignInAsync()
        {
            var tryton = new Tryton();
            var session = await tryton.CallAsync("common.db.login", "admin", new { password = Environment.GetEnvironmentVariable("TRYTON_PASSWORD") }, "en");
            var credentials = $"admin:{session[0].GetInt32()}:{session[1].GetString()}";
            tryton._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
            return tryton;
        }

        public async Task<IReadOnlyList<JsonElement>> SearchAsync(string model, object[][] domain, string[] fields) =>
            [.. (await CallAsync($"model.{model}.search_read", domain, 0, null, null, fields, new { })).EnumerateArray()];

        public void Dispose() => _http.Dispose();

        async Task<JsonElement> CallAsync(string method, params object?[] parameters)
        {
            using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { id = 0, method, @params = parameters })) { Headers = { ContentType = new("application/json") } };
            using var response = await _http.PostAsync("", content);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            return answer.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{method}: {answer}");
        }
    }
}
