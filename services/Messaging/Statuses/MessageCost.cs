using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Bridge.Messaging.Statuses;

/// <param name="Messages">Said in all, whatever became of them.</param>
/// <param name="Charged">Of these, by Meta's own word; nothing is calculated here, prices are Meta's.</param>
public sealed record MessageCost(int Messages, int Charged, int Free, IReadOnlyList<ChargedCategory> Categories);

/// <summary>What a turn of the bot, or a conversation that led to an order, cost in messages.</summary>
static class CountCost
{
    /// <summary>Before this an order's conversation has not begun.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    const string Count =
        """
        SELECT s.pricing_type, coalesce(s.pricing_category, ''), count(*)::int
        FROM outgoing o LEFT JOIN message_status s ON s.wamid = o.wamid AND (s.delivered_at IS NOT NULL OR s.read_at IS NOT NULL)
        """;

    public static void MapCost(this IEndpointRouteBuilder app)
    {
        var billing = app.MapGroup("/billing").RequireAuthorization(Policies.Viewer).WithTags("Billing");
        billing.MapGet("/turns/{conversationId:guid}/{turn:long}", OfTurn).WithName("CountTurnCost");
        billing.MapGet("/orders/{number}", OfOrder).WithName("CountOrderCost");
    }

    static async Task<Results<Ok<MessageCost>, NotFound>> OfTurn(Guid conversationId, long turn, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = connection.Command($"{Count} WHERE o.conversation_id = $1 AND o.turn = $2 GROUP BY 1, 2", conversationId, turn);
        return await ReadAsync(command, ct) is { Messages: > 0 } cost ? TypedResults.Ok(cost) : TypedResults.NotFound();
    }

    /// <summary>From the order before it, or a day back, to the moment when it was placed; no messages where none are known, as of an order that an agent has typed in.</summary>
    static async Task<Ok<MessageCost>> OfOrder(string number, NpgsqlDataSource database, CancellationToken ct)
    {
        if (number.Contains('\0', StringComparison.Ordinal))
        {
            return TypedResults.Ok(new MessageCost(0, 0, 0, []));
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = connection.Command(
            $"""
            WITH placed AS (
                SELECT conversation_id, at FROM system_line WHERE code = 'order_placed' AND arguments ->> 'number' = $1 ORDER BY at DESC LIMIT 1),
            began AS (
                SELECT p.conversation_id, p.at, greatest(p.at - $2, (SELECT max(l.at) FROM system_line l
                    WHERE l.conversation_id = p.conversation_id AND l.code = 'order_placed' AND l.at < p.at)) AS since
                FROM placed p)
            {Count} JOIN began b ON b.conversation_id = o.conversation_id AND o.created_at > b.since AND o.created_at <= b.at + interval '1 minute' GROUP BY 1, 2
            """, number, Longest);
        return TypedResults.Ok(await ReadAsync(command, ct));
    }

    static async Task<MessageCost> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var kinds = new List<(string? Type, string Category, int Count)>();
        while (await reader.ReadAsync(ct))
        {
            kinds.Add((reader.OrNull<string>(0), reader.GetString(1), reader.GetInt32(2)));
        }

        var charged = kinds.Where(k => k.Type == CountCharged.Regular).ToList();
        return new MessageCost(kinds.Sum(k => k.Count), charged.Sum(k => k.Count), kinds.Where(k => k.Type is not (null or CountCharged.Regular)).Sum(k => k.Count),
            [.. charged.Select(k => new ChargedCategory(k.Category, k.Count)).OrderByDescending(c => c.Messages).ThenBy(c => c.Category, StringComparer.Ordinal)]);
    }
}
