using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>
/// The attack run: what a page in somebody's browser, a colleague, a stranger with a tool, or whoever knows how webhooks are signed would try, against the whole of
/// Bridge. XSS is tried in the browser, web/e2e/attack.spec.ts; what needs an ERP or a name server of the attacker's is in the services' own tests (docs/threats.md).
/// </summary>
public sealed class AttackTests(BridgeStack stack)
{
    static readonly string[] Bodies =
    [
        "", "null", "[]", "{", "\"text\"", "{\"a\":", "{\"revision\":1e999}", new string('[', 5_000), $"{{\"name\":\"{new string('x', 100_000)}\"}}", "{\"name\":\"\\u0000\",\"text\":\"\\ud800\"}",
        "{\"days\":-2147483649,\"name\":{\"a\":{}},\"limit\":\"9999999999999999999999\"}", "{\"__proto__\":{\"roles\":[\"Owner\"]},\"$type\":\"System.Diagnostics.Process\",\"type\":\"x\"}",
    ];

    [Fact]
    public async Task No_change_is_made_without_the_token_or_from_another_site()
    {
        var console = await OwnerAsync();
        var wrong = new List<string>();
        foreach (var (method, template, path, contentType) in (await AccessTests.AllAsync(stack)).Where(e => e.Method != HttpMethod.Get))
        {
            foreach (var (token, site) in new[] { (false, "same-origin"), (true, "cross-site"), (true, "same-site"), (true, "none") })
            {
                var (status, _) = await console.SendAsync(method, path, ContentOf(contentType, "{}"), token, ("Sec-Fetch-Site", site), ("Origin", "https://evil.example"));
                // Too often is refused before anything is looked at.
                if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.TooManyRequests))
                {
                    wrong.Add($"{method} {template} answers {(int)status} (token: {token}, from: {site})");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        // As a form of a foreign page posts it, which needs no preflight.
        var (form, _) = await console.SendAsync(HttpMethod.Post, "/api/flow/bot/pause", new StringContent("{}", Encoding.UTF8, "text/plain"), token: false, ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, form);
    }

    [Fact]
    public async Task No_body_is_a_fault_of_ours()
    {
        var console = await OwnerAsync();
        var wrong = new List<string>();
        foreach (var (method, template, path, contentType) in (await AccessTests.AllAsync(stack)).Where(e => e.Method != HttpMethod.Get && e.ContentType is not null && !e.Template.StartsWith("/api/session", StringComparison.Ordinal)))
        {
            foreach (var body in Bodies)
            {
                var (status, answer) = await console.SendAsync(method, path, ContentOf(contentType, body));
                if ((int)status >= 500 || answer.Contains("   at ", StringComparison.Ordinal))
                {
                    wrong.Add($"{method} {template} answers {(int)status} to {body[..Math.Min(40, body.Length)]}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task What_services_tell_each_other_is_told_to_no_person()
    {
        var owner = await OwnerAsync();
        var wrong = new List<string>();
        foreach (var path in new[]
        {
            "/api/messaging/internal/health", "/api/messaging/internal/conversations/standings", "/api/catalog/internal/products", "/api/hr/internal/applications", "/api/erp/internal/operations",
            "/api/flow/..%2finternal/health", "/api/flow/%2e%2e/internal/health", "/api/flow//internal/health", "/api/flow/./internal/health", "/api/flow/internal%2fhealth", "/internal/health",
            "/api/messaging/webhooks/whatsapp",
        })
        {
            var (status, body) = await owner.SendAsync(HttpMethod.Get, path, null);
            // The console's page stands at every address that is none of the API's.
            if (!((int)status is >= 400 and < 500 || body.StartsWith("<!doctype html>", StringComparison.OrdinalIgnoreCase) || body.StartsWith("<meta", StringComparison.Ordinal)))
            {
                wrong.Add($"{path}: {(int)status} {body[..Math.Min(200, body.Length)]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Nothing_that_a_client_says_of_himself_is_believed()
    {
        var none = $"{Base64("{\"alg\":\"none\"}")}.{Base64("{\"iss\":\"gateway\",\"aud\":\"messaging\",\"sub\":\"00000000-0000-0000-0000-000000000001\",\"kind\":\"user\",\"role\":[\"Owner\"],\"exp\":9999999999}")}.";
        (string, string)[][] tricks =
        [
            [("Authorization", $"Bearer {none}")], [("Authorization", "Bearer bridge_")], [("Authorization", $"Bearer bridge_{new string('0', 64)}")], [("Authorization", "Basic b3duZXI6b3duZXI=")],
            [("X-Forwarded-User", "owner@example.com"), ("X-User-Id", "1"), ("X-Roles", "Owner")], [("X-Original-URL", "/api/session"), ("X-Rewrite-URL", "/health/live")],
            [("X-HTTP-Method-Override", "GET")], [("X-Forwarded-For", "127.0.0.1"), ("X-Real-IP", "127.0.0.1"), ("Forwarded", "for=127.0.0.1;host=localhost")], [("Host", "localhost")],
            [("Cookie", "bridge=x; bridge-csrf=x; __Host-bridge=x")],
        ];
        foreach (var trick in tricks)
        {
            foreach (var path in new[] { "/api/users", "/api/messaging/conversations", "/api/hr/applications", "/api/gateway/health" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                Array.ForEach(trick, header => request.Headers.TryAddWithoutValidation(header.Item1, header.Item2));
                using var answer = await stack.Gateway.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{path} answers {(int)answer.StatusCode} to {trick[0]}");
            }
        }
    }

    [Fact]
    public async Task A_signature_is_of_these_bytes_by_this_secret_or_it_is_none()
    {
        const string Body = """{"object":"whatsapp_business_account","entry":[]}""";
        var right = Sign(Body, BridgeStack.AppSecret);
        string?[] wrong =
        [
            null, "", "sha256=", right[7..], $"sha1={right[7..]}", $"SHA512={right[7..]}", right[..^1], $"{right}0", $"{right},{right}", $"sha256={new string('0', 64)}", Sign(Body, ""),
            Sign(Body + "\n", BridgeStack.AppSecret), Sign(Body, BridgeStack.AppSecret + "0"), Sign("", BridgeStack.AppSecret), $"sha256={Convert.ToBase64String(Convert.FromHexString(right[7..]))}",
        ];
        foreach (var signature in wrong)
        {
            Assert.True(await PostAsync(Body, signature) == HttpStatusCode.Unauthorized, $"'{signature}' is taken");
        }

        Assert.Equal(HttpStatusCode.OK, await PostAsync(Body, right));
        // Of other bytes that mean the same, and of a body that is sent packed: what is signed is what arrives.
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Body.Replace("[]", "[ ]", StringComparison.Ordinal), right));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Body, right, twice: $"sha256={new string('0', 64)}"));
    }

    [Theory]
    [InlineData("GET /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/users HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("POST /webhooks/whatsapp HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 30\r\n\r\nabc")]
    [InlineData("GET /api/session\r\nX: 1 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /api/session HTTP/1.1\r\nHost: a\r\nX-A: 1\r\n X-B: folded\r\n\r\n")]
    [InlineData("GET //internal/health HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("TRACE /api/session HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /api/session HTTP/1.1\r\n\r\n")]
    [InlineData("GET /assets/..%2f..%2fappsettings.json HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /assets/%2e%2e/%2e%2e/appsettings.json HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /files/media/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /files/cv/%00 HTTP/1.1\r\nHost: a\r\n\r\n")]
    public async Task A_request_that_is_two_or_leads_elsewhere_is_none(string raw)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, stack.Gateway.BaseAddress!.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(raw));
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        var answer = await reader.ReadToEndAsync(patience.Token);

        Assert.DoesNotContain("HTTP/1.1 5", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("ConnectionStrings", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("ReverseProxy", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"email\"", answer, StringComparison.Ordinal);
        // Two answers to one request would be one too many, but for the one that is cut off at the second.
        Assert.InRange(answer.Split("HTTP/1.1 ").Length - 1, 0, 2);
        Assert.DoesNotContain("HTTP/1.1 200", answer.Contains("TRACE", StringComparison.Ordinal) ? answer : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bombs_are_refused_before_they_are_opened()
    {
        var console = await OwnerAsync();
        // Forty thousand by forty thousand pixels in sixty bytes, and a picture of zeros.
        byte[] pixels = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0x9C, 0x40, 0, 0, 0x9C, 0x40, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89];
        foreach (var (bytes, name) in new (byte[], string)[] { (pixels, "bomb.png"), (new byte[6 << 20], "zeros.png"), ("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "x.svg"), ("GIF89a<script>"u8.ToArray(), "x.png") })
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", name } };
            var (status, _) = await console.SendAsync(HttpMethod.Post, "/api/catalog/images", form);
            Assert.True((int)status is >= 400 and < 500, $"{name}: {(int)status}");
        }

        // What is too large is refused while it comes.
        var (large, _) = await console.SendAsync(HttpMethod.Post, "/api/flow/flows/import", new StringContent($"{{\"flows\":[\"{new string('x', 40 << 20)}\"]}}", Encoding.UTF8, "application/json"));
        Assert.True((int)large is >= 400 and < 500, $"{(int)large}");
    }

    [Fact]
    public async Task What_a_customer_writes_is_never_taken_for_a_template()
    {
        var console = await OwnerAsync();
        var name = $"{{{{7*7}}}} {{order_total}} {Guid.CreateVersion7():N}";
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, name);

        var said = await phone.WriteAndReadAsync("{name} ${7*7} {{constructor.constructor('alert(1)')()}} {company}");

        Assert.DoesNotContain("49", said.ToString(), StringComparison.Ordinal);
        var chat = (await console.GetAsync($"/api/messaging/conversations?search={name[^32..]}")).GetProperty("items")[0];
        Assert.Equal(name, chat.GetProperty("contact").GetProperty("name").GetString());
    }

    static Console? s_owner;

    /// <summary>Signed in once: there is a limit to how often.</summary>
    async Task<Console> OwnerAsync() => s_owner ??= await Console.SignInAsync(stack);

    static HttpContent? ContentOf(string? contentType, string body) => contentType switch
    {
        null => null,
        "multipart/form-data" => new MultipartFormDataContent { { new StringContent(body), "file", "a.bin" } },
        _ => new StringContent(body, Encoding.UTF8, contentType),
    };

    static string Sign(string body, string secret) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}";

    static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    async Task<HttpStatusCode> PostAsync(string body, string? signature, string? twice = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var value in new[] { signature, twice }.Where(v => v is not null))
        {
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", value);
        }

        using var answer = await stack.Gateway.SendAsync(request);
        return answer.StatusCode;
    }
}
