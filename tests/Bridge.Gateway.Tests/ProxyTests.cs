using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bridge.Gateway.Tests;

public sealed class ProxyTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_service_is_told_who_asks_by_a_token_of_a_minute_and_never_by_the_client()
    {
        using var http = await host.SignedInAsync("HR");
        http.DefaultRequestHeaders.Add("Authorization", "Bearer made-up");

        var reached = await http.GetFromJsonAsync<JsonElement>("/api/catalog/products?search=mug");

        Assert.Equal("/products", reached.GetProperty("path").GetString());
        Assert.Equal("", reached.GetProperty("cookie").GetString());
        var token = new JsonWebToken(reached.GetProperty("authorization").GetString()!["Bearer ".Length..]);
        Assert.Equal("gateway", token.Issuer);
        Assert.Equal("catalog", Assert.Single(token.Audiences));
        Assert.Equal("HR", token.GetClaim("role").Value);
        Assert.Equal("user", token.GetClaim("kind").Value);
        Assert.Equal(TimeSpan.FromMinutes(1), token.ValidTo - token.ValidFrom);
    }

    [Theory]
    [InlineData("/api/messaging/conversations")]
    [InlineData("/api/flow/flows")]
    [InlineData("/api/catalog/products")]
    [InlineData("/api/hr/jobs")]
    [InlineData("/api/erp/profile")]
    [InlineData("/api/company")]
    [InlineData("/live")]
    public async Task Who_has_not_signed_in_reaches_no_service(string path)
    {
        using var http = host.Http();

        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Metas_webhook_passes_to_the_byte_and_in_nobodys_name()
    {
        using var http = await host.SignedInAsync("Owner");
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        const string body = """{"object": "whatsapp_business_account", "entry":[{"id":"\u00e4 \/"}]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Hub-Signature-256", "sha256=00");

        using var response = await http.SendAsync(request);

        var reached = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(body, reached.GetProperty("body").GetString());
        Assert.Equal("sha256=00", reached.GetProperty("signature").GetString());
        Assert.Equal("", reached.GetProperty("cookie").GetString());
    }
}
