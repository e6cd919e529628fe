using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.SignalR;

namespace Bridge.Gateway.Live;

/// <summary>What a tab is told: that something of a kind has changed, and to which version. What it may read of it, its services decide.</summary>
public sealed record Changed(string Kind, Guid Id, long Version);

/// <summary>One WebSocket per tab. After a broken connection the tab compares versions; nothing is kept for it here.</summary>
public sealed class LiveHub : Hub
{
    /// <summary>Those who may know of what a hiring flow has taken.</summary>
    public const string Hr = "hr";

    public const string Everybody = "everybody";

    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Everybody);
        if (Context.User!.MayReadHr())
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, Hr);
        }
    }
}
