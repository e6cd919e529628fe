using System.Text.Json.Serialization;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Contacts;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// One contact on one of our numbers. Its row is the lock under which everything of the conversation is numbered: items, turns, places in the
/// sending order, versions.
/// </summary>
sealed class Conversation
{
    public required Guid Id { get; init; }
    public required Guid ContactId { get; set; }
    public Contact Contact { get; private set; } = null!;
    public required string PhoneNumberId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Number of the newest item; they start at 1 and have no gaps.</summary>
    public long LastNumber { get; set; }

    /// <summary>The newest turn whose messages stand in the sending order; later ones wait for their predecessors.</summary>
    public long LastTurn { get; set; }

    /// <summary>The newest place in the sending order.</summary>
    public long LastPosition { get; set; }

    /// <summary>Counts what a console could be showing.</summary>
    public long Version { get; set; }

    /// <summary>Until then anything may be said; after it only templates. Null before the customer has written.</summary>
    public DateTimeOffset? WindowEndsAt { get; set; }

    public AnsweredBy AnsweredBy { get; set; }

    /// <summary>The person who answers.</summary>
    public Guid? AgentId { get; set; }

    /// <summary>When a person last took over or wrote: who is silent for too long has left.</summary>
    public DateTimeOffset? PersonSpokeAt { get; set; }

    /// <summary>What the bot says to an item before this number came too late: a person has taken over since.</summary>
    public long TakenOverAt { get; set; }

    /// <summary>Number of the last takeover or hand-back: what was asked for before it is settled.</summary>
    public long AnswererChangedAt { get; set; }

    /// <summary>The item for which a person was last asked.</summary>
    public long HandOverItem { get; set; }

    public DateTimeOffset? WaitingSince { get; set; }

    /// <summary>The person whose customer he is, whoever answers at the moment.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>Nothing is left to do; the customer's next message takes it back.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Out of sight until then, or until he writes.</summary>
    public DateTimeOffset? SnoozedUntil { get; set; }

    public DateTimeOffset? BlockedAt { get; set; }
    public string[] Labels { get; set; } = [];

    /// <summary>Of the last turn: what is answered to it is as private as it was.</summary>
    public Audience Audience { get; set; }

    /// <summary>Holds something of an application: only then HR sees it.</summary>
    public bool HasHr { get; set; }

    public int Unread { get; set; }
    public string? LastText { get; set; }
    public string? LastKind { get; set; }
    public DateTimeOffset? LastAt { get; set; }
    public EntryBy LastBy { get; set; }
    public bool LastHrOnly { get; set; }

    /// <summary>Wamid of the customer's newest message: what a read mark names.</summary>
    public string? LastWamid { get; set; }

    /// <summary>The process that sends this conversation's messages, and until when, by the database's clock.</summary>
    public Guid? LeaseOwner { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>
    /// The conversation that goes on in its place: its customer is one with another (see <see cref="Merging"/>). What it has stays here under its numbers and is
    /// shown there; what is still said in it is said there.
    /// </summary>
    public Guid? MergedInto { get; set; }

    /// <summary>When Flow was last asked for a turn that is missing.</summary>
    public DateTimeOffset? TurnsAskedAt { get; set; }

    /// <summary>
    /// Everything that numbers something, or decides who answers, holds the row first: of a merged conversation that of the one which goes on. Null where there
    /// is none.
    /// </summary>
    public static async Task<Conversation?> LockAsync(MessagingDbContext db, Guid id, CancellationToken ct)
    {
        var conversation = await db.Conversations.FromSql($"SELECT * FROM conversation WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);
        while (conversation is { MergedInto: { } into })
        {
            conversation = await db.Conversations.FromSql($"SELECT * FROM conversation WHERE id = {into} FOR UPDATE").SingleOrDefaultAsync(ct);
        }

        return conversation;
    }

    /// <summary>Draws the next version and tells of it, in the caller's commit.</summary>
    public void Change(MessagingDbContext db)
    {
        Version++;
        db.Publish(new ConversationsChanged([new() { ConversationId = Id, Version = Version, HrOnly = LastHrOnly }]));
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> conversation)
        {
            // Every turn changes the row three times: with room beside it, and no index on what changes, none of them has to touch an index.
            conversation.ToTable("conversation").HasStorageParameter("fillfactor", 70);
            conversation.HasOne(c => c.Contact).WithMany().HasForeignKey(c => c.ContactId);
            conversation.HasIndex(c => new { c.ContactId, c.PhoneNumberId }).IsUnique().HasFilter("merged_into IS NULL");
            conversation.HasIndex(c => c.MergedInto).HasFilter("merged_into IS NOT NULL");
            conversation.HasIndex(c => new { c.LastAt, c.Id }).IsDescending();
            // The filters of the list that hold few of many.
            conversation.HasIndex(c => new { c.LastAt, c.Id }, "ix_conversation_unread").IsDescending().HasFilter("unread > 0");
            conversation.HasIndex(c => new { c.LastAt, c.Id }, "ix_conversation_done").IsDescending().HasFilter("done_at IS NOT NULL");
            conversation.HasIndex(c => new { c.LastAt, c.Id }, "ix_conversation_snoozed").IsDescending().HasFilter("snoozed_until IS NOT NULL");
            conversation.HasIndex(c => new { c.WaitingSince, c.Id }, "ix_conversation_waiting").HasFilter("answered_by = 'Waiting'");
            conversation.HasIndex(c => new { c.AgentId, c.LastAt, c.Id }, "ix_conversation_agent").IsDescending(false, true, true).HasFilter("agent_id IS NOT NULL");
            conversation.HasIndex(c => new { c.AssigneeId, c.LastAt, c.Id }, "ix_conversation_assignee").IsDescending(false, true, true).HasFilter("assignee_id IS NOT NULL");
            // Whoever has served thousands of customers has done with most of them.
            conversation.HasIndex(c => new { c.AssigneeId, c.LastAt, c.Id }, "ix_conversation_mine").IsDescending(false, true, true).HasFilter("assignee_id IS NOT NULL AND done_at IS NULL");
            conversation.HasIndex(c => c.Id, "ix_conversation_person").HasFilter("answered_by = 'Person'");
            conversation.HasIndex(c => c.Labels).HasMethod("gin");
            conversation.Property(c => c.Labels).HasDefaultValueSql("'{}'");
            conversation.Property(c => c.AnsweredBy).HasConversion<string>();
            conversation.Property(c => c.LastBy).HasConversion<string>();
            conversation.Property(c => c.Audience).HasConversion<string>();
        }
    }
}

/// <summary>Who answers the customer.</summary>
[JsonConverter(typeof(CamelCaseEnum<AnsweredBy>))]
public enum AnsweredBy { Bot, Waiting, Person }

/// <summary>Who made an entry of the thread.</summary>
[JsonConverter(typeof(CamelCaseEnum<EntryBy>))]
public enum EntryBy { Customer, Bot, Person, System }
