using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.SignalR;

namespace Bridge.Gateway.Live;

/// <summary>A colleague writes in a chat just now. Said again while he does, kept nowhere.</summary>
public sealed record Replying(Guid ConversationId, Guid UserId, string Name, DateTimeOffset At);

/// <summary>From one process of the gateway to all: a colleague's tab may hang at another.</summary>
public sealed record ColleaguesReplying(IReadOnlyList<Replying> Colleagues);

/// <summary>Tells every tab. What was held up on its way is not so any more, and not told.</summary>
public sealed class ReplyingListener(IHubContext<LiveHub> hub, TimeProvider clock) : IConsumer<ColleaguesReplying>
{
    static readonly TimeSpan True = TimeSpan.FromSeconds(5);

    public async Task Consume(ConsumeContext<ColleaguesReplying> context)
    {
        foreach (var colleague in context.Message.Colleagues.Where(c => c.At > clock.GetUtcNow() - True))
        {
            await hub.Clients.Group(LiveHub.Everybody).SendAsync("replying", colleague, context.CancellationToken);
        }
    }
}

static class ReplyingFeed
{
    /// <summary>Two who write in one chat are told of both: each is a thing of its own.</summary>
    public static void Tell(this LiveFeed<Replying> feed, Replying colleague)
    {
        Span<byte> both = stackalloc byte[16], user = stackalloc byte[16];
        colleague.ConversationId.TryWriteBytes(both);
        colleague.UserId.TryWriteBytes(user);
        for (var i = 0; i < both.Length; i++)
        {
            both[i] ^= user[i];
        }

        feed.Tell(new Guid(both), colleague.At.UtcTicks, colleague);
    }
}
