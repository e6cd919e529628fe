using System.Text.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Stores turns under (conversation, turn) and gives their messages their places in the sending order, in the order of the turns: one that came before
/// its predecessor waits for it.
/// </summary>
sealed class TurnStore(NpgsqlDataSource database, SendScheduler scheduler, OutboxSignal outbox)
{
    public Task StoreAsync(SendTurn turn, CancellationToken ct) => StoreAsync(new ArrivedTurn(
        turn.Turn, turn.AnswersItem, turn.Audience, turn.MoreToCome, turn.Source, turn.Messages), turn.ConversationId, ct);

    /// <summary>Its content is gone at Flow: the next one need not wait for it.</summary>
    public Task VoidAsync(TurnVoided turn, CancellationToken ct) =>
        StoreAsync(new ArrivedTurn(turn.Turn, 0, Audience.All, false, null, []), turn.ConversationId, ct);

    async Task StoreAsync(ArrivedTurn turn, Guid conversationId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (conversation, ready) = await InsertAsync(connection, conversationId, turn, ct);
        if (ready.Count > 0)
        {
            await AdmitAsync(connection, conversation, ready, ct);
        }

        await transaction.CommitAsync(ct);
        if (conversation.Withheld)
        {
            outbox.Wake();
        }

        if (ready.Count > 0)
        {
            scheduler.Wake(conversation.Id, conversation.PhoneNumberId);
        }
    }

    /// <summary>Locks the conversation, keeps the turn, and reads what can now be said: this turn and those that waited for it.</summary>
    static async Task<(Admission Conversation, List<ArrivedTurn> Ready)> InsertAsync(NpgsqlConnection connection, Guid id, ArrivedTurn turn, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
            .Add("SELECT phone_number_id, last_turn, last_position, taken_over_at FROM conversation WHERE id = $1 FOR UPDATE", id)
            .Add("""
                INSERT INTO turn (conversation_id, turn, answers_item, audience, more_to_come, source, messages, admitted, stored_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7::json, false, now()) ON CONFLICT DO NOTHING
                """, id, turn.Turn, turn.AnswersItem, turn.Audience.ToString(), turn.MoreToCome, turn.Source,
                JsonSerializer.Serialize(turn.Messages, BridgeJson.Options))
            .Add("""
                SELECT t.turn, t.answers_item, t.audience, t.more_to_come, t.source, t.messages, i.sent_at
                FROM turn t LEFT JOIN item i ON i.conversation_id = t.conversation_id AND i.number = t.answers_item
                WHERE t.conversation_id = $1 AND NOT t.admitted ORDER BY t.turn
                """, id);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            throw new InvalidOperationException($"A turn names conversation {id}, which does not exist here.");
        }

        var conversation = new Admission(id, reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        await reader.NextResultAsync(ct);
        var ready = new List<ArrivedTurn>();
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetInt64(0) != conversation.LastTurn + ready.Count + 1)
            {
                // A predecessor is missing, or this is a repetition of one that is long admitted.
                continue;
            }

            ready.Add(new ArrivedTurn(reader.GetInt64(0), reader.GetInt64(1), Enum.Parse<Audience>(reader.GetString(2)), reader.GetBoolean(3), reader.OrNull<string>(4),
                JsonSerializer.Deserialize<IReadOnlyList<Content>>(reader.GetString(5), BridgeJson.Options)!)
            {
                ItemSentAt = reader.OrNull<DateTimeOffset?>(6),
            });
        }

        return (conversation, ready);
    }

    static async Task AdmitAsync(NpgsqlConnection connection, Admission conversation, List<ArrivedTurn> turns, CancellationToken ct)
    {
        var messages = turns.SelectMany(turn => turn.Messages.Select((content, i) => (turn, content, Last: i == turn.Messages.Count - 1))).ToList();
        T[] Column<T>(Func<(ArrivedTurn Turn, Content Content, bool Last), T> value) => [.. messages.Select(value)];
        await using var batch = new NpgsqlBatch(connection);
        if (messages.Count > 0)
        {
            batch.Add(
                """
                INSERT INTO outgoing (id, conversation_id, position, by, turn, answers_item, content, hr_only, typing_after, source, status, attempts, due_at, created_at,
                    may_have_arrived_twice, shown_at, shown_after)
                SELECT id, $1, $2 + ordinality, 'Bot', turn, item, content::json, hr, typing, source, status, 0, now(), now(), false, coalesce(shown, date_trunc('second', now())), item
                FROM unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::text[], $7::bool[], $8::bool[], $9::text[], $10::text[], $11::timestamptz[])
                    WITH ORDINALITY AS n(id, turn, item, content, hr, typing, source, status, shown, ordinality)
                """,
                conversation.Id, conversation.LastPosition, Column(_ => Guid.CreateVersion7()), Column(m => m.Turn.Turn), Column(m => m.Turn.AnswersItem),
                Column(m => JsonSerializer.Serialize(m.Content, BridgeJson.Options)), Column(m => m.Turn.Audience == Audience.Hr), Column(m => m.Last && m.Turn.MoreToCome),
                Column(m => m.Turn.Source), Column(m => (conversation.Withholds(m.Turn) ? OutgoingStatus.Withheld : OutgoingStatus.Pending).ToString()),
                Column(m => m.Turn.ItemSentAt));
        }

        conversation.Withheld = turns.Any(conversation.Withholds);
        var spoken = messages.LastOrDefault(m => !conversation.Withholds(m.turn));
        var (kind, text) = spoken.content is null ? (null, null) : Preview.Of(spoken.content);
        batch.Add("UPDATE turn SET admitted = true, messages = '[]' WHERE conversation_id = $1 AND turn BETWEEN $2 AND $3", conversation.Id, turns[0].Turn, turns[^1].Turn)
            .Add("""
                UPDATE conversation SET last_turn = $2, last_position = last_position + $3, audience = $4, has_hr = has_hr OR $5,
                    last_kind = coalesce($6::text, last_kind), last_text = CASE WHEN $6::text IS NULL THEN last_text ELSE $7::text END,
                    last_by = CASE WHEN $6::text IS NULL THEN last_by ELSE 'Bot' END, last_hr_only = CASE WHEN $6::text IS NULL THEN last_hr_only ELSE $8 END,
                    last_at = CASE WHEN $6::text IS NULL THEN last_at ELSE now() END
                WHERE id = $1
                """, conversation.Id, turns[^1].Turn, (long)messages.Count, turns[^1].Audience.ToString(), turns.Any(t => t.Audience == Audience.Hr),
                kind, text, spoken.turn?.Audience == Audience.Hr);
        if (conversation.Withheld)
        {
            // What is sent tells of itself when the Graph API has answered.
            batch.Add(ConversationVersion.Bump("id = $1") + " SELECT 1", conversation.Id);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    sealed record ArrivedTurn(long Turn, long AnswersItem, Audience Audience, bool MoreToCome, string? Source, IReadOnlyList<Content> Messages)
    {
        public DateTimeOffset? ItemSentAt { get; init; }
    }

    /// <summary>The conversation as it stands under our lock.</summary>
    sealed record Admission(Guid Id, string PhoneNumberId, long LastTurn, long LastPosition, long TakenOverAt)
    {
        public bool Withheld { get; set; }

        /// <summary>A person has taken over after the item that this answers.</summary>
        public bool Withholds(ArrivedTurn turn) => turn.AnswersItem < TakenOverAt;
    }
}
