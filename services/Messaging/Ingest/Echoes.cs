using System.Globalization;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Media;
using Bridge.Messaging.Sending;
using Bridge.Messaging.WhatsApp;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bridge.Messaging.Ingest;

/// <summary>
/// What is typed in the WhatsApp Business app on a number that Bridge serves as well (smb_message_echoes): a person's message in the thread, and a takeover
/// where the bot would answer. Meta repeats these like everything: the wamid tells one that is known.
/// </summary>
sealed class Echoes(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Meta brings again what it could not deliver, for up to seven days.</summary>
    static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public async Task TakeAsync(InboundMessage echo, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MessagingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var conversation = await MeetAsync(db, echo, ct);
        if (await db.Outgoing.AnyAsync(m => m.ConversationId == conversation.Id && m.Wamid == echo.Wamid, ct))
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (echo is { Item: MediaItem file, MetaMediaId: { } metaId })
        {
            db.Media.Add(new MediaFile
            {
                Id = file.MediaId,
                ConversationId = conversation.Id,
                PhoneNumberId = echo.PhoneNumberId,
                MetaId = metaId,
                MimeType = file.MimeType,
                Filename = file.Filename,
                DeclaredSha256 = file.Sha256,
                HrOnly = conversation.Audience == Audience.Hr,
                State = MediaState.Pending,
                DueAt = now,
                CreatedAt = now,
            });
        }

        db.Outgoing.Add(OutgoingMessage.OnThePhone(conversation, ContentOf(echo.Item), echo.Wamid, echo.ContextWamid, echo.SentAt, now));
        if (conversation.AnsweredBy == AnsweredBy.Person)
        {
            conversation.PersonSpokeAt = now;
            conversation.Change(db);
        }
        else if (echo.SentAt < now - Late)
        {
            // Whoever wrote it then does not answer now.
            conversation.Change(db);
        }
        else
        {
            await TakeOver.ByAsync(db, conversation, person: null, clock, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The company may be the first to write: then customer and conversation begin with this. The row is locked.</summary>
    async Task<Conversation> MeetAsync(MessagingDbContext db, InboundMessage echo, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var contacts = await new ContactResolver().ResolveAsync(connection, [echo], clock.GetUtcNow(), ct);
        await Numbering.LockAsync(connection, [echo], contacts, clock.GetUtcNow(), ct);
        return await db.Conversations.SingleAsync(c => c.ContactId == contacts[0].Id && c.PhoneNumberId == echo.PhoneNumberId && c.MergedInto == null, ct);
    }

    static Content ContentOf(Item item) => item switch
    {
        TextItem text => new TextContent(text.Body),
        MediaItem media => new MediaContent(media.MediaId, media.Kind, media.Filename, media.Caption),
        LocationItem place => new TextContent(string.Join('\n', new[]
        {
            place.Name, place.Address, string.Create(CultureInfo.InvariantCulture, $"https://maps.google.com/?q={place.Latitude},{place.Longitude}"),
        }.Where(line => line is { Length: > 0 }))),
        ContactItem card => new TextContent(string.Join('\n', card.Phones.Prepend(card.Name).Where(line => line is { Length: > 0 }))),
        UnknownItem other => new TextContent($"[{other.Kind}]"),
        _ => new TextContent($"[{item.GetType().Name}]"),
    };
}
