using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Gateway.Audit;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.Gateway.Tests;

public sealed class RetentionTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task Days_are_an_admins_to_say_within_what_is_needed()
    {
        using var admin = await host.SignedInAsync("Admin");
        using var agent = await host.SignedInAsync("Agent");

        using var saved = await admin.PutAsJsonAsync("/api/gateway/operations/retention/audit", new { days = 400 });
        using var few = await admin.PutAsJsonAsync("/api/gateway/operations/retention/audit", new { days = 3 });
        using var unknown = await admin.PutAsJsonAsync("/api/gateway/operations/retention/gossip", new { days = 400 });
        using var refused = await agent.PutAsJsonAsync("/api/gateway/operations/retention/audit", new { days = 400 });

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Forbidden],
            [saved.StatusCode, few.StatusCode, unknown.StatusCode, refused.StatusCode]);
        var rows = await admin.GetFromJsonAsync<JsonElement>("/api/gateway/operations/retention");
        Assert.Equal([400, 365, 90], rows.EnumerateArray().Select(r => r.GetProperty("days").GetInt32()));
        Assert.Equal(["audit", "incidents", "deadLetters"], rows.EnumerateArray().Select(r => r.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Only_the_purge_of_the_night_takes_out_of_the_audit_log()
    {
        await using (var scope = host.Gateway.Services.CreateAsyncScope())
        {
            await ActivatorUtilities.CreateInstance<AppendOnlyAudit>(scope.ServiceProvider).RunAsync(CancellationToken.None);
        }

        using var admin = await host.SignedInAsync("Admin");
        await admin.PutAsJsonAsync("/api/company", new { name = "First", country = "NP", timeZone = "Asia/Kathmandu", currency = "NPR" });

        await Assert.ThrowsAsync<PostgresException>(() => host.Gateway.WithAsync<GatewayDbContext, int>(db => db.Database.ExecuteSqlAsync($"DELETE FROM audit")));
        await Assert.ThrowsAsync<PostgresException>(() => host.Gateway.WithAsync<GatewayDbContext, int>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync(AppendOnlyAudit.Open);
            return await db.Audit.ExecuteUpdateAsync(e => e.SetProperty(x => x.Status, 0));
        }));
        var recorded = await host.Gateway.WithAsync<GatewayDbContext, long>(db => db.Audit.MaxAsync(e => e.Id));
        await Night.PassAsync(host.Gateway.Services, days: 100);
        Assert.True(await host.Gateway.WithAsync<GatewayDbContext, bool>(db => db.Audit.AnyAsync(e => e.Id == recorded)));
        await Night.PassAsync(host.Gateway.Services, days: 1100);
        Assert.False(await host.Gateway.WithAsync<GatewayDbContext, bool>(db => db.Audit.AnyAsync(e => e.Id <= recorded)));
    }
}
