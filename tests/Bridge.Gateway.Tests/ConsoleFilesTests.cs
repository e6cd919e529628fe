using System.Net;
using System.Text.Json.Nodes;

namespace Bridge.Gateway.Tests;

public sealed class ConsoleFilesTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/chats")]
    [InlineData("/catalog?product=1.2")]
    public async Task A_page_carries_the_nonce_that_its_policy_names_and_a_new_one_each_time(string path)
    {
        using var http = host.Http();

        var (first, second) = (await NonceAsync(http, path), await NonceAsync(http, path));

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_page_brings_what_every_page_asks_first_and_no_more_to_a_stranger()
    {
        using var stranger = host.Http();
        using var admin = await host.SignedInAsync("Admin");

        var (unknown, known) = (await AnswersAsync(stranger), await AnswersAsync(admin));

        Assert.Null(unknown["session"]!["user"]);
        Assert.Null(unknown["company"]);
        Assert.Null(unknown["demo"]);
        Assert.Equal("Admin", (string?)known["session"]!["user"]!["roles"]![0]);
        Assert.NotNull(known["company"]!["timeZone"]);
        Assert.NotNull(known["demo"]);
        using var write = new HttpRequestMessage(HttpMethod.Post, "/api/users/nobody/nothing") { Headers = { { "X-CSRF-TOKEN", (string?)known["session"]!["antiforgery"] } } };
        using var answer = await admin.SendAsync(write);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/session")]
    [InlineData("/api/company")]
    [InlineData("/api/catalog/products")]
    public async Task What_one_person_is_told_is_not_kept_for_the_next(string path)
    {
        using var http = await host.SignedInAsync("Admin");

        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/assets/index-1a2b.js", HttpStatusCode.OK)]
    [InlineData("/assets/gone.js", HttpStatusCode.NotFound)]
    [InlineData("/assets/../index.html", HttpStatusCode.OK)]
    [InlineData("/assets/..%2f..%2fetc%2fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("/health", HttpStatusCode.NotFound)]
    public async Task What_is_no_page_is_a_file_or_is_missing(string path, HttpStatusCode expected)
    {
        using var http = host.Http();

        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain("root:", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beside_the_page_is_no_page()
    {
        using var http = host.Http();

        using var script = await http.GetAsync(new Uri("/first.js", UriKind.Relative));

        Assert.Equal(("text/javascript", "// first"), (script.Content.Headers.ContentType!.MediaType, await script.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("br, gzip", "gzip", "as the build packed it")]
    [InlineData("br, gzip;q=0", null, "export {}")]
    [InlineData("", null, "export {}")]
    public async Task A_file_that_was_packed_is_sent_so_to_whoever_takes_it(string accepted, string? coding, string body)
    {
        using var http = host.Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/index-1a2b.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var response = await http.SendAsync(request);

        Assert.Equal(
            (coding, "text/javascript", body, "Accept-Encoding"),
            (response.Content.Headers.ContentEncoding.SingleOrDefault(), response.Content.Headers.ContentType!.MediaType, await response.Content.ReadAsStringAsync(), response.Headers.Vary.Single()));
    }

    static async Task<JsonNode> AnswersAsync(HttpClient http)
    {
        var page = await http.GetStringAsync(new Uri("/chats", UriKind.Relative));
        return JsonNode.Parse(page.Split("id=\"first-answers\">")[1].Split("</script>")[0])!;
    }

    static async Task<string> NonceAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        var page = await response.Content.ReadAsStringAsync();
        var nonce = page.Split("content=\"")[1].Split('"')[0];
        Assert.Contains($"'nonce-{nonce}'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        return nonce;
    }
}
