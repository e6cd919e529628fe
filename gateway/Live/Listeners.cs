using Bridge.Contracts.Catalog;
using Bridge.Contracts.Hr;
using Bridge.Contracts.Messaging;
using MassTransit;
using Microsoft.AspNetCore.SignalR;

namespace Bridge.Gateway.Live;

/// <summary>Each process of the gateway hears every change while it lives and passes it on to its own tabs.</summary>
static class LiveGroups
{
    public static Task TellAsync(this IHubContext<LiveHub> hub, string group, Changed changed, CancellationToken ct) =>
        hub.Clients.Group(group).SendAsync("changed", changed, ct);
}

public sealed class ConversationsChangedListener(IHubContext<LiveHub> hub) : IConsumer<ConversationsChanged>
{
    public async Task Consume(ConsumeContext<ConversationsChanged> context)
    {
        foreach (var change in context.Message.Changes)
        {
            await hub.TellAsync(change.HrOnly ? LiveHub.Hr : LiveHub.Everybody,
                new Changed("conversation", change.ConversationId, change.Version), context.CancellationToken);
        }
    }
}

public sealed class ProductChangedListener(IHubContext<LiveHub> hub) : IConsumer<ProductChanged>
{
    public Task Consume(ConsumeContext<ProductChanged> context) =>
        hub.TellAsync(LiveHub.Everybody, new Changed("product", context.Message.ProductId, context.Message.Version), context.CancellationToken);
}

public sealed class JobChangedListener(IHubContext<LiveHub> hub) : IConsumer<JobChanged>
{
    public Task Consume(ConsumeContext<JobChanged> context) =>
        hub.TellAsync(LiveHub.Everybody, new Changed("job", context.Message.JobId, context.Message.Version), context.CancellationToken);
}

public sealed class OrderChangedListener(IHubContext<LiveHub> hub) : IConsumer<OrderStatusChanged>
{
    public Task Consume(ConsumeContext<OrderStatusChanged> context) =>
        hub.TellAsync(LiveHub.Everybody, new Changed("order", context.Message.OrderId, context.Message.Version), context.CancellationToken);
}

public sealed class ApplicationChangedListener(IHubContext<LiveHub> hub) : IConsumer<ApplicationChanged>
{
    public Task Consume(ConsumeContext<ApplicationChanged> context) =>
        hub.TellAsync(LiveHub.Hr, new Changed("application", context.Message.ApplicationId, context.Message.Version), context.CancellationToken);
}
