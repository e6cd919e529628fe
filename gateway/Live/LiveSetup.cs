using Bridge.ServiceDefaults;
using MassTransit;

namespace Bridge.Gateway.Live;

internal static class LiveSetup
{
    public static void AddLive(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<RecentChanges>();
        builder.Services.AddSingleton<LiveTabs>();
        builder.Services.AddLiveFeed<Replying>(colleagues => new ColleaguesReplying(colleagues));
        builder.Services.AddSingleton<LiveSessions>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveSessions>());
        builder.Services.AddReceiveEndpointObserver<LiveQueues>();
    }
}
