using Bridge.Gateway.Users;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;

namespace Bridge.Gateway.Live;

/// <summary>What a tab is told: that something of a kind has changed, and to which version. What it may read of it, its services decide.</summary>
public sealed record Changed(string Kind, Guid Id, long Version);

/// <summary>One WebSocket per tab. Nothing is kept for one tab: what it missed it asks for, as long as it is known.</summary>
public sealed class LiveHub(RecentChanges recent, LiveSessions sessions) : Hub
{
    /// <summary>Those who may know of what a hiring flow has taken.</summary>
    public const string Hr = "hr";

    public const string Everybody = "everybody";

    public override async Task OnConnectedAsync()
    {
        sessions.Open(Context);
        await Groups.AddToGroupAsync(Context.ConnectionId, Everybody);
        if (Context.User!.MayReadHr())
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, Hr);
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sessions.Close(Context);
        return Task.CompletedTask;
    }

    /// <summary>What has changed within so many milliseconds, by the newest version; null: too much, or longer ago than is known here.</summary>
    public IReadOnlyList<Changed>? CatchUp(long milliseconds)
    {
        var hr = Context.User!.MayReadHr();
        return recent.Since(TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, 86_400_000)), group => hr || group != Hr);
    }

    /// <summary>Who calls it writes in this chat: his colleagues see his name under it for some seconds. Of the chat itself nothing is told.</summary>
    [Authorize(Policies.Agent)]
    public async Task Replying(Guid conversationId, LiveFeed<Replying> feed, UserManager<User> users, TimeProvider clock)
    {
        if (await users.GetUserAsync(Context.User!) is { Disabled: false } user)
        {
            feed.Tell(new Replying(conversationId, user.Id, user.DisplayName, clock.GetUtcNow()));
        }
    }
}
