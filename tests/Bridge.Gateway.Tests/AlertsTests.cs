using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Tests;

public sealed class AlertsTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    const string Alerts = "/api/gateway/alerts";

    [Fact]
    public async Task An_incident_is_told_once_signed_and_its_end_once_and_nobody_is_named()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        using var admin = await host.SignedInAsync("Admin");
        await SaveAsync(admin, receiver.Address.ToString());
        using var renewed = await admin.PostAsync(new Uri($"{Alerts}/secret", UriKind.Relative), null);
        var secret = (await renewed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("webhookSecret").GetString()!;

        var conversation = Guid.CreateVersion7();
        host.Health = new ServiceReport([Outbox(90)], [new LaggingConversation(conversation, "answer", 3, DateTimeOffset.UtcNow.AddMinutes(-5))]);
        var raised = await OfAsync(receiver, 10);
        host.Health = new ServiceReport([Outbox(0)], []);
        var all = await OfAsync(receiver, 20);

        // Five services with two incidents each, begun and ended.
        var told = all.Select(a => JsonSerializer.Deserialize<JsonElement>(a.Body)).ToList();
        Assert.Equal(20, told.Count);
        Assert.Equal(5, told.Count(a => Text(a, "event") == "raised" && Text(a, "kind") == "outbox"));
        Assert.Equal(10, told.Where(a => Text(a, "event") == "recovered").Select(a => Text(a, "incident")).Intersect(told.Where(a => Text(a, "event") == "raised").Select(a => Text(a, "incident"))).Count());
        var outbox = told.First(a => Text(a, "kind") == "outbox");
        Assert.Equal((90, 60), (outbox.GetProperty("value").GetDouble(), outbox.GetProperty("threshold").GetDouble()));
        Assert.EndsWith("/system-health", Text(outbox, "console"), StringComparison.Ordinal);
        Assert.DoesNotContain(all, a => a.Body.Contains(conversation.ToString(), StringComparison.Ordinal));
        Assert.All(raised, a => Assert.Equal(Signed(a.Body, a.Signature, secret), a.Signature));
        var incidents = (await admin.GetFromJsonAsync<JsonElement>("/api/gateway/incidents")).GetProperty("items").EnumerateArray().Where(i => Text(i, "name") is "rows" or "answer").ToList();
        Assert.True(incidents.Count >= 10);
        Assert.All(incidents, i => Assert.NotEqual(JsonValueKind.Null, i.GetProperty("endedAt").ValueKind));
        Assert.All(incidents, i => Assert.Equal("webhook", Assert.Single(i.GetProperty("told").EnumerateArray()).GetString()));
        await SaveAsync(admin, null);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_an_incident_and_a_rule_that_is_off_is_none()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        using var admin = await host.SignedInAsync("Admin");
        await SaveAsync(admin, receiver.Address.ToString(), rules: [new { kind = "outbox", on = false, threshold = 1 }, new { kind = "queue", on = true, threshold = 5 }]);

        host.Health = new ServiceReport([Outbox(90), new HealthReading(HealthKinds.Queue, "a-queue", HealthState.Good, Count: 5)], []);
        var queue = JsonSerializer.Deserialize<JsonElement>((await receiver.Posted.FirstAsync(a => a.Body.Contains("\"a-queue\"", StringComparison.Ordinal))).Body);
        Assert.Equal("a-queue", Text(queue, "name"));
        host.Health = null;
        var silent = JsonSerializer.Deserialize<JsonElement>((await receiver.Posted.FirstAsync(a => a.Body.Contains("\"service\":\"erp\"", StringComparison.Ordinal) && a.Body.Contains("\"kind\":\"service\"", StringComparison.Ordinal))).Body);
        Assert.Equal(("raised", "bad"), (Text(silent, "event"), Text(silent, "state")));
        var health = await admin.GetFromJsonAsync<JsonElement>("/api/gateway/health");
        Assert.Equal("bad", Text(health, "state"));
        // Of what a silent service had, nothing is known: it is not called well.
        Assert.DoesNotContain(receiver.Posted.All, a => a.Body.Contains("recovered", StringComparison.Ordinal) && a.Body.Contains("\"a-queue\"", StringComparison.Ordinal));

        host.Health = new ServiceReport([], []);
        await receiver.Posted.FirstAsync(a => a.Body.Contains("recovered", StringComparison.Ordinal) && a.Body.Contains("\"kind\":\"service\"", StringComparison.Ordinal));
        Assert.DoesNotContain(receiver.Posted.All, a => a.Body.Contains("\"raised\"", StringComparison.Ordinal) && a.Body.Contains("\"outbox\"", StringComparison.Ordinal));
        await SaveAsync(admin, null);
    }

    [Fact]
    public async Task What_does_not_get_through_is_tried_again_as_the_same_alert()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        receiver.Status = StatusCodes.Status500InternalServerError;
        using var admin = await host.SignedInAsync("Admin");
        await SaveAsync(admin, receiver.Address.ToString(), rules: [new { kind = "deadLetters", on = true, threshold = 7 }]);
        host.Health = new ServiceReport([new HealthReading(HealthKinds.DeadLetters, "letters", HealthState.Good, Count: 7)], []);

        await OfAsync(receiver, 5, "letters");
        receiver.Status = StatusCodes.Status200OK;
        var all = await OfAsync(receiver, 10, "letters");

        Assert.Equal(5, all.Select(a => a.Body).Distinct().Count());
        host.Health = new ServiceReport([], []);
        await SaveAsync(admin, null);
    }

    [Fact]
    public async Task Mail_says_the_same_in_words()
    {
        using var server = new MailServer();
        using var admin = await host.SignedInAsync("Admin");
        await SaveAsync(admin, null, new { host = "127.0.0.1", port = server.Port, security = "none", from = "bridge@example.com", to = new[] { "ops@example.com", "boss@example.com" } });

        var tried = await TestAsync(admin, "mail");

        Assert.True(tried.GetProperty("sent").GetBoolean(), tried.ToString());
        var mail = await server.Taken.FirstAsync(m => m.Message.Contains("Subject: [Bridge] Test: ", StringComparison.Ordinal));
        Assert.Equal(["ops@example.com", "boss@example.com"], mail.To);
        Assert.Contains("Subject: [Bridge] Test: alerts arrive here", mail.Message, StringComparison.Ordinal);
        Assert.Contains("/system-health", mail.Message, StringComparison.Ordinal);
        await SaveAsync(admin, null);
    }

    [Theory]
    [InlineData("http://127.0.0.2:9/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]:9/")]
    [InlineData("http://2130706434/")]
    public async Task An_alert_goes_to_no_address_inside_but_those_that_the_operator_permits(string address)
    {
        using var admin = await host.SignedInAsync("Admin");
        await SaveAsync(admin, address);

        var tried = await TestAsync(admin, "webhook");

        Assert.False(tried.GetProperty("sent").GetBoolean());
        Assert.Contains("Alerts__AllowedNetworks", Text(tried, "problem"), StringComparison.Ordinal);
        await SaveAsync(admin, null, new { host = "10.0.0.1", port = 25, security = "startTls", from = "bridge@example.com", to = new[] { "ops@example.com" } });
        Assert.Contains("Alerts__AllowedNetworks", Text(await TestAsync(admin, "mail"), "problem"), StringComparison.Ordinal);
        await SaveAsync(admin, null);
    }

    [Fact]
    public async Task Secrets_are_sealed_shown_once_and_in_no_answer_nor_in_the_audit_log()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        using var admin = await host.SignedInAsync("Admin");
        await host.Gateway.WithAsync<GatewayDbContext, int>(db => db.AlertSettings.ExecuteDeleteAsync());
        var secret = (await SaveAsync(admin, receiver.Address.ToString(), new { host = "smtp.example.com", port = 465, security = "tls", user = "bridge", password = "a mail password", from = "a@example.com", to = new[] { "b@example.com" } }))
            .GetProperty("webhookSecret").GetString()!;

        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var again = await SaveAsync(admin, receiver.Address.ToString());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("webhookSecret").ValueKind);
        Assert.True(again.GetProperty("settings").GetProperty("webhook").GetProperty("secretSet").GetBoolean());
        using var renewed = await admin.PostAsync(new Uri($"{Alerts}/secret", UriKind.Relative), null);
        var other = (await renewed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("webhookSecret").GetString()!;
        Assert.NotEqual(secret, other);
        Assert.True((await TestAsync(admin, "webhook")).GetProperty("sent").GetBoolean());
        // What another test has left may come to an end meanwhile, and is told here too.
        var posted = await receiver.Posted.FirstAsync(a => a.Body.Contains("\"test\"", StringComparison.Ordinal));
        Assert.Equal(Signed(posted.Body, posted.Signature, other), posted.Signature);
        var read = await admin.GetStringAsync(Alerts) + await admin.GetStringAsync($"/api/audit?path={Alerts}");
        Assert.All([secret, other, "a mail password"], word => Assert.DoesNotContain(word, read, StringComparison.Ordinal));
        var row = await host.Gateway.WithAsync<GatewayDbContext, string>(async db => Encoding.Latin1.GetString((await db.AlertSettings.SingleAsync()).WebhookSecret!));
        Assert.DoesNotContain(other, row, StringComparison.Ordinal);
        await SaveAsync(admin, null);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_field_and_who_may_not_is_refused()
    {
        using var admin = await host.SignedInAsync("Admin");
        var revision = (await admin.GetFromJsonAsync<JsonElement>(Alerts)).GetProperty("revision").GetInt64();

        using var wrong = await admin.PutAsJsonAsync(Alerts, new
        {
            revision, webhookUrl = "ftp://example.com", mail = new { host = "smtp.example.com", port = 25, security = "none", from = "Ana <ana@example.com>", to = new[] { "a@example.com\r\nBcc: b@example.com" } },
            rules = new[] { new { kind = "weather", on = true, threshold = 1 } },
        });
        using var old = await admin.PutAsJsonAsync(Alerts, Body(revision + 7, null, null, []));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Conflict), (wrong.StatusCode, old.StatusCode));
        Assert.Equal(["mail.from", "mail.to", "rules[0].kind", "webhookUrl"], (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        using var agent = await host.SignedInAsync("Agent");
        foreach (var path in new[] { Alerts, "/api/gateway/health", "/api/gateway/incidents" })
        {
            using var refused = await agent.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    /// <summary>What other tests have left comes to an end in between.</summary>
    static async Task<IReadOnlyList<(string Body, string Signature)>> OfAsync(AlertReceiver receiver, int count, params string[] names)
    {
        string[] named = names.Length > 0 ? names : ["rows", "answer"];
        IReadOnlyList<(string Body, string Signature)> found = [];
        await Eventually.TrueAsync(() =>
        {
            found = [.. receiver.Posted.All.Where(a => named.Contains(Text(JsonSerializer.Deserialize<JsonElement>(a.Body), "name")))];
            return Task.FromResult(found.Count >= count);
        }, $"{count} alerts have come");
        return found;
    }

    static HealthReading Outbox(double seconds) => new(HealthKinds.Outbox, "rows", HealthState.Good, seconds, 4);

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    static string Signed(string body, string signature, string secret)
    {
        var time = signature[2..signature.IndexOf(',', StringComparison.Ordinal)];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }

    static object Body(long revision, string? webhookUrl, object? mail, object[] rules) =>
        new { revision, webhookUrl, mail = mail ?? new { port = 587, security = "startTls", to = Array.Empty<string>() }, rules };

    static async Task<JsonElement> SaveAsync(HttpClient admin, string? webhookUrl, object? mail = null, object[]? rules = null)
    {
        var revision = (await admin.GetFromJsonAsync<JsonElement>(Alerts)).GetProperty("revision").GetInt64();
        using var saved = await admin.PutAsJsonAsync(Alerts, Body(revision, webhookUrl, mail, rules ?? []));
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        return await saved.Content.ReadFromJsonAsync<JsonElement>();
    }

    static async Task<JsonElement> TestAsync(HttpClient admin, string channel)
    {
        using var tried = await admin.PostAsJsonAsync($"{Alerts}/test", new { channel });
        return await tried.Content.ReadFromJsonAsync<JsonElement>();
    }
}
