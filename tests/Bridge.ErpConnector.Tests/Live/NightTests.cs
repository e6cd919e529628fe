using Bridge.ErpConnector.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.ErpConnector.Tests.Live;

public sealed class NightTests(ErpWithKeys live) : IClassFixture<ErpWithKeys>
{
    [Fact]
    public async Task Each_night_at_its_hour_the_contract_is_checked_by_what_only_reads()
    {
        var (services, clock) = (live.Connector.Services, new FakeTimeProvider(DateTimeOffset.UtcNow.Date.AddDays(2).AddMinutes(239)));
        using var watch = new ContractWatch(
            services.GetRequiredService<IDbContextFactory<ErpDbContext>>(), services.GetRequiredService<ContractChecks>(), services.GetRequiredService<Profiles>(),
            new Suspicion(clock), Options.Create(new ErpOptions { CheckAtHour = 4 }), clock, NullLogger<ContractWatch>.Instance);
        var orders = (await live.Erp.OrdersAsync()).Count;
        await watch.StartAsync(CancellationToken.None);

        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await using var db = live.Connector.Database();
            return await db.ContractStates.AnyAsync(s => s.Operation == ErpOperation.ListProducts && s.Outcome == CallOutcome.Ok);
        }, "the contract is checked");

        await watch.StopAsync(CancellationToken.None);
        Assert.Equal(4, clock.GetUtcNow().Hour);
        Assert.Equal(orders, (await live.Erp.OrdersAsync()).Count);
    }
}
