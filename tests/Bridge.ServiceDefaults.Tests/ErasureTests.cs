using Bridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.ServiceDefaults.Tests;

public sealed class ErasureTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task What_was_erased_is_tidied_away_at_once()
    {
        await using var service = await TestService.StartAsync("forgetful", await TestService.CreateDatabaseAsync(infrastructure), await infrastructure.CreateVirtualHostAsync(),
            configure: builder => builder.AddPersonalData(new PersonalData([], [])));
        var his = Guid.CreateVersion7();
        await service.ScalarAsync<int>($"INSERT INTO dead_message (id, queue, body, reason, died_at) VALUES (gen_random_uuid(), 'q', '{{\"conversationId\": \"{his}\"}}', 'r', now()) RETURNING 1");

        var erasure = await service.Services.GetRequiredService<PersonalDataStore>().EraseAsync(new Person { Keys = [his] }, CancellationToken.None);

        Assert.Equal(1, erasure.Rows);
        await Eventually.TrueAsync(
            () => service.ScalarAsync<bool>("SELECT last_vacuum IS NOT NULL AND n_dead_tup = 0 FROM pg_stat_user_tables WHERE relname = 'dead_message'"), "no dead row is left");
        Assert.False(await service.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_user_tables WHERE relname = 'outbox_dead' AND last_vacuum IS NOT NULL)"));
    }
}
