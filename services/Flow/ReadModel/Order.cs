using Bridge.Contracts.Catalog;
using Bridge.Flow.Sessions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.ReadModel;

/// <summary>An order of a conversation as Catalog last published it.</summary>
sealed class Order
{
    public required Guid Id { get; init; }
    public required Guid DraftId { get; init; }
    public required Guid ConversationId { get; init; }
    public required long Version { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }
    public required OrderStatusChanged Body { get; init; }

    /// <summary>0: what is here is newer, or this very version.</summary>
    public static Task<int> StoreAsync(FlowDbContext db, OrderStatusChanged order, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO customer_order (id, draft_id, conversation_id, version, placed_at, body)
        VALUES ({order.OrderId}, {order.DraftId}, {order.ConversationId}, {order.Version}, {order.PlacedAt}, {FlowJson.Write(order)}::json)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body
        WHERE customer_order.version < excluded.version
        """, ct);

    sealed class Configuration : IEntityTypeConfiguration<Order>
    {
        public void Configure(EntityTypeBuilder<Order> order)
        {
            order.ToTable("customer_order");
            order.Property(o => o.Id).ValueGeneratedNever();
            order.Property(o => o.Body).IsJson();
            order.HasIndex(o => o.DraftId);
            order.HasIndex(o => new { o.ConversationId, o.PlacedAt });
        }
    }
}

/// <summary>Keeps the order and, where the customer is to hear of it, gives the conversation its notice in the same commit.</summary>
sealed class OrderStatusChangedConsumer(FlowDbContext db, SessionRunner sessions) : IConsumer<OrderStatusChanged>
{
    public Task Consume(ConsumeContext<OrderStatusChanged> context) =>
        sessions.NoticeAsync(
            context.Message, async () => await Order.StoreAsync(db, context.Message, context.CancellationToken) == 1, context.CancellationToken);
}
