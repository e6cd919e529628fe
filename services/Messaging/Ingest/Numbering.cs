using System.Diagnostics;
using System.Text.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Contacts;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Ingest;

/// <summary>
/// Gives the batch's messages their numbers. The conversations' rows are locked first, then it is looked up what is there already: so a number is
/// drawn only for what is really inserted, and there are no gaps.
/// </summary>
sealed class Numbering
{
    /// <summary>Meta lets anything be said for so long after the customer's last message.</summary>
    static readonly TimeSpan Window = TimeSpan.FromHours(24);

    static readonly ActivitySource Source = new("Bridge.Messaging");

    readonly List<Numbered> _numbered = [];
    readonly List<(Guid Conversation, InboundMessage Message)> _identityChanges = [];
    readonly Dictionary<(Guid Contact, string Number), Locked> _conversations = [];

    public bool HasMedia => _numbered.Any(n => n.Message.Item is MediaItem);

    public static async Task<Numbering> LockAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundMessage> messages, IReadOnlyList<KnownContact> contacts, DateTimeOffset now, CancellationToken ct)
    {
        var numbering = new Numbering();
        var pairs = messages.Zip(contacts, (m, c) => (Contact: c.Id, Number: m.PhoneNumberId)).Distinct().ToList();
        var known = await numbering.LockAsync(connection, pairs, messages, ct);
        var missing = pairs.Where(p => !numbering._conversations.ContainsKey(p)).ToList();
        if (missing.Count > 0)
        {
            await numbering.CreateAsync(connection, missing, now, ct);
        }

        var quoted = await Quoted.ReadAsync(connection, messages, ct);
        foreach (var (message, contact) in messages.Zip(contacts))
        {
            var conversation = numbering._conversations[(contact.Id, message.PhoneNumberId)];
            if (message.IdentityChange is not null)
            {
                conversation.Touched = true;
                numbering._identityChanges.Add((conversation.Id, message));
            }
            else if (!known.Contains((message.PhoneNumberId, message.Wamid)))
            {
                numbering._numbered.Add(conversation.Number(message, contact, Quoted.By(message, quoted), now));
            }
        }

        return numbering;
    }

    async Task<HashSet<(string, string)>> LockAsync(
        NpgsqlConnection connection, List<(Guid Contact, string Number)> pairs, IReadOnlyList<InboundMessage> messages, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
            .Add("""
                SELECT c.id, c.contact_id, c.phone_number_id, c.last_number, c.version, c.audience
                FROM conversation c
                WHERE c.merged_into IS NULL AND c.id = ANY (ARRAY(
                    SELECT o.id FROM unnest($1::uuid[], $2::text[]) AS p(contact, number)
                    CROSS JOIN LATERAL (SELECT id FROM conversation WHERE contact_id = p.contact AND phone_number_id = p.number AND merged_into IS NULL OFFSET 0) o))
                ORDER BY c.id FOR UPDATE OF c
                """, pairs.Select(p => p.Contact).ToArray(), pairs.Select(p => p.Number).ToArray())
            // A statement of its own, so that it sees what the holder of the lock before us has committed.
            .Add("SELECT i.phone_number_id, i.wamid FROM item i JOIN unnest($1::text[], $2::text[]) AS m(number, wamid) ON i.phone_number_id = m.number AND i.wamid = m.wamid",
                messages.Select(m => m.PhoneNumberId).ToArray(), messages.Select(m => m.Wamid).ToArray());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            _conversations.Add((reader.GetGuid(1), reader.GetString(2)),
                new Locked(reader.GetGuid(0), reader.GetInt64(3), reader.GetInt64(4) + 1, Enum.Parse<Audience>(reader.GetString(5))));
        }

        await reader.NextResultAsync(ct);
        var known = new HashSet<(string, string)>();
        while (await reader.ReadAsync(ct))
        {
            known.Add((reader.GetString(0), reader.GetString(1)));
        }

        return known;
    }

    async Task CreateAsync(NpgsqlConnection connection, List<(Guid Contact, string Number)> missing, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var pair in missing)
        {
            _conversations.Add(pair, new Locked(Guid.CreateVersion7(), 0, 1, Audience.All));
        }

        await using var insert = connection.Command(
            """
            INSERT INTO conversation (id, contact_id, phone_number_id, created_at, last_number, last_turn, last_position, version, answered_by, taken_over_at,
                answerer_changed_at, hand_over_item, audience, has_hr, unread, last_by, last_hr_only)
            SELECT id, contact, number, $4, 0, 0, 0, 0, 'Bot', 0, 0, 0, 'All', false, 0, 'Customer', false
            FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n(id, contact, number)
            """,
            missing.Select(p => _conversations[p].Id).ToArray(), missing.Select(p => p.Contact).ToArray(), missing.Select(p => p.Number).ToArray(), now);
        await insert.ExecuteNonQueryAsync(ct);
    }

    public void Write(NpgsqlBatch writes, DateTimeOffset now)
    {
        if (_numbered.Count > 0)
        {
            writes.Add(
                """
                INSERT INTO item (conversation_id, number, phone_number_id, wamid, context_wamid, sent_at, arrived_at, late, hr_only, item, raw, origin)
                SELECT conversation, number, phone, wamid, context, sent, $12, late, hr, item::json, raw, origin::json
                FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bool[], $8::bool[], $9::text[], $10::text[], $11::text[])
                    AS n(conversation, number, phone, wamid, context, sent, late, hr, item, raw, origin)
                """,
                Column(n => n.Conversation.Id), Column(n => n.Number), Column(n => n.Message.PhoneNumberId), Column(n => n.Message.Wamid),
                Column(n => n.Message.ContextWamid), Column(n => n.Message.SentAt), Column(n => n.Late), Column(n => n.Conversation.HrOnly),
                Column(n => JsonSerializer.Serialize(n.Message.Item, BridgeJson.Options)), Column(n => n.Message.Raw),
                Column(n => n.Message.Origin is { } origin ? JsonSerializer.Serialize(origin, BridgeJson.Options) : null), now);
            WriteMedia(writes, now);
        }

        if (_identityChanges.Count > 0)
        {
            writes.Add(
                """
                INSERT INTO system_line (conversation_id, key, code, arguments, hr_only, at)
                SELECT conversation, 'identity:' || wamid, code, '{}', false, $4 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n(conversation, wamid, code)
                ON CONFLICT DO NOTHING
                """,
                _identityChanges.Select(c => c.Conversation).ToArray(), _identityChanges.Select(c => c.Message.Wamid).ToArray(),
                _identityChanges.Select(c => c.Message.IdentityChange!.Kind).ToArray(), now);
        }

        var touched = _conversations.Values.Where(c => c.Touched).ToList();
        if (touched.Count > 0)
        {
            writes.Add(
                """
                UPDATE conversation c SET
                    last_number = u.last_number, version = u.version, unread = c.unread + u.unread,
                    window_ends_at = greatest(c.window_ends_at, u.window_ends_at),
                    last_wamid = coalesce(u.last_wamid, c.last_wamid),
                    last_text = CASE WHEN u.shown THEN u.last_text ELSE c.last_text END,
                    last_kind = CASE WHEN u.shown THEN u.last_kind ELSE c.last_kind END,
                    last_by = CASE WHEN u.shown THEN 'Customer' ELSE c.last_by END,
                    last_hr_only = CASE WHEN u.shown THEN u.hr ELSE c.last_hr_only END,
                    done_at = CASE WHEN u.shown THEN NULL ELSE c.done_at END, snoozed_until = CASE WHEN u.shown THEN NULL ELSE c.snoozed_until END,
                    last_at = CASE WHEN u.shown OR c.last_at IS NULL THEN $11 ELSE c.last_at END
                FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::timestamptz[], $6::text[], $7::bool[], $8::text[], $9::text[], $10::bool[])
                    AS u(id, last_number, version, unread, window_ends_at, last_wamid, shown, last_text, last_kind, hr)
                WHERE c.id = u.id
                """,
                touched.Select(c => c.Id).ToArray(), touched.Select(c => c.LastNumber).ToArray(), touched.Select(c => c.Version).ToArray(),
                touched.Select(c => c.Unread).ToArray(), touched.Select(c => c.WindowEndsAt).ToArray(), touched.Select(c => c.LastWamid).ToArray(),
                touched.Select(c => c.LastKind is not null).ToArray(), touched.Select(c => c.LastText).ToArray(), touched.Select(c => c.LastKind).ToArray(),
                touched.Select(c => c.HrOnly).ToArray(), now);
        }
    }

    void WriteMedia(NpgsqlBatch writes, DateTimeOffset now)
    {
        var files = _numbered.Where(n => n.Message is { Item: MediaItem, MetaMediaId: not null }).Select(n => (n, Item: (MediaItem)n.Message.Item)).ToList();
        if (files.Count > 0)
        {
            writes.Add(
                """
                INSERT INTO media (id, conversation_id, phone_number_id, meta_id, mime_type, filename, declared_sha256, hr_only, state, attempts, due_at, created_at)
                SELECT id, conversation, phone, meta, mime, filename, sha256, hr, 'Pending', 0, $9, $9
                FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bool[])
                    AS n(id, conversation, phone, meta, mime, filename, sha256, hr)
                """,
                files.Select(f => f.Item.MediaId).ToArray(), files.Select(f => f.n.Conversation.Id).ToArray(), files.Select(f => f.n.Message.PhoneNumberId).ToArray(),
                files.Select(f => f.n.Message.MetaMediaId).ToArray(), files.Select(f => f.Item.MimeType).ToArray(), files.Select(f => f.Item.Filename).ToArray(),
                files.Select(f => f.Item.Sha256).ToArray(), files.Select(f => f.n.Conversation.HrOnly).ToArray(), now);
        }
    }

    /// <summary>One per conversation, for whoever shows it.</summary>
    public IReadOnlyList<ConversationChanged> Changes() => [.. _conversations.Values.Where(c => c.Touched)
        .Select(c => new ConversationChanged { ConversationId = c.Id, Version = c.Version, HrOnly = c.HrOnly })];

    /// <summary>The items for Flow.</summary>
    public IEnumerable<OutboxRow> Outbox()
    {
        foreach (var numbered in _numbered)
        {
            using var activity = numbered.Message.Traceparent is { } parent ? Source.StartActivity("item numbered", ActivityKind.Internal, parent) : null;
            yield return OutboxRow.For(numbered.ToEvent(), mandatory: true);
        }
    }

    T[] Column<T>(Func<Numbered, T> value) => [.. _numbered.Select(value)];

    /// <summary>A conversation whose row this transaction holds.</summary>
    sealed class Locked(Guid id, long lastNumber, long version, Audience audience)
    {
        public Guid Id => id;

        /// <summary>One version per batch, drawn under the lock.</summary>
        public long Version => version;

        public bool HrOnly => audience == Audience.Hr;
        public long LastNumber { get; private set; } = lastNumber;
        public bool Touched { get; set; }
        public int Unread { get; private set; }
        public DateTimeOffset? WindowEndsAt { get; private set; }
        public string? LastWamid { get; private set; }
        public string? LastText { get; private set; }
        public string? LastKind { get; private set; }

        public Numbered Number(InboundMessage message, KnownContact contact, string? quotes, DateTimeOffset now)
        {
            var late = message.SentAt + Window < now;
            Touched = true;
            LastNumber++;
            if (message.Item is not (ReactionItem or EditItem or RevokeItem))
            {
                Unread++;
                LastWamid = message.Wamid;
                WindowEndsAt = WindowEndsAt is { } end && end > message.SentAt + Window ? end : message.SentAt + Window;
                if (!late)
                {
                    (LastKind, LastText) = Preview.Of(message.Item);
                }
            }

            return new Numbered(this, LastNumber, message, contact, quotes, late, now);
        }
    }

    sealed record Numbered(Locked Conversation, long Number, InboundMessage Message, KnownContact Contact, string? Quotes, bool Late, DateTimeOffset ArrivedAt)
    {
        public ItemArrived ToEvent() => new()
        {
            ConversationId = Conversation.Id,
            Number = Number,
            SentAt = Message.SentAt,
            ArrivedAt = ArrivedAt,
            Late = Late,
            Customer = Customers.Of(Contact.Id, Message.PhoneNumberId, Contact.Name, Identities.Of(Contact.Identities)),
            Item = Message.Item,
            Referral = Message.Origin?.SourceId,
            AboutProduct = Message.Origin?.ProductRetailerId,
            Quotes = Quotes,
            Wamid = Message.Wamid,
        };
    }
}
