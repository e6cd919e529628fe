using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.Gateway.Tests;

public sealed class SessionTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task Who_has_signed_in_is_told_who_he_is_and_forgotten_when_he_signs_out()
    {
        using var http = await host.SignedInAsync("Sales");

        var session = await http.GetFromJsonAsync<JsonElement>("/api/session");
        Assert.Equal("sales@example.com", session.GetProperty("user").GetProperty("email").GetString());
        Assert.Equal("Sales", Assert.Single(session.GetProperty("user").GetProperty("roles").EnumerateArray()).GetString());

        using var response = await http.DeleteAsync(new Uri("/api/session", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("user").ValueKind);
    }

    [Theory]
    [InlineData("sales@example.com", "wrong-password-here", HttpStatusCode.Unauthorized)]
    [InlineData("nobody@example.com", GatewayHost.Password, HttpStatusCode.Unauthorized)]
    [InlineData("not an address", GatewayHost.Password, HttpStatusCode.BadRequest)]
    [InlineData("", "", HttpStatusCode.BadRequest)]
    public async Task Who_cannot_prove_it_is_not_let_in(string email, string password, HttpStatusCode expected)
    {
        using var http = host.Http();
        var session = await http.GetFromJsonAsync<JsonElement>("/api/session");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgery").GetString());

        using var response = await http.PostAsJsonAsync("/api/session", new { email, password });

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.BadRequest)]
    [InlineData("token", "cross-site", HttpStatusCode.BadRequest)]
    [InlineData("token", "same-origin", HttpStatusCode.OK)]
    [InlineData("token", null, HttpStatusCode.OK)]
    public async Task A_change_must_come_from_the_consoles_own_page(string? token, string? site, HttpStatusCode expected)
    {
        using var http = await host.SignedInAsync("Owner");
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/company")
        {
            Content = JsonContent.Create(new { name = "Kupa", country = "BR", timeZone = "America/Sao_Paulo", currency = "BRL" }),
        };
        if (token is null)
        {
            http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var response = await http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("Owner", HttpStatusCode.OK)]
    [InlineData("Admin", HttpStatusCode.OK)]
    [InlineData("Sales", HttpStatusCode.Forbidden)]
    [InlineData("Viewer", HttpStatusCode.Forbidden)]
    public async Task The_company_is_the_owners_and_admins_to_change(string role, HttpStatusCode expected)
    {
        using var http = await host.SignedInAsync(role);

        using var response = await http.PutAsJsonAsync("/api/company", new { name = "Kupa", country = "NP", timeZone = "Asia/Kathmandu", currency = "NPR" });

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("country", "Nepal", "NPR", "Asia/Kathmandu")]
    [InlineData("currency", "NP", "rupees", "Asia/Kathmandu")]
    [InlineData("timeZone", "NP", "NPR", "Nowhere/Land")]
    public async Task What_is_wrong_with_the_company_is_said_at_its_field(string field, string country, string currency, string timeZone)
    {
        using var http = await host.SignedInAsync("Owner");

        using var response = await http.PutAsJsonAsync("/api/company", new { name = "Kupa", country, timeZone, currency });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => string.Equals(error.Name, field, StringComparison.OrdinalIgnoreCase));
    }
}
