using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.Gateway.Tests;

public sealed class OwnDatabaseTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task That_its_own_database_is_away_is_told_once_and_that_it_is_back_once_and_both_are_recorded_afterwards()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        using var admin = await host.SignedInAsync("Admin");
        using var saved = await admin.PutAsJsonAsync("/api/gateway/alerts", new
        {
            revision = (await admin.GetFromJsonAsync<JsonElement>("/api/gateway/alerts")).GetProperty("revision").GetInt64(),
            webhookUrl = receiver.Address, mail = new { port = 587, security = "startTls", to = Array.Empty<string>() }, rules = Array.Empty<object>(),
        });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        using var tried = await admin.PostAsJsonAsync("/api/gateway/alerts/test", new { channel = "webhook" });
        await receiver.Posted.FirstAsync(a => a.Body.Contains("\"test\"", StringComparison.Ordinal));

        // The channel fails at first: it is tried at every look, for nothing else would try it again.
        receiver.Status = StatusCodes.Status500InternalServerError;
        await LetInAsync(false);
        try
        {
            await receiver.Posted.FirstAsync(a => IsOfDatabase(a.Body, "raised"));
            receiver.Status = StatusCodes.Status200OK;
            var failed = Raised(receiver).Count;
            await Eventually.TrueAsync(() => Task.FromResult(Raised(receiver).Count > failed), "it is told once more");
        }
        finally
        {
            await LetInAsync(true);
        }

        var recovered = JsonSerializer.Deserialize<JsonElement>((await receiver.Posted.FirstAsync(a => IsOfDatabase(a.Body, "recovered"))).Body);
        Assert.Equal(recovered.GetProperty("incident").GetString(), Assert.Single(Raised(receiver).Select(a => a.GetProperty("incident").GetString()).Distinct()));
        Assert.Equal("gateway", recovered.GetProperty("service").GetString());
        JsonElement incident = default;
        await Eventually.TrueAsync(async () =>
        {
            using var answer = await admin.GetAsync(new Uri("/api/gateway/incidents", UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
            {
                return false;
            }

            incident = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().FirstOrDefault(i => i.GetProperty("kind").GetString() == "database");
            return incident.ValueKind == JsonValueKind.Object;
        }, "the incident is recorded");
        Assert.NotEqual(JsonValueKind.Null, incident.GetProperty("endedAt").ValueKind);
        Assert.Equal("webhook", Assert.Single(incident.GetProperty("told").EnumerateArray()).GetString());
    }

    static IReadOnlyList<JsonElement> Raised(AlertReceiver receiver) =>
        [.. receiver.Posted.All.Where(a => IsOfDatabase(a.Body, "raised")).Select(a => JsonSerializer.Deserialize<JsonElement>(a.Body))];

    static bool IsOfDatabase(string body, string happened)
    {
        var alert = JsonSerializer.Deserialize<JsonElement>(body);
        return alert.GetProperty("kind").GetString() == "database" && alert.GetProperty("event").GetString() == happened;
    }

    /// <summary>Not let in: the database is there, and nobody gets a connection or keeps one.</summary>
    async Task LetInAsync(bool allowed)
    {
        var own = new NpgsqlConnectionStringBuilder(host.Gateway.Services.GetRequiredService<IConfiguration>().GetConnectionString("gateway"));
        var database = own.Database;
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(own.ConnectionString) { Database = "postgres" }.ConnectionString);
        await using var door = server.CreateCommand($"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS {allowed}");
        await door.ExecuteNonQueryAsync();
        await using var cut = server.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND NOT $2");
        cut.Parameters.Add(new() { Value = database });
        cut.Parameters.Add(new() { Value = allowed });
        await cut.ExecuteNonQueryAsync();
    }
}
