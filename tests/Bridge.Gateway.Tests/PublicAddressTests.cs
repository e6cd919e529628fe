using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.Gateway.Tests;

/// <summary>A gateway behind a reverse proxy that speaks https to the world and plainly to it.</summary>
public sealed class ProxiedGatewayHost : GatewayHost
{
    public const string Proxy = "10.20.0.5";

    protected override IReadOnlyList<KeyValuePair<string, string?>> Also => [new("BRIDGE_PUBLIC_URL", "https://chat.example.com"), new("BRIDGE_TRUSTED_PROXIES", $"{Proxy}, 10.30.0.0/24")];
}

public sealed class PublicAddressTests(ProxiedGatewayHost host) : IClassFixture<ProxiedGatewayHost>
{
    [Fact]
    public async Task Behind_https_the_console_answers_and_its_cookies_are_for_https_alone()
    {
        using var http = Plain();

        using var answer = await http.GetAsync(new Uri("/api/session", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-bridge-csrf=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        using var signedIn = await SignInAsync(http, answer, GatewayHost.EmailOf("Viewer"), GatewayHost.Password);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Contains(signedIn.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-bridge=", StringComparison.Ordinal) && c.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_identity_provider_sends_people_back_to_the_public_address()
    {
        using var http = Plain();

        using var start = await http.GetAsync(new Uri("/api/session/oidc", UriKind.Relative));

        Assert.Contains("redirect_uri=" + Uri.EscapeDataString("https://chat.example.com/api/session/oidc/callback"), start.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProxiedGatewayHost.Proxy, "203.0.113.7", "203.0.113.7")]
    [InlineData(ProxiedGatewayHost.Proxy, "1.2.3.4, 203.0.113.8", "203.0.113.8")]
    [InlineData("10.30.0.9", "203.0.113.9, 10.20.0.5", "203.0.113.9")]
    [InlineData("10.99.0.1", "203.0.113.10", "10.99.0.1")]
    [InlineData("127.0.0.1", "203.0.113.11", "127.0.0.1")]
    [InlineData(ProxiedGatewayHost.Proxy, "nonsense", ProxiedGatewayHost.Proxy)]
    [InlineData(ProxiedGatewayHost.Proxy, null, ProxiedGatewayHost.Proxy)]
    public async Task Who_asks_is_whom_a_named_proxy_speaks_for_and_nobody_elses_word_counts(string from, string? forwarded, string known)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync(from, forwarded));

        var entry = await host.Gateway.WithAsync<GatewayDbContext, JsonElement>(db => Task.FromResult(db.Audit.OrderByDescending(e => e.Id).First().After!.Value));
        Assert.Equal(known, entry.GetProperty("address").GetString());
    }

    [Fact]
    public async Task One_who_guesses_without_end_shuts_out_nobody_who_comes_by_the_same_proxy()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= GatewayHost.TriesPerMinute; i++)
        {
            answers.Add(await GuessAsync(ProxiedGatewayHost.Proxy, "203.0.113.20"));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync(ProxiedGatewayHost.Proxy, "203.0.113.21"));
        // What he writes before the proxy's own word makes nobody else of him.
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(ProxiedGatewayHost.Proxy, "203.0.113.22, 203.0.113.20"));
    }

    async Task<HttpStatusCode> GuessAsync(string from, string? forwarded)
    {
        using var http = Plain();
        http.DefaultRequestHeaders.Add(CallersAddress.Header, from);
        if (forwarded is not null)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        }

        using var session = await http.GetAsync(new Uri("/api/session", UriKind.Relative));
        using var answer = await SignInAsync(http, session, "nobody@example.com", "a-guess-of-somebody");
        return answer.StatusCode;
    }

    static async Task<HttpResponseMessage> SignInAsync(HttpClient http, HttpResponseMessage session, string email, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { email, password }) };
        request.Headers.Add("Cookie", string.Join("; ", session.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        request.Headers.Add("X-CSRF-TOKEN", (await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("antiforgery").GetString());
        return await http.SendAsync(request);
    }

    /// <summary>As the proxy asks: plainly. Cookies for https would not be kept by a client that speaks plainly.</summary>
    HttpClient Plain() => host.Gateway.CreateClient(new() { BaseAddress = new Uri("http://127.0.0.1:8080"), AllowAutoRedirect = false, HandleCookies = false });
}
