using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Gateway.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.Gateway.Tests;

public sealed class AuditTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_change_is_recorded_with_who_what_before_and_after()
    {
        using var http = await host.SignedInAsync("Admin");
        await http.PutAsJsonAsync("/api/company", new { name = "First", country = "NP", timeZone = "Asia/Kathmandu", currency = "NPR" });
        await http.PutAsJsonAsync("/api/company", new { name = "Second", country = "NP", timeZone = "Asia/Kathmandu", currency = "NPR" });

        var entry = (await AuditAsync(http, "?path=/api/company"))[0];

        Assert.Equal("Admin", entry.GetProperty("userName").GetString());
        Assert.Equal("PUT", entry.GetProperty("method").GetString());
        Assert.Equal(200, entry.GetProperty("status").GetInt32());
        Assert.Equal("First", entry.GetProperty("before").GetProperty("name").GetString());
        Assert.Equal("Second", entry.GetProperty("after").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_change_in_a_service_is_recorded_with_what_the_service_had_and_without_secrets()
    {
        using var http = await host.SignedInAsync("Admin");

        await http.PutAsJsonAsync("/api/erp/profile", new { baseUrl = "https://erp.example.com", auth = new { kind = "bearer", token = "s3cr3t-token", clientSecret = "s3cr3t-client" } });

        var text = (await AuditAsync(http, "?path=/api/erp"))[0];
        Assert.Equal("https://erp.example.com", text.GetProperty("after").GetProperty("baseUrl").GetString());
        // The service behind answers with what reached it: the read before the change came in the admin's name.
        Assert.Equal("/profile", text.GetProperty("before").GetProperty("path").GetString());
        Assert.DoesNotContain("s3cr3t", text.ToString());
        Assert.DoesNotContain("Bearer ", text.ToString());
    }

    [Fact]
    public async Task What_was_refused_is_recorded_as_refused_and_chats_are_not_recorded()
    {
        using var viewer = await host.SignedInAsync("Viewer");
        using var refused = await viewer.PutAsJsonAsync("/api/company", new { name = "Mine", country = "NP", timeZone = "Asia/Kathmandu", currency = "NPR" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await viewer.PostAsJsonAsync("/api/messaging/conversations/1/messages", new { text = "Hello, your order is on its way" });

        using var owner = await host.SignedInAsync("Owner");
        await owner.PostAsJsonAsync("/api/flow/flows/main/check", new { });
        Assert.DoesNotContain(await AuditAsync(owner, ""), e => e.GetProperty("path").GetString()!.EndsWith("/check", StringComparison.Ordinal));
        Assert.Contains(await AuditAsync(owner, ""), e => e.GetProperty("userName").GetString() == "Viewer" && e.GetProperty("status").GetInt32() == 403);
        Assert.DoesNotContain("on its way", await owner.GetStringAsync("/api/audit"));
        using var curious = await viewer.GetAsync(new Uri("/api/audit", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, curious.StatusCode);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        using var http = await host.SignedInAsync("Owner");
        for (var i = 0; i < 5; i++)
        {
            await http.PutAsJsonAsync($"/api/catalog/things/{i}", new { i });
        }

        var first = await http.GetFromJsonAsync<JsonElement>("/api/audit?path=/api/catalog/things&limit=3");
        var second = await http.GetFromJsonAsync<JsonElement>($"/api/audit?path=/api/catalog/things&limit=3&before={first.GetProperty("next").GetInt64()}");

        string[] Paths(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("path").GetString()!)];
        Assert.Equal(["4", "3", "2", "1", "0"], Paths(first).Concat(Paths(second)).Select(p => p.Split('/')[^1]));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("UPDATE audit SET path = '/elsewhere'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("TRUNCATE audit")]
    public async Task The_table_refuses_to_forget(string sql)
    {
        await using var scope = host.Gateway.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        await new AppendOnlyAudit(db).RunAsync(CancellationToken.None);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql));

        Assert.Contains("append-only", refused.MessageText);
    }

    static async Task<IReadOnlyList<JsonElement>> AuditAsync(HttpClient http, string query) =>
        [.. (await http.GetFromJsonAsync<JsonElement>($"/api/audit{query}")).GetProperty("items").EnumerateArray()];
}
