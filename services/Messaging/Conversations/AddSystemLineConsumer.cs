using System.Text.Json;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>Once under its key.</summary>
sealed class AddSystemLineConsumer(MessagingDbContext db) : IConsumer<AddSystemLine>
{
    public async Task Consume(ConsumeContext<AddSystemLine> context)
    {
        var (line, ct) = (context.Message, context.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var conversation = await Conversation.LockAsync(db, line.ConversationId, ct)
            ?? throw new InvalidOperationException($"A line is for conversation {line.ConversationId}, which does not exist here.");
        var arguments = JsonSerializer.Serialize(line.Arguments, BridgeJson.Options);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO system_line (conversation_id, key, code, arguments, hr_only, at)
             VALUES ({conversation.Id}, {line.Key}, {line.Code}, {arguments}::json, {line.Audience == Audience.Hr}, now()) ON CONFLICT DO NOTHING
             """, ct);
        if (added == 0)
        {
            return;
        }

        conversation.Change(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
