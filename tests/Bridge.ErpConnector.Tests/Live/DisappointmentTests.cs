using System.Diagnostics;
using Bridge.ErpConnector.Tests.Calling;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>An ERP that answers reads and refuses a write: those who wait for the write are not sent back and forth for ever.</summary>
public sealed class DisappointmentTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    private const string Products = """{"items": []}""";

    [Fact]
    public async Task A_write_that_is_refused_each_time_is_believed_to_be_possible_ever_later_until_somebody_saves_the_profile()
    {
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = context.Request.Path == "/products" ? 200 : 403;
            await context.Response.WriteAsync(Products);
        });
        await using var connector = await ConnectorHost.StartAsync(infrastructure, erp.Address, new() { ["Erp:ProbeEvery"] = "00:00:00.2" });
        var pauses = new List<TimeSpan>();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ErpOutcome.Unavailable, (await connector.Bus.CallAsync(Sales.UpsertCustomer())).Outcome);
            var gone = Stopwatch.GetTimestamp();
            if (i == 4)
            {
                using var saved = await connector.SendAsAsync("Owner", HttpMethod.Put, "profile", new { });
                Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
            }

            await connector.Bus.ReachableAsync(ErpOperation.UpsertCustomer);
            pauses.Add(Stopwatch.GetElapsedTime(gone));
        }

        Assert.True(pauses[2] > TimeSpan.FromSeconds(0.7) && pauses[3] > TimeSpan.FromSeconds(1.5), string.Join(", ", pauses));
        Assert.True(pauses[4] < TimeSpan.FromSeconds(3), string.Join(", ", pauses));
    }

    [Fact]
    public async Task A_pause_that_the_ERP_asks_for_is_kept_by_all()
    {
        var (asked, at) = (0, 0L);
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/customers" && Interlocked.Increment(ref asked) == 1)
            {
                at = Stopwatch.GetTimestamp();
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "3";
            }

            await context.Response.WriteAsync(context.Request.Path == "/customers" ? """{"external_customer_id": "C-1"}""" : Products);
        });
        await using var connector = await ConnectorHost.StartAsync(infrastructure, erp.Address, new() { ["Erp:ProbeEvery"] = "00:00:00.2" });

        Assert.Equal(ErpOutcome.Unavailable, (await connector.Bus.CallAsync(Sales.UpsertCustomer())).Outcome);
        await connector.Bus.ReachableAsync(ErpOperation.UpsertCustomer);

        Assert.True(Stopwatch.GetElapsedTime(at) > TimeSpan.FromSeconds(2.8));
        Assert.Equal(ErpOutcome.Ok, (await connector.Bus.CallAsync(Sales.UpsertCustomer())).Outcome);
    }
}
