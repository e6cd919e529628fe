using MassTransit;
using Microsoft.AspNetCore.SignalR;

namespace Bridge.Gateway.Live;

/// <summary>The gateway's queues live as long as its connection to the broker: when they are there anew, every tab reads again what it shows.</summary>
sealed class LiveQueues(RecentChanges recent, IHubContext<LiveHub> hub) : IReceiveEndpointObserver
{
    public Task Ready(ReceiveEndpointReady ready)
    {
        recent.BeginAnew();
        return hub.Clients.All.SendAsync("gap");
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
