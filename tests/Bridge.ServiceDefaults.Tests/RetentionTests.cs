using System.Globalization;
using Bridge.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.ServiceDefaults.Tests;

public sealed class RetentionTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task What_has_been_kept_long_enough_goes_an_hour_after_the_start_in_as_many_batches_as_it_takes()
    {
        await using var service = await TestService.StartAsync("keeper", await TestService.CreateDatabaseAsync(infrastructure), await infrastructure.CreateVirtualHostAsync());
        await service.ScalarAsync<long>("""
            WITH old AS (INSERT INTO dead_message (id, queue, body, reason, died_at) SELECT gen_random_uuid(), 'q', ''::bytea, 'r', now() - interval '91 days' FROM generate_series(1, 1200) RETURNING 1),
                young AS (INSERT INTO dead_message (id, queue, body, reason, died_at) SELECT gen_random_uuid(), 'q', ''::bytea, 'r', now() - interval '89 days' FROM generate_series(1, 3) RETURNING 1)
            SELECT (SELECT count(*) FROM old) + (SELECT count(*) FROM young)
            """);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var purge = ActivatorUtilities.CreateInstance<NightlyPurge>(service.Services, clock);
        await purge.StartAsync(CancellationToken.None);

        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            return await service.ScalarAsync<long>("SELECT count(*) FROM dead_message") == 3;
        }, "the old ones go and the young ones stay");

        await purge.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task An_admins_days_win_over_the_usual_ones()
    {
        await using var service = await TestService.StartAsync("keeper", await TestService.CreateDatabaseAsync(infrastructure), await infrastructure.CreateVirtualHostAsync());
        var retentions = service.Services.GetRequiredService<Retentions>();
        await service.ScalarAsync<int>("INSERT INTO dead_message (id, queue, body, reason, died_at) VALUES (gen_random_uuid(), 'q', '', 'r', now() - interval '40 days') RETURNING 1");

        await Night.PassAsync(service.Services, days: 0);
        Assert.Equal(1, await service.ScalarAsync<long>("SELECT count(*) FROM dead_message"));
        await retentions.SaveAsync("deadLetters", 30, CancellationToken.None);
        await Night.PassAsync(service.Services, days: 0);

        Assert.Equal(0, await service.ScalarAsync<long>("SELECT count(*) FROM dead_message"));
    }

    [Theory]
    [InlineData("2026-03-01T12:00:00Z", "15:00:00")]
    [InlineData("2026-03-01T01:30:00Z", "01:30:00")]
    [InlineData("2026-03-01T02:30:00Z", "1.00:30:00")]
    [InlineData("2026-03-01T03:00:00Z", "1.00:00:00")]
    public void The_night_is_at_three_and_never_at_once(string now, string pause) =>
        Assert.Equal(TimeSpan.Parse(pause, CultureInfo.InvariantCulture), NightlyPurge.UntilNight(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
}
