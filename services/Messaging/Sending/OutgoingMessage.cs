using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Sending;

/// <summary>One message on its way to the customer, at its place in the conversation's sending order.</summary>
sealed class OutgoingMessage
{
    /// <summary>Travels as biz_opaque_callback_data and comes back in every status.</summary>
    public required Guid Id { get; init; }

    public required Guid ConversationId { get; init; }
    public required long Position { get; init; }
    public required EntryBy By { get; init; }

    /// <summary>Null for a person's message.</summary>
    public long? Turn { get; init; }

    public long? AnswersItem { get; init; }
    public Guid? AgentId { get; init; }

    /// <summary>The message that it quotes.</summary>
    public string? ContextWamid { get; init; }
    public required Content Content { get; init; }

    /// <summary>What its template read when it was sent, as Meta's components: it may have been changed since. Null for what is no template, and for one that we had no copy of.</summary>
    public string? Wording { get; init; }

    public required bool HrOnly { get; init; }

    /// <summary>The turn goes on once the ERP has answered: "typing…" after it.</summary>
    public bool TypingAfter { get; init; }

    /// <summary>Flow and step that spoke; of a person's message too, where it says the bot's words again.</summary>
    public string? Source { get; init; }

    /// <summary>The bot has said it, be it that a person has had it said again.</summary>
    public bool IsTheBots => By == EntryBy.Bot || Source is not null;

    public required OutgoingStatus Status { get; set; }
    public int Attempts { get; set; }

    /// <summary>Not before: the wait that a failed try imposed.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last request left.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>When the Graph API answered with a wamid.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public string? Wamid { get; set; }

    /// <summary>Sent again after an unknown outcome.</summary>
    public bool MayHaveArrivedTwice { get; set; }

    /// <summary>What was cut or left out, by field.</summary>
    public IReadOnlyDictionary<string, string>? Changes { get; set; }

    /// <summary>Why it waits or failed: Meta's code, or the field that was refused.</summary>
    public string? Failure { get; set; }
    public string? FailureDetail { get; set; }

    /// <summary>When a person has seen to a failure: said it again, or let it be.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Where it stands in the thread: with the item that it answers, else at the second of its HTTP answer.</summary>
    public required DateTimeOffset ShownAt { get; set; }
    public required long ShownAfter { get; init; }

    /// <summary>What a person says: appended to what is on its way, so that it never overtakes. The conversation's row is locked by the caller.</summary>
    /// <param name="again">What did not arrive: said again it stays as secret as it was, and the bot's.</param>
    public static OutgoingMessage ByPerson(Conversation conversation, Content content, Guid person, string? contextWamid, DateTimeOffset now, OutgoingMessage? again = null)
    {
        conversation.LastPosition++;
        var message = new OutgoingMessage
        {
            Id = Guid.CreateVersion7(),
            ConversationId = conversation.Id,
            Position = conversation.LastPosition,
            By = EntryBy.Person,
            AgentId = person,
            ContextWamid = contextWamid,
            Content = content,
            HrOnly = again?.HrOnly ?? conversation.Audience == Audience.Hr,
            Source = again?.Source,
            Status = OutgoingStatus.Pending,
            // Due since ever: the database's clock decides, and ours may be ahead of it.
            DueAt = DateTimeOffset.UnixEpoch,
            CreatedAt = now,
            ShownAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            ShownAfter = conversation.LastNumber,
        };
        (conversation.LastKind, conversation.LastText) = Preview.Of(content);
        (conversation.LastBy, conversation.LastAt, conversation.LastHrOnly) = (EntryBy.Person, now, message.HrOnly);
        return message;
    }

    /// <summary>What somebody of the company has typed on its phone: sent already, and shown at the second that Meta tells. The conversation's row is locked by the caller.</summary>
    public static OutgoingMessage OnThePhone(Conversation conversation, Content content, string wamid, string? contextWamid, DateTimeOffset sentAt, DateTimeOffset now)
    {
        conversation.LastPosition++;
        var message = new OutgoingMessage
        {
            Id = Guid.CreateVersion7(),
            ConversationId = conversation.Id,
            Position = conversation.LastPosition,
            By = EntryBy.Person,
            ContextWamid = contextWamid,
            Content = content,
            HrOnly = conversation.Audience == Audience.Hr,
            Status = OutgoingStatus.Sent,
            DueAt = sentAt,
            CreatedAt = now,
            SentAt = sentAt,
            Wamid = wamid,
            ShownAt = sentAt,
            ShownAfter = conversation.LastNumber,
        };
        // A replay of days ago moves nothing in the list of chats, as a customer's late message does not.
        if (sentAt > now.AddDays(-1) || conversation.LastAt is null)
        {
            (conversation.LastKind, conversation.LastText) = Preview.Of(content);
            (conversation.LastBy, conversation.LastAt, conversation.LastHrOnly) = (EntryBy.Person, now, message.HrOnly);
        }

        return message;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<OutgoingMessage>
    {
        public void Configure(EntityTypeBuilder<OutgoingMessage> message)
        {
            message.ToTable("outgoing");
            message.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId);
            message.HasIndex(m => new { m.ConversationId, m.Position }).IsUnique();
            message.HasIndex(m => new { m.ConversationId, m.ShownAt, m.ShownAfter, m.Position }).IsDescending(false, true, true, true);
            message.HasIndex(m => m.Wamid);
            // What was made at about a time, for next to nothing: rows come in that order.
            message.HasIndex(m => m.CreatedAt).HasMethod("brin");
            // What the sweeper looks through: the few that are still on their way.
            message.HasIndex(m => new { m.ConversationId, m.Position }, "ix_outgoing_open").HasFilter("status IN ('Pending', 'Sending', 'Unknown')");
            // What waits for a person because it did not arrive.
            message.HasIndex(m => m.CreatedAt, "ix_outgoing_failed").HasFilter("settled_at IS NULL AND (status IN ('Failed', 'Unsettled') OR (status = 'Sent' AND failure IN ('noStatus', 'expired')))");
            message.Property(m => m.Status).HasConversion<string>();
            message.Property(m => m.By).HasConversion<string>();
            message.Property(m => m.Content).HasJson();
            message.Property(m => m.Wording).HasColumnType("json");
            message.Property(m => m.Changes).HasJson();
        }
    }
}

enum OutgoingStatus
{
    Pending,

    /// <summary>A request has left; where no process holds the conversation's lease any more, its outcome is unknown.</summary>
    Sending,

    /// <summary>May or may not have been taken; a status with its callback id would tell.</summary>
    Unknown,
    Sent,
    Failed,

    /// <summary>Never settled; a person decides, and nothing waits for it.</summary>
    Unsettled,

    /// <summary>A person took over before it was sent.</summary>
    Withheld,
}
