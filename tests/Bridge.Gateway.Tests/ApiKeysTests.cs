using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bridge.Gateway.Tests;

public sealed class ApiKeysTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_key_is_shown_once_kept_as_its_hash_and_opens_what_its_roles_open()
    {
        var (row, secret) = await MakeAsync(roles: ["Sales"], areas: ["catalog"]);
        using var admin = await host.SignedInAsync("Admin");
        Assert.DoesNotContain(secret, await admin.GetStringAsync("/api/keys"));
        Assert.DoesNotContain(secret, await admin.GetStringAsync("/api/audit?path=/api/keys"));
        Assert.EndsWith(row.GetProperty("hint").GetString()!, secret, StringComparison.Ordinal);
        var kept = await host.Gateway.WithAsync<GatewayDbContext, string>(async db => JsonSerializer.Serialize(await db.Keys.ToListAsync()));
        Assert.DoesNotContain(secret, kept);

        using var program = Program(secret);
        using var answer = await program.PostAsJsonAsync("/api/catalog/products/1/visibility", new { visible = true });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var token = new JsonWebToken((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("authorization").GetString()!["Bearer ".Length..]);
        Assert.Equal(row.GetProperty("id").GetString(), token.Subject);
        Assert.Equal("Sales", token.GetClaim("role").Value);
        // What a program changes stands under its key.
        Assert.Contains("key: a shop window", await admin.GetStringAsync("/api/audit?path=/api/catalog"));
    }

    [Theory]
    [InlineData("GET", "/api/catalog/products", true)]
    [InlineData("POST", "/api/catalog/sync", false)]
    [InlineData("GET", "/api/messaging/conversations", false)]
    [InlineData("GET", "/api/company", false)]
    [InlineData("GET", "/api/session", false)]
    [InlineData("GET", "/api/users", false)]
    [InlineData("GET", "/api/keys", false)]
    [InlineData("POST", "/api/privacy/export", false)]
    [InlineData("GET", "/live", false)]
    public async Task A_key_opens_its_areas_alone_and_one_to_read_changes_nothing(string method, string path, bool opens)
    {
        var (_, secret) = await MakeAsync(roles: ["Admin"], areas: ["catalog"], readOnly: true);
        using var program = Program(secret);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path) { Content = method == "POST" ? JsonContent.Create(new { }) : null };

        using var answer = await program.SendAsync(request);

        Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_revoked_an_expired_and_an_unknown_key_open_nothing()
    {
        var (row, revoked) = await MakeAsync(["Admin"], ["catalog"]);
        using var admin = await host.SignedInAsync("Admin");
        (await admin.DeleteAsync(new Uri($"/api/keys/{row.GetProperty("id").GetString()}", UriKind.Relative))).EnsureSuccessStatusCode();
        var (_, expired) = await MakeAsync(["Admin"], ["catalog"]);
        await host.Gateway.WithAsync<GatewayDbContext, int>(db => db.Keys.Where(k => k.Hint == expired.Substring(expired.Length - 4))
            .ExecuteUpdateAsync(k => k.SetProperty(x => x.ExpiresAt, DateTimeOffset.UtcNow.AddMinutes(-1))));

        foreach (var secret in new[] { revoked, expired, "bridge_made-up" })
        {
            using var program = Program(secret);
            using var answer = await program.GetAsync(new Uri("/api/catalog/products", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("Owner", "catalog", "roles")]
    [InlineData("King", "catalog", "roles")]
    [InlineData("Sales", "treasury", "areas")]
    public async Task No_key_is_an_owner_or_opens_what_is_not_there(string role, string area, string field)
    {
        using var admin = await host.SignedInAsync("Owner");

        using var answer = await admin.PostAsJsonAsync("/api/keys", new { name = "x", roles = new[] { role }, areas = new[] { area } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("/api/keys", "{\"name\":\"x\"}")]
    [InlineData("/api/users", "{\"name\":\"x\",\"email\":\"x@example.com\"}")]
    [InlineData("/api/users", "{\"name\":\"a\\u0000b\",\"email\":\"nul@example.com\",\"roles\":[\"Agent\"]}")]
    public async Task What_lacks_its_roles_or_cannot_be_kept_is_the_senders_fault(string path, string body)
    {
        using var admin = await host.SignedInAsync("Owner");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await admin.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    async Task<(JsonElement Row, string Secret)> MakeAsync(string[] roles, string[] areas, bool readOnly = false)
    {
        using var admin = await host.SignedInAsync("Admin");
        using var made = await admin.PostAsJsonAsync("/api/keys", new { name = "a shop window", roles, areas, readOnly });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.GetProperty("row"), answer.GetProperty("secret").GetString()!);
    }

    HttpClient Program(string secret)
    {
        var http = host.Http();
        http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return http;
    }
}
