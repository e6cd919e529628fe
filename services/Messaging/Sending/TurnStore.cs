using System.Text.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Stores turns under (conversation, turn) and gives their messages their places in the sending order, many conversations in one commit. What can leave
/// at once is marked as being sent in the same commit, so that a turn pays for no second one before its request.
/// </summary>
sealed class TurnStore
{
    const int BatchSize = 100;

    readonly NpgsqlDataSource _database;
    readonly SendScheduler _scheduler;
    readonly SendLease _lease;
    readonly Pace _pace;
    readonly ConversationChanges _changes;
    readonly GroupCommit<ArrivedTurn, bool> _commits;

    public TurnStore(NpgsqlDataSource database, SendScheduler scheduler, SendLease lease, Pace pace, ConversationChanges changes)
    {
        (_database, _scheduler, _lease, _pace, _changes) = (database, scheduler, lease, pace, changes);
        _commits = new(BatchSize, CommitAsync);
    }

    public Task StoreAsync(SendTurn turn) => StoreAsync(ArrivedTurn.Of(turn));

    public Task VoidAsync(TurnVoided turn) => StoreAsync(ArrivedTurn.Of(turn));

    async Task StoreAsync(ArrivedTurn turn)
    {
        if (!await _commits.AddAsync(turn))
        {
            throw new InvalidOperationException($"A turn names conversation {turn.Conversation}, which does not exist here.");
        }
    }

