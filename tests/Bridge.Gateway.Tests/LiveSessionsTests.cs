using System.Security.Claims;
using Bridge.Gateway.Live;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Gateway.Tests;

public sealed class LiveSessionsTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_tab_that_opens_while_the_sessions_are_read_is_not_judged_by_what_was_read_before_it()
    {
        var (early, late) = (new Tab("early"), new Tab("late"));
        LiveSessions? sessions = null;
        var databases = new Meanwhile(host.Gateway.Services.GetRequiredService<IDbContextFactory<GatewayDbContext>>(), () => sessions!.Open(late));
        using var looking = new LiveSessions(databases, TimeProvider.System, new ConfigurationBuilder().Build(), NullLogger<LiveSessions>.Instance);
        sessions = looking;
        sessions.Open(early);

        await sessions.EndAsync(TestContext.Current.CancellationToken);

        Assert.True(early.Aborted);
        Assert.False(late.Aborted);

        await sessions.EndAsync(TestContext.Current.CancellationToken);

        Assert.True(late.Aborted);
    }

    /// <summary>Something happens just as a database is asked for.</summary>
    sealed class Meanwhile(IDbContextFactory<GatewayDbContext> databases, Action happens) : IDbContextFactory<GatewayDbContext>
    {
        public GatewayDbContext CreateDbContext()
        {
            happens();
            return databases.CreateDbContext();
        }
    }

    /// <summary>A tab of a session that is not there.</summary>
    sealed class Tab(string id) : HubCallerContext
    {
        public bool Aborted { get; private set; }

        public override string ConnectionId => id;
        public override string? UserIdentifier => null;
        public override ClaimsPrincipal User { get; } = new(new ClaimsIdentity([new Claim("sid", Guid.CreateVersion7().ToString())]));
        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();
        public override IFeatureCollection Features { get; } = new FeatureCollection();
        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public override void Abort() => Aborted = true;
    }
}
