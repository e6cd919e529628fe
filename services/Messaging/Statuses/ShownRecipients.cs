using Bridge.Messaging.Contacts;
using Bridge.Messaging.Ingest;
using Bridge.Messaging.WhatsApp;
using Npgsql;

namespace Bridge.Messaging.Statuses;

/// <summary>
/// Whom a message has reached, as its status shows him: under a number and an id of Meta's of which we may have known one. What he was not known by is his from now on, so that he is the same
/// customer when he answers under it; where somebody else was known by it, the two are one. A number or an id that he has already is left to what he himself sends: a status can be a week old.
/// </summary>
sealed partial class ShownRecipients(NpgsqlDataSource database, MergeSignal merges, TimeProvider clock, ILogger<ShownRecipients> logger)
{
    const int MostKnown = 20_000, Tries = 3;

    /// <summary>Each message shows the same three times, and each customer gets many: asked once while this is remembered.</summary>
    readonly HashSet<Sender> _known = [];

    /// <summary>Not kept across a crash: the next status shows it again.</summary>
    public async Task LinkAsync(IReadOnlyList<(Guid Message, Sender Shown)> told, CancellationToken ct)
    {
        var news = told.Where(t => !_known.Contains(t.Shown)).DistinctBy(t => t.Shown).ToList();
        for (var attempt = 1; news.Count > 0; attempt++)
        {
            try
            {
                Remember(await TryLinkAsync(news, ct));
                return;
            }
            catch (PostgresException e) when (attempt < Tries && e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation)
            {
                LogAgain(e.SqlState, attempt);
            }
        }
    }

    /// <returns>Whose message was found.</returns>
    async Task<IEnumerable<Sender>> TryLinkAsync(IReadOnlyList<(Guid Message, Sender Shown)> news, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var reached = await ReachedAsync(connection, news.Select(n => n.Message).ToArray(), ct);
        var found = news.Where(n => reached.ContainsKey(n.Message)).ToList();
        if (found.Count > 0)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var resolver = new ContactResolver();
            await resolver.LinkAsync(connection, [.. found.Select(f => (reached[f.Message], f.Shown))], clock.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
            if (resolver.HasMerges)
            {
                merges.Raise();
            }
        }

        return found.Select(f => f.Shown);
    }

    /// <summary>By what each message's customer is known.</summary>
    static async Task<Dictionary<Guid, (string Kind, string Value)>> ReachedAsync(NpgsqlConnection connection, Guid[] messages, CancellationToken ct)
    {
        await using var command = connection.Command(
            """
            SELECT DISTINCT ON (o.id) o.id, i.kind, i.value
            FROM outgoing o JOIN conversation c ON c.id = o.conversation_id JOIN identity i ON i.contact_id = c.contact_id AND i.scope = '' AND i.kind <> $2
            WHERE o.id = ANY($1) ORDER BY o.id, i.kind, i.linked_at DESC
            """, messages, IdentityKinds.Username);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var reached = new Dictionary<Guid, (string, string)>();
        while (await reader.ReadAsync(ct))
        {
            reached[reader.GetGuid(0)] = (reader.GetString(1), reader.GetString(2));
        }

        return reached;
    }

    void Remember(IEnumerable<Sender> linked)
    {
        if (_known.Count > MostKnown)
        {
            _known.Clear();
        }

        _known.UnionWith(linked);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "What statuses show of recipients met another writer ({SqlState}), try {Attempt}")]
    partial void LogAgain(string sqlState, int attempt);
}