    async Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<ArrivedTurn> turns)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var conversations = await LockAsync(connection, turns);
        foreach (var conversation in conversations.Values)
        {
            conversation.Decide();
        }

        foreach (var merged in conversations.Values.Where(c => c.MergedInto is not null))
        {
            merged.SpeakIn(conversations[merged.MergedInto!.Value]);
        }

        try
        {
            Lease(conversations.Values);
            await WriteAsync(connection, [.. conversations.Values.Where(c => c.New.Any() || c.Ready.Count > 0 || c.Messages.Count > 0)]);
            await transaction.CommitAsync();
        }
        catch
        {
            foreach (var conversation in conversations.Values.Where(c => c.Lease is not null))
            {
                _lease.Drop(conversation.Lease!.Value);
                _pace.GiveBack(conversation.PhoneNumberId, conversation.Id);
            }

            throw;
        }

        _changes.Tell(conversations.Values.Where(c => c.Withholds)
            .Select(c => new ConversationChanged { ConversationId = c.Id, Version = c.Version + 1, HrOnly = c.LastHrOnly }));
        foreach (var conversation in conversations.Values.Where(c => c.Messages.Count > 0))
        {
            Start(conversation);
        }

        return [.. turns.Select(t => conversations.ContainsKey(t.Conversation))];
    }

    /// <summary>Where both rates allow a message right now. Else it is drained like everything that has to wait.</summary>
    void Lease(IEnumerable<TurnAdmission> conversations)
    {
        foreach (var conversation in conversations.Where(c => c is { CanLeaveAtOnce: true, AnswersNobody: false } && _pace.TryTake(c.PhoneNumberId, c.Id)))
        {
            conversation.Lease = _lease.Draw(conversation.Id);
        }
    }

    void Start(TurnAdmission conversation)
    {
        if (conversation.Lease is not null)
        {
            _scheduler.Start(conversation.Head());
        }
        else
        {
            _scheduler.Wake(conversation.Id, conversation.PhoneNumberId, conversation.AnswersNobody);
        }
    }

    static async Task<Dictionary<Guid, TurnAdmission>> LockAsync(NpgsqlConnection connection, IReadOnlyList<ArrivedTurn> turns)
    {
        var conversations = await LockAsync(connection, [.. turns.Select(t => t.Conversation).Distinct()], turns);
        // What is said in a merged conversation is said in the one that goes on. Rare enough to be locked after the others: who meets somebody in a deadlock is
        // given his turns once more.
        while (conversations.Values.Select(c => c.MergedInto).OfType<Guid>().Where(id => !conversations.ContainsKey(id)).Distinct().ToArray() is { Length: > 0 } goOn)
        {
            foreach (var (id, conversation) in await LockAsync(connection, goOn, []))
            {
                conversations.Add(id, conversation);
            }
        }

        return conversations;
    }

    /// <summary>Locks the conversations in key order, and reads what the decision needs: each statement sees what the holder before us has committed.</summary>
    static async Task<Dictionary<Guid, TurnAdmission>> LockAsync(NpgsqlConnection connection, Guid[] ids, IReadOnlyList<ArrivedTurn> turns)
    {
        await using var batch = new NpgsqlBatch(connection).PlannedOnce()
            .Add("""
                SELECT id, phone_number_id, last_turn, last_position, taken_over_at, version, last_hr_only, coalesce(window_ends_at > now(), false),
                    lease_owner IS NULL OR lease_until < now(), last_wamid, merged_into
                FROM conversation WHERE id = ANY($1) ORDER BY id FOR UPDATE
                """, ids)
            .Add($"SELECT DISTINCT conversation_id FROM outgoing WHERE conversation_id = ANY($1) AND status IN {SendLease.Open}", ids)
            .Add("""
                SELECT t.conversation_id, t.turn, t.answers_item, t.audience, t.more_to_come, t.source, t.messages, i.sent_at, i.arrived_at, t.when_closed
                FROM conversation c JOIN turn t ON t.conversation_id = c.id AND t.turn > c.last_turn
                LEFT JOIN item i ON i.conversation_id = c.id AND i.number = t.answers_item
                WHERE c.id = ANY($1)
                """, ids)
            .Add("SELECT c.id, i.kind, i.value FROM conversation c JOIN identity i ON i.contact_id = c.contact_id WHERE c.id = ANY($1) ORDER BY i.linked_at", ids)
            .Add("SELECT i.conversation_id, i.number, i.sent_at, i.arrived_at FROM item i JOIN unnest($1::uuid[], $2::bigint[]) AS a(id, number) ON i.conversation_id = a.id AND i.number = a.number",
                turns.Select(t => t.Conversation).ToArray(), turns.Select(t => t.AnswersItem).ToArray());
        await using var reader = await batch.ExecuteReaderAsync();
        var conversations = new Dictionary<Guid, TurnAdmission>();
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var conversation = Read(reader);
            conversations.Add(conversation.Id, conversation);
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            conversations[reader.GetGuid(0)].Busy = true;
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            conversations[reader.GetGuid(0)].AddStored(new ArrivedTurn(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2), Enum.Parse<Audience>(reader.GetString(3)),
                reader.GetBoolean(4), reader.OrNull<string>(5), JsonSerializer.Deserialize<IReadOnlyList<Content>>(reader.GetString(6), BridgeJson.Options)!)
            {
                WhenClosed = reader.IsDBNull(9) ? null : JsonSerializer.Deserialize<TemplateContent>(reader.GetString(9), BridgeJson.Options),
                ItemSentAt = reader.OrNull<DateTimeOffset?>(7),
                ItemArrivedAt = reader.OrNull<DateTimeOffset?>(8),
            });
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            conversations[reader.GetGuid(0)].Identities.Add((reader.GetString(1), reader.GetString(2)));
        }

        await reader.NextResultAsync();
        var items = new Dictionary<(Guid, long), (DateTimeOffset Sent, DateTimeOffset Arrived)>();
        while (await reader.ReadAsync())
        {
            items[(reader.GetGuid(0), reader.GetInt64(1))] = (reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3));
        }

        foreach (var turn in turns.Where(t => conversations.ContainsKey(t.Conversation)))
        {
            conversations[turn.Conversation].Add(items.TryGetValue((turn.Conversation, turn.AnswersItem), out var item)
                ? turn with { ItemSentAt = item.Sent, ItemArrivedAt = item.Arrived }
                : turn);
        }

        return conversations;
    }

    static TurnAdmission Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        PhoneNumberId = row.GetString(1),
        LastTurn = row.GetInt64(2),
        LastPosition = row.GetInt64(3),
        TakenOverAt = row.GetInt64(4),
        Version = row.GetInt64(5),
        LastHrOnly = row.GetBoolean(6),
        WindowOpen = row.GetBoolean(7),
        LeaseFree = row.GetBoolean(8),
        LastWamid = row.OrNull<string>(9),
        MergedInto = row.OrNull<Guid?>(10),
    };

    static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<TurnAdmission> conversations)
    {
        await using var batch = new NpgsqlBatch(connection);
        WriteTurns(batch, conversations);
        WriteMessages(batch, conversations);
        WriteConversations(batch, [.. conversations.Where(c => c.Ready.Count > 0 || c.Messages.Count > 0)]);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    static void WriteTurns(NpgsqlBatch batch, IReadOnlyList<TurnAdmission> conversations)
    {
        var turns = conversations.SelectMany(c => c.New.Select(turn => (Turn: turn, Ready: c.IsReady(turn)))).ToList();
        if (turns.Count > 0)
        {
            T[] Column<T>(Func<(ArrivedTurn Turn, bool Ready), T> value) => [.. turns.Select(value)];
            batch.Add("""
                INSERT INTO turn (conversation_id, turn, answers_item, audience, more_to_come, source, messages, admitted, traceparent, when_closed, stored_at)
                SELECT id, turn, item, audience, more, source, messages::json, admitted, traceparent, when_closed::json, now()
                FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::bool[], $6::text[], $7::text[], $8::bool[], $9::text[], $10::text[])
                    AS n(id, turn, item, audience, more, source, messages, admitted, traceparent, when_closed)
                """, Column(t => t.Turn.Conversation), Column(t => t.Turn.Turn), Column(t => t.Turn.AnswersItem), Column(t => t.Turn.Audience.ToString()),
                Column(t => t.Turn.MoreToCome), Column(t => t.Turn.Source),
                Column(t => t.Ready ? "[]" : JsonSerializer.Serialize(t.Turn.Messages, BridgeJson.Options)), Column(t => t.Ready),
                Column(t => t.Turn.Traceparent), Column(t => t.Ready || t.Turn.WhenClosed is null ? null : JsonSerializer.Serialize(t.Turn.WhenClosed, BridgeJson.Options)));
        }

        var released = conversations.SelectMany(c => c.Released).ToList();
        if (released.Count > 0)
        {
            batch.Add("UPDATE turn t SET admitted = true, messages = '[]', when_closed = NULL FROM unnest($1::uuid[], $2::bigint[]) AS n(id, turn) WHERE t.conversation_id = n.id AND t.turn = n.turn",
                released.Select(t => t.Conversation).ToArray(), released.Select(t => t.Turn).ToArray());
        }
    }

    static void WriteMessages(NpgsqlBatch batch, IReadOnlyList<TurnAdmission> conversations)
    {
        var messages = conversations.SelectMany(c => c.Messages.Select((message, i) => (c, message, Position: c.LastPosition + 1 + i))).ToList();
        if (messages.Count == 0)
        {
            return;
        }

        T[] Column<T>(Func<(TurnAdmission Conversation, TurnAdmission.Placed Message, long Position), T> value) => [.. messages.Select(value)];
        batch.Add("""
            INSERT INTO outgoing (id, conversation_id, position, by, turn, answers_item, content, hr_only, typing_after, source, status, attempts, tried_at, due_at,
                created_at, may_have_arrived_twice, shown_at, shown_after)
            SELECT id, conversation, position, 'Bot', turn, item, content::json, hr, typing, source, status, (status = 'Sending')::int,
                CASE WHEN status = 'Sending' THEN now() END, now(), now(), false, coalesce(shown, date_trunc('second', now())),
                coalesce(item, (SELECT last_number FROM conversation WHERE id = n.conversation))
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::bool[], $8::bool[], $9::text[], $10::text[], $11::timestamptz[])
                AS n(id, conversation, position, turn, item, content, hr, typing, source, status, shown)
            """, Column(m => m.Message.Id), Column(m => m.Conversation.Id), Column(m => m.Position), Column(m => m.Conversation.Own(m.Message)?.Turn), Column(m => m.Conversation.Own(m.Message)?.AnswersItem),
            Column(m => m.Message.Json), Column(m => m.Message.Turn.Audience == Audience.Hr), Column(m => m.Message.TypingAfter), Column(m => m.Message.Turn.Source),
            Column(m => m.Conversation.StatusOf(m.Message).ToString()), Column(m => m.Conversation.Own(m.Message)?.ItemSentAt));
    }

    static void WriteConversations(NpgsqlBatch batch, IReadOnlyList<TurnAdmission> conversations)
    {
        if (conversations.Count == 0)
        {
            return;
        }

        T[] Column<T>(Func<TurnAdmission, T> value) => [.. conversations.Select(value)];
        // A reply right after the customer's message leaves his time standing: the place in the list is the same, and no index has to be touched for it.
        var previews = conversations.Select(c => c.Spoken is { } spoken ? Preview.Of(spoken.Content) : (Kind: (string?)null, Text: null)).ToList();
        batch.Add("""
            UPDATE conversation c SET last_turn = n.turn, last_position = c.last_position + n.messages, audience = coalesce(n.audience, c.audience), has_hr = c.has_hr OR n.hr,
                version = c.version + n.withholds::int,
                last_kind = coalesce(n.kind, c.last_kind), last_text = CASE WHEN n.kind IS NULL THEN c.last_text ELSE n.text END,
                last_by = CASE WHEN n.kind IS NULL THEN c.last_by ELSE 'Bot' END, last_hr_only = CASE WHEN n.kind IS NULL THEN c.last_hr_only ELSE n.spoken_hr END,
                last_at = CASE WHEN n.kind IS NULL OR c.last_at > now() - interval '1 minute' THEN c.last_at ELSE now() END,
                lease_owner = coalesce(n.lease, c.lease_owner), lease_until = CASE WHEN n.lease IS NULL THEN c.lease_until ELSE now() + $11 END
            FROM unnest($1::uuid[], $2::bigint[], $3::int[], $4::text[], $5::bool[], $6::bool[], $7::text[], $8::text[], $9::bool[], $10::uuid[])
                AS n(id, turn, messages, audience, hr, withholds, kind, text, spoken_hr, lease)
            WHERE c.id = n.id
            """, Column(c => c.Id), Column(c => c.LastTurn + c.Ready.Count), Column(c => c.Messages.Count), Column(c => c.Ready.Count == 0 ? null : c.Ready[^1].Audience.ToString()),
            Column(c => c.Ready.Any(t => t.Audience == Audience.Hr) || c.Messages.Any(m => m.Turn.Audience == Audience.Hr)), Column(c => c.Withholds), previews.Select(p => p.Kind).ToArray(), previews.Select(p => p.Text).ToArray(),
            Column(c => c.Spoken?.Turn.Audience == Audience.Hr), Column(c => c.Lease), SendLease.Duration);
    }
}
