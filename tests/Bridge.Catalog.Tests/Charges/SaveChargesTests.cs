using System.Net;
using System.Net.Http.Json;
using Bridge.Catalog.Charges;
using Bridge.Contracts.Catalog;
using Bridge.Testing;
using Microsoft.AspNetCore.Http;

namespace Bridge.Catalog.Tests.Charges;

public sealed class SaveChargesTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    [Fact]
    public async Task The_general_table_is_told_with_every_product_but_those_with_a_table_of_their_own()
    {
        using var sales = host.Http("Sales");
        var (mug, pen) = (await host.IdOfAsync("mug"), await host.IdOfAsync("pen"));
        (await sales.PutAsJsonAsync($"/products/{pen}/charges", new { name = "Engraving", rows = new[] { new { min = 1, charge = 2, basis = "PerUnit" } } })).EnsureSuccessStatusCode();

        var saved = await sales.PutAsJsonAsync("/charges", new
        {
            name = "Handling",
            rows = new object[] { new { min = 10, charge = 0, basis = "PerOrder" }, new { min = 1, max = 9, charge = 5, basis = "PerOrder" } },
        });

        QuantityRow[] expected = [new(1, 9, 5, ChargeBasis.PerOrder), new(10, null, 0, ChargeBasis.PerOrder)];
        Assert.Equal(expected, (await saved.Content.ReadFromJsonAsync<ChargesView>())!.Rows);
        var told = await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == mug && p.Quantities.Count == 2);
        Assert.Equal(expected, told.Quantities);
        Assert.All(host.Neighbours.Events<ProductChanged>().All.Where(p => p.ProductId == pen), p => Assert.NotEqual(2, p.Quantities.Count));

        (await sales.DeleteAsync($"/products/{pen}/charges")).EnsureSuccessStatusCode();
        await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == pen && p.Quantities.Count == 2);
    }

    [Fact]
    public async Task A_table_with_problems_is_refused_whole_with_each_named()
    {
        using var sales = host.Http("Sales");

        var refused = await sales.PutAsJsonAsync("/charges", new { name = "", rows = new object[] { new { min = 0, charge = -1, basis = "PerOrder" } } });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<HttpValidationProblemDetails>();
        Assert.Equal(["name", "rows[0].charge", "rows[0].min"], problem!.Errors.Keys.Order());
    }

    [Theory]
    [InlineData("""{"min":1,"basis":"PerOrder","amount":5}""", "rows[0].charge")]
    [InlineData("""{"min":1,"charge":5,"per":"piece"}""", "rows[0].basis")]
    [InlineData("""{"charge":5}""", "rows[0].basis, rows[0].min")]
    [InlineData("""{"min":1,"charge":"five","basis":"PerOrder"}""", "rows[0].charge")]
    [InlineData("""{"min":1,"charge":5,"basis":"PerWeek"}""", "rows[0].basis")]
    [InlineData("""{"min":1,,""", "rows[0]")]
    public async Task A_row_that_cannot_be_read_is_refused_by_its_name_and_not_saved_as_nothing(string row, string fields)
    {
        using var sales = host.Http("Sales");

        var refused = await sales.PutAsync("/charges", new StringContent($$"""{"name":"Handling","rows":[{{row}}]}""", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<HttpValidationProblemDetails>();
        Assert.Equal(fields, string.Join(", ", problem!.Errors.Keys.Order()));
    }

    [Fact]
    public async Task Charges_are_saved_by_those_who_decide()
    {
        using var agent = host.Http("Agent");

        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/charges")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.PutAsJsonAsync("/charges", new { name = "Handling", rows = Array.Empty<object>() })).StatusCode);
    }
}
