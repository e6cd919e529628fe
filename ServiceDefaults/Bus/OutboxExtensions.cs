using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ServiceDefaults;

/// <summary>How a slice says something to the other services: as rows of its own commit.</summary>
public static class OutboxExtensions
{
    /// <summary>An event, to whoever listens. <paramref name="mandatory"/>: somebody must, or it is kept and tried again.</summary>
    public static void Publish<T>(this DbContext db, T message, bool mandatory = false) where T : class =>
        db.Set<OutboxRow>().Add(OutboxRow.For(message, mandatory));

    /// <summary>A command or an answer, to one queue by its full name, for instance <c>messaging-send-turn</c>.</summary>
    public static void Send<T>(this DbContext db, string queue, T message) where T : class =>
        db.Set<OutboxRow>().Add(OutboxRow.To(queue, message));

    /// <summary>The same, but not before then: what has to be looked at again a little later.</summary>
    public static void Send<T>(this DbContext db, string queue, T message, DateTimeOffset notBefore) where T : class =>
        db.Set<OutboxRow>().Add(OutboxRow.To(queue, message, notBefore));

    /// <summary>
    /// True once per message and consumer. For consumers whose message has no natural key of its own: call it first, inside the transaction that holds
    /// the work, so that the row stands exactly when the work does.
    /// </summary>
    public static async Task<bool> FirstTimeAsync(this DbContext db, ConsumeContext context, string consumer, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("The inbox row must be written in the transaction of the work.");
        }

        var id = context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be told from its repetition.");
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO inbox (consumer, message_id) VALUES ({consumer}, {id}) ON CONFLICT DO NOTHING", ct) == 1;
    }
}
