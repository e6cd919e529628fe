using Bridge.Contracts.Catalog;
using Bridge.Contracts.Hr;
using Bridge.Contracts.Messaging;
using MassTransit;
using Microsoft.AspNetCore.SignalR;

namespace Bridge.Gateway.Live;

/// <summary>Each process of the gateway hears every change while it lives and passes it on to its own tabs.</summary>
public sealed class LiveTabs(RecentChanges recent, IHubContext<LiveHub> hub)
{
    /// <summary>Kept first: a tab joins its groups before it asks what it missed, and so hears of it in one way or the other.</summary>
    public Task TellAsync(string group, Changed changed, CancellationToken ct)
    {
        recent.Add(group, changed);
        return hub.Clients.Group(group).SendAsync("changed", changed, ct);
    }
}

public sealed class ConversationsChangedListener(LiveTabs tabs) : IConsumer<ConversationsChanged>
{
    public async Task Consume(ConsumeContext<ConversationsChanged> context)
    {
        foreach (var change in context.Message.Changes)
        {
            await tabs.TellAsync(change.HrOnly ? LiveHub.Hr : LiveHub.Everybody,
                new Changed("conversation", change.ConversationId, change.Version), context.CancellationToken);
        }
    }
}

public sealed class ProductChangedListener(LiveTabs tabs) : IConsumer<ProductChanged>
{
    public Task Consume(ConsumeContext<ProductChanged> context) =>
        tabs.TellAsync(LiveHub.Everybody, new Changed("product", context.Message.ProductId, context.Message.Version), context.CancellationToken);
}

public sealed class JobChangedListener(LiveTabs tabs) : IConsumer<JobChanged>
{
    public Task Consume(ConsumeContext<JobChanged> context) =>
        tabs.TellAsync(LiveHub.Everybody, new Changed("job", context.Message.JobId, context.Message.Version), context.CancellationToken);
}

public sealed class OrderChangedListener(LiveTabs tabs) : IConsumer<OrderStatusChanged>
{
    public Task Consume(ConsumeContext<OrderStatusChanged> context) =>
        tabs.TellAsync(LiveHub.Everybody, new Changed("order", context.Message.OrderId, context.Message.Version), context.CancellationToken);
}

public sealed class ApplicationChangedListener(LiveTabs tabs) : IConsumer<ApplicationChanged>
{
    public Task Consume(ConsumeContext<ApplicationChanged> context) =>
        tabs.TellAsync(LiveHub.Hr, new Changed("application", context.Message.ApplicationId, context.Message.Version), context.CancellationToken);
}
