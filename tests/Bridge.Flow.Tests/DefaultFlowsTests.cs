using Bridge.Flow.Flows;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Flow.Tests;

public sealed class DefaultFlowsTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task What_is_shipped_is_published_once_and_never_over_what_somebody_made_his_own()
    {
        await RunAsync();
        var (versions, bundles) = await CountAsync();
        await flow.Host.WithDatabaseAsync(db => db.Flows.Where(f => f.Id == "main").ExecuteUpdateAsync(f => f
            .SetProperty(x => x.Draft, FlowHost.Echo()).SetProperty(x => x.Edited, true)));

        await RunAsync();

        Assert.Equal((versions, bundles), await CountAsync());
        Assert.Equal(FlowHost.Echo(), await flow.Host.WithDatabaseAsync(db => db.Flows.Where(f => f.Id == "main").Select(f => f.Draft).SingleAsync()));

        // A flow that nobody touched follows what is shipped; the bundle holds both as they stand.
        await flow.Host.WithDatabaseAsync(db => db.Flows.Where(f => f.Id == "track").ExecuteUpdateAsync(f => f.SetProperty(x => x.Draft, """{"id":"track"}""")));
        await RunAsync();

        Assert.Equal((versions + 1, bundles + 1), await CountAsync());
        var bundle = await flow.Host.WithDatabaseAsync(db => db.Bundles.OrderByDescending(b => b.Version).FirstAsync());
        Assert.Equal(await flow.Host.WithDatabaseAsync(db => db.Flows.ToDictionaryAsync(f => f.Id, f => f.Published)), bundle.Flows);
    }

    [Fact]
    public async Task A_session_stays_in_the_bundle_it_began_in_and_the_next_one_is_in_the_newest()
    {
        var chat = flow.NewChat();
        await flow.Host.WithDatabaseAsync(async db =>
        {
            await FlowHost.PublishAsync(db, FlowHost.Echo());
            return 0;
        });
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        await flow.Host.WithDatabaseAsync(async db =>
        {
            await FlowHost.PublishAsync(db, FlowHost.Echo().Replace("You said: {said}.", "New: {said}.", StringComparison.Ordinal));
            return 0;
        });

        await chat.SayAsync("one");
        await chat.SayAsync("menu");
        await chat.SayAsync("two");

        Assert.Equal(["You said: one.", "New: .", "New: two."], (await chat.TextsAsync(4))[1..]);
    }

    async Task RunAsync()
    {
        await using var scope = flow.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IMigrationStep>().OfType<DefaultFlows>().Single().RunAsync(CancellationToken.None);
    }

    Task<(int Versions, int Bundles)> CountAsync() =>
        flow.Host.WithDatabaseAsync(async db => (await db.FlowVersions.CountAsync(), await db.Bundles.CountAsync()));
}
