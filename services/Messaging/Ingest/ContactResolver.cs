using Bridge.Messaging.Contacts;
using Bridge.Messaging.WhatsApp;
using Npgsql;

namespace Bridge.Messaging.Ingest;

/// <summary>
/// Finds the contact of every sender, makes those who are new, and links what Meta shows together. Where two that are known turn out to be one, the one with
/// the business-scoped id is the sender, and that the other is he as well is written down: joining them is a slice of its own (<see cref="Merging"/>).
/// </summary>
sealed class ContactResolver
{
    readonly Dictionary<(string Kind, string Value), Guid> _owners = [];
    readonly Dictionary<Guid, KnownContact> _contacts = [];
    readonly List<KnownContact> _new = [];
    readonly HashSet<KnownContact> _renamed = [];
    readonly Dictionary<(string Kind, string Value), Guid> _added = [];
    readonly Dictionary<(string Kind, string Value), Guid> _moved = [];
    readonly Dictionary<Guid, Guid> _merges = [];

    /// <summary>Contacts have turned out to be one.</summary>
    public bool HasMerges => _merges.Count > 0;

    /// <summary>The contacts of the messages, in their order. What is new is written before this returns.</summary>
    public async Task<IReadOnlyList<KnownContact>> ResolveAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundMessage> messages, DateTimeOffset now, CancellationToken ct)
    {
        await ReadAsync(connection, messages.SelectMany(Mentioned), ct);
        var resolved = messages.Select(Resolve).ToList();
        await WriteAsync(connection, now, ct);
        return resolved;
    }

    /// <summary>Gives contacts, each named by one thing that it is known by, what Meta shows of them and of what kind they have nothing yet.</summary>
    public async Task LinkAsync(
        NpgsqlConnection connection, IReadOnlyList<((string Kind, string Value) KnownBy, Sender Shown)> contacts, DateTimeOffset now, CancellationToken ct)
    {
        await ReadAsync(connection, contacts.SelectMany(c => Keys(c.Shown).Append(c.KnownBy)), ct);
        foreach (var (knownBy, shown) in contacts.Where(c => _owners.ContainsKey(c.KnownBy)))
        {
            var contact = _contacts[_owners[knownBy]];
            foreach (var key in Keys(shown).Where(key => contact.Identities.All(i => i.Kind != key.Kind)).ToList())
            {
                Link(key, contact);
                if (MayBe(key, contact))
                {
                    Join(key, contact);
                }
            }
        }

        await WriteAsync(connection, now, ct);
    }

    async Task ReadAsync(NpgsqlConnection connection, IEnumerable<(string Kind, string Value)> mentioned, CancellationToken ct)
    {
        var keys = mentioned.Distinct().ToList();
        await using var batch = new NpgsqlBatch(connection).PlannedOnce().Add(
            """
            SELECT f.contact_id, i.kind, i.value, c.name
            FROM (
                SELECT DISTINCT k.contact_id FROM unnest($1::text[], $2::text[]) AS s(kind, value)
                CROSS JOIN LATERAL (SELECT contact_id FROM identity WHERE kind = s.kind AND scope = '' AND value = s.value OFFSET 0) k) f
            CROSS JOIN LATERAL (SELECT name FROM contact WHERE id = f.contact_id OFFSET 0) c
            CROSS JOIN LATERAL (SELECT kind, value, linked_at FROM identity WHERE contact_id = f.contact_id OFFSET 0) i
            ORDER BY i.linked_at
            """, keys.Select(k => k.Kind).ToArray(), keys.Select(k => k.Value).ToArray());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(0);
            if (!_contacts.TryGetValue(id, out var contact))
            {
                _contacts[id] = contact = new KnownContact(id) { Name = reader.OrNull<string>(3) };
            }

            var key = (reader.GetString(1), reader.GetString(2));
            contact.Identities.Add(key);
            _owners[key] = id;
        }
    }

    KnownContact Resolve(InboundMessage message)
    {
        var sender = message.Sender;
        var keys = Keys(sender).ToList();
        var known = keys.Where(_owners.ContainsKey).Select(k => _contacts[_owners[k]]).FirstOrDefault(owner => IsHe(sender, owner));
        if (known is null)
        {
            known = new KnownContact(Guid.CreateVersion7());
            _contacts[known.Id] = known;
            _new.Add(known);
        }

        keys.ForEach(key => Show(key, known));
        foreach (var key in message.IdentityChange is { } change ? Keys(change.UserId, change.WaId, null) : [])
        {
            // He may have written with his new number before Meta told of the change.
            Link(key, known);
            Join(key, known);
        }

        foreach (var number in message.OwnNumbers)
        {
            // He has shown that the number is his own: whoever was known by it before is either he, or is not any more.
            if (MayBe((IdentityKinds.WaId, number), known))
            {
                Join((IdentityKinds.WaId, number), known);
            }

            if (MayBe((IdentityKinds.Phone, "+" + number), known))
            {
                Join((IdentityKinds.Phone, "+" + number), known);
            }

            Move((IdentityKinds.Phone, "+" + number), known);
        }

        if (sender.Username is { } username)
        {
            Move((IdentityKinds.Username, username), known);
        }

        if (sender.Name is { } name && name != known.Name)
        {
            known.Name = name;
            _renamed.Add(known);
        }

        return known;
    }

    /// <summary>
    /// A number may have changed hands: Meta gives another id to whoever has it next, and a new one to whoever has a new number, so that who is known by another id
    /// and not by this one is somebody else (developers.facebook.com/documentation/business-messaging/whatsapp, business-scoped user ids).
    /// </summary>
    static bool IsHe(Sender sender, KnownContact owner) =>
        sender.UserId is not { } id || owner.Identities.Contains((IdentityKinds.UserId, id)) || owner.Identities.All(i => i.Kind != IdentityKinds.UserId)
        || (sender.ParentUserId is { } parent && owner.Identities.Contains((IdentityKinds.ParentUserId, parent)));

    /// <summary>
    /// Meta shows it with him now. Nobody's yet: his from now on. Another's: the two are one, unless Meta knows them as two people, for then a number has
    /// changed hands, even if the other had told us that it was his own.
    /// </summary>
    void Show((string Kind, string Value) key, KnownContact contact)
    {
        Link(key, contact);
        if (MayBe(key, contact))
        {
            Join(key, contact);
        }
        else if (key.Kind == IdentityKinds.WaId)
        {
            var told = (IdentityKinds.Phone, "+" + key.Value);
            if (_owners.TryGetValue(told, out var teller) && teller == _owners[key])
            {
                Move(told, contact);
            }

            Move(key, contact);
        }
    }

    /// <summary>Who is known by it may be this very person: not both have an id of Meta's that the other has not.</summary>
    bool MayBe((string Kind, string Value) key, KnownContact contact) =>
        !_owners.TryGetValue(key, out var owner) || owner == contact.Id || !_contacts.TryGetValue(owner, out var other)
        || !contact.Identities.Any(i => i.Kind == IdentityKinds.UserId) || !other.Identities.Any(i => i.Kind == IdentityKinds.UserId);

    void Join((string Kind, string Value) key, KnownContact contact)
    {
        if (_owners.TryGetValue(key, out var owner) && owner != contact.Id)
        {
            _merges[owner] = contact.Id;
        }
    }

    /// <summary>Nobody's yet: his from now on. Another's stays another's.</summary>
    void Link((string Kind, string Value) key, KnownContact contact)
    {
        if (_owners.TryAdd(key, contact.Id))
        {
            _added[key] = contact.Id;
            contact.Identities.Add(key);
        }
    }

    void Move((string Kind, string Value) key, KnownContact contact)
    {
        if (_owners.TryGetValue(key, out var owner) && owner == contact.Id)
        {
            return;
        }

        _contacts.GetValueOrDefault(owner)?.Identities.Remove(key);
        _owners[key] = contact.Id;
        _moved[key] = contact.Id;
        contact.Identities.Add(key);
    }

    async Task WriteAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (_new.Count > 0)
        {
            batch.Add("INSERT INTO contact (id, name, created_at) SELECT id, name, $3 FROM unnest($1::uuid[], $2::text[]) AS n(id, name)",
                _new.Select(c => c.Id).ToArray(), _new.Select(c => c.Name).ToArray(), now);
        }

        // In key order, so that two writers who bring the same customers wait for each other instead of deadlocking. Who loses the race gets a unique
        // violation, and the batch is tried again with the winner's contact to be seen.
        var added = _added.OrderBy(a => a.Key.Kind, StringComparer.Ordinal).ThenBy(a => a.Key.Value, StringComparer.Ordinal).ToList();
        if (added.Count > 0)
        {
            batch.Add("INSERT INTO identity (kind, scope, value, contact_id, linked_at) SELECT kind, '', value, contact, $4 FROM unnest($1::text[], $2::text[], $3::uuid[]) AS n(kind, value, contact)",
                added.Select(a => a.Key.Kind).ToArray(), added.Select(a => a.Key.Value).ToArray(), added.Select(a => a.Value).ToArray(), now);
        }

        if (_moved.Count > 0)
        {
            batch.Add(
                """
                INSERT INTO identity (kind, scope, value, contact_id, linked_at)
                SELECT kind, '', value, contact, $4 FROM unnest($1::text[], $2::text[], $3::uuid[]) AS n(kind, value, contact)
                ON CONFLICT (kind, scope, value) DO UPDATE SET contact_id = excluded.contact_id, linked_at = excluded.linked_at
                """, _moved.Select(m => m.Key.Kind).ToArray(), _moved.Select(m => m.Key.Value).ToArray(), _moved.Select(m => m.Value).ToArray(), now);
        }

        if (_merges.Count > 0)
        {
            batch.Add(
                """
                INSERT INTO contact_merge (from_id, into_id, noticed_at) SELECT f, i, $3 FROM unnest($1::uuid[], $2::uuid[]) AS n(f, i)
                ON CONFLICT DO NOTHING
                """, _merges.Keys.ToArray(), _merges.Values.ToArray(), now);
        }

        var renamed = _renamed.Except(_new).OrderBy(c => c.Id).ToList();
        if (renamed.Count > 0)
        {
            batch.Add("UPDATE contact c SET name = n.name FROM unnest($1::uuid[], $2::text[]) AS n(id, name) WHERE c.id = n.id",
                renamed.Select(c => c.Id).ToArray(), renamed.Select(c => c.Name).ToArray());
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
    }

    static IEnumerable<(string Kind, string Value)> Mentioned(InboundMessage message)
    {
        foreach (var key in Keys(message.Sender)
            .Concat(Keys(message.IdentityChange?.UserId, message.IdentityChange?.WaId, null)))
        {
            yield return key;
        }

        if (message.Sender.Username is { } username)
        {
            yield return (IdentityKinds.Username, username);
        }

        foreach (var number in message.OwnNumbers)
        {
            yield return (IdentityKinds.Phone, "+" + number);
            yield return (IdentityKinds.WaId, number);
        }
    }

    static IEnumerable<(string Kind, string Value)> Keys(Sender shown) => Keys(shown.UserId, shown.WaId, shown.ParentUserId);

    /// <summary>What a contact may be found by, the surest first.</summary>
    static IEnumerable<(string Kind, string Value)> Keys(string? userId, string? waId, string? parentUserId)
    {
        if (userId is not null)
        {
            yield return (IdentityKinds.UserId, userId);
        }

        if (waId is not null)
        {
            yield return (IdentityKinds.WaId, waId);
        }

        if (parentUserId is not null)
        {
            yield return (IdentityKinds.ParentUserId, parentUserId);
        }
    }
}

/// <summary>A contact as this batch knows it.</summary>
sealed class KnownContact(Guid id)
{
    public Guid Id => id;
    public string? Name { get; set; }
    public List<(string Kind, string Value)> Identities { get; } = [];
}
