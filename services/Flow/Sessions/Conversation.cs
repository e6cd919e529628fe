using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.Sessions;

/// <summary>
/// A conversation as Flow keeps it: one row, read under its lock for every turn, so that order belongs to the database. <see cref="WakeAt"/> says when
/// something must be done with it that no message will bring about; it is written with every turn, so a killed process leaves nothing behind unseen.
/// </summary>
sealed class Conversation
{
    public required Guid Id { get; init; }
    public required Customer Customer { get; set; }

    /// <summary>How often a paused bot looks whether it may go on by itself.</summary>
    static readonly TimeSpan PausedLook = TimeSpan.FromMinutes(1);

    /// <summary>The item that is next: all below are done.</summary>
    public long NextItem { get; set; } = 1;

    /// <summary>The lowest number that waits in <see cref="HeldItem"/>.</summary>
    public long? FirstHeld { get; set; }

    /// <summary>Drawn only for turns that send.</summary>
    public long NextTurn { get; set; } = 1;

    /// <summary>Counts what the engine was given: every id it draws comes from here.</summary>
    public long Inputs { get; set; }

    public Session? Session { get; set; }

    /// <summary>The step that waits, and since when it may: for whoever looks over all conversations.</summary>
    public string? FlowId { get; set; }

    public string? StepId { get; set; }
    public DateTimeOffset? LastInputAt { get; set; }
    public ConversationRecord Record { get; set; } = ConversationRecord.Empty;
    public IReadOnlyList<Timer> Timers { get; set; } = [];

    /// <summary>Who may read what is being talked about: that of the last turn.</summary>
    public Audience Audience { get; set; }

    /// <summary>The draft whose placing the session waits for.</summary>
    public Guid? DraftInFlight { get; set; }

    /// <summary>Drafts whose placing took longer than the session waited: the customer is told when they settle.</summary>
    public Guid[] Overdue { get; set; } = [];

    /// <summary>The order that an answer to the session has told of last, and which version of it.</summary>
    public Guid? ToldOrder { get; set; }

    public long ToldVersion { get; set; }

    /// <summary>Orders that the customer is to be told of.</summary>
    public Guid[] Notices { get; set; } = [];

    /// <summary>Orders that people have put together for him, and that he has not been shown yet.</summary>
    public IReadOnlyList<OrderOffered> Offers { get; set; } = [];

    /// <summary>The item that was left to people because the bot is paused; it is handed back once the pause is over.</summary>
    public long? PausedItem { get; set; }

    /// <summary>The conversation that goes on in its place, once what was remembered here has been taken over there.</summary>
    public Guid? MergedInto { get; set; }

    /// <summary>When missing items are asked for.</summary>
    public DateTimeOffset? GapAskAt { get; set; }

    /// <summary>Waits for the ERP to come back.</summary>
    public bool Parked { get; set; }

    /// <summary>When a parked session goes on.</summary>
    public DateTimeOffset? ResumeAt { get; set; }

    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>An effect is in flight: items are held until its answer or its deadline.</summary>
    public PendingEffect? Pending => Session?.Pending;

    /// <summary>A person answers: timers and what is parked wait for the bot.</summary>
    public bool Frozen => Session is { Frozen: true };

    public bool IsNext(long number) => number == NextItem && Pending is null && FirstHeld != number;

    /// <summary>Takes the session and the record as the engine returned them; timers live and die with their session.</summary>
    public void Become(Turn turn)
    {
        if (turn.Session?.Id != Session?.Id)
        {
            Timers = [];
        }

        Session = turn.Session;
        Record = turn.Record;
        (FlowId, StepId) = turn.Session?.Frames is [.., var top] ? (top.FlowId, top.StepId) : (null, null);
        LastInputAt = turn.Session?.LastInputAt;
        Parked = turn.Session is { Parked: true };
        if (!Parked)
        {
            ResumeAt = null;
        }

        if (Pending is null)
        {
            DraftInFlight = null;
        }
    }

    /// <summary>Nothing comes here any more: what is left is to tell of orders that were placed here.</summary>
    public void End()
    {
        (Session, FlowId, StepId, Timers, Parked, ResumeAt, PausedItem) = (null, null, null, [], false, null, null);
    }

    public void SetTimer(string id, DateTimeOffset due) => Timers = [.. Timers.Where(t => t.Id != id), new Timer(id, due)];

    public void CancelTimer(string id) => Timers = [.. Timers.Where(t => t.Id != id)];

    /// <summary>The timer that is due, the earliest first; none while a person answers.</summary>
    public Timer? DueTimer(DateTimeOffset now) =>
        Frozen ? null : Timers.Where(t => t.Due <= now).MinBy(t => t.Due);

    public void Tell(Guid orderId)
    {
        if (!Notices.Contains(orderId))
        {
            Notices = [.. Notices, orderId];
        }
    }

    /// <summary>Settles when it must be looked at again without being asked to.</summary>
    public void Reschedule(DateTimeOffset now, TimeSpan gapPatience, bool paused)
    {
        GapAskAt = FirstHeld > NextItem ? GapAskAt ?? now + gapPatience : null;
        WakeAt = Earliest(GapAskAt, Pending is { } pending ? Earliest(pending.Deadline, Frozen || paused ? null : pending.WordAt) : NextOwnStep(now, paused));
    }

    DateTimeOffset? NextOwnStep(DateTimeOffset now, bool paused)
    {
        if (FirstHeld == NextItem)
        {
            return now;
        }

        if (Offers.Count > 0)
        {
            return now;
        }

        var own = Notices.Length > 0 ? now : Frozen ? null : Earliest(ResumeAt, Timers.Count > 0 ? Timers.Min(t => t.Due) : null);
        return paused && own < now + PausedLook ? now + PausedLook : own;
    }

    static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    /// <summary>The first item of a conversation makes its row; where it is there already it stays as it is.</summary>
    public static Task<int> MeetAsync(FlowDbContext db, IReadOnlyList<ItemArrived> items, CancellationToken ct) =>
        MeetAsync(db, [.. items.Select(i => (i.ConversationId, i.Customer))], ct);

    public static Task<int> MeetAsync(FlowDbContext db, IReadOnlyList<(Guid Id, Customer Customer)> met, CancellationToken ct)
    {
        var (ids, customers) = (met.Select(m => m.Id).ToArray(), met.Select(m => FlowJson.Write(m.Customer)).ToArray());
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO conversation (id, customer, next_item, next_turn, inputs, record, timers, audience, overdue, notices, offers, told_version, parked)
            SELECT id, customer::json, 1, 1, 0, {FlowJson.Write(ConversationRecord.Empty)}::json, '[]', 'All', ARRAY[]::uuid[], ARRAY[]::uuid[], '[]', 0, false
            FROM unnest({ids}, {customers}) AS n(id, customer) ORDER BY id
            ON CONFLICT DO NOTHING
            """, ct);
    }

    sealed class Configuration : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> conversation)
        {
            conversation.ToTable("conversation");
            conversation.Property(c => c.Customer).IsJson();
            conversation.Property(c => c.Session).IsJson();
            conversation.Property(c => c.Record).IsJson();
            conversation.Property(c => c.Timers).IsJson();
            conversation.Property(c => c.Offers).IsJson();
            conversation.Property(c => c.Audience).HasConversion<string>().HasMaxLength(10);
            conversation.Ignore(c => c.Pending).Ignore(c => c.Frozen);
            conversation.HasIndex(c => c.WakeAt).HasFilter("wake_at is not null");
            conversation.Property(c => c.FlowId).HasMaxLength(100);
            conversation.Property(c => c.StepId).HasMaxLength(100);
            conversation.HasIndex(c => new { c.FlowId, c.StepId }).HasFilter("flow_id is not null");
            conversation.HasIndex(c => c.PausedItem).HasFilter("paused_item is not null");
            conversation.HasIndex(c => c.Parked).HasFilter("parked");
            conversation.HasIndex(c => c.MergedInto).HasFilter("merged_into is not null");
        }
    }
}

sealed record Timer(string Id, DateTimeOffset Due);

/// <summary>
/// An item that cannot be run yet: its predecessor is missing, or an effect is in flight. One that acted on arrival stays without its content until its
/// number comes.
/// </summary>
sealed class HeldItem
{
    public required Guid ConversationId { get; init; }
    public required long Number { get; init; }

    /// <summary>Null once it has been applied.</summary>
    public ItemArrived? Item { get; set; }

    sealed class Configuration : IEntityTypeConfiguration<HeldItem>
    {
        public void Configure(EntityTypeBuilder<HeldItem> item)
        {
            item.ToTable("held_item").HasKey(i => new { i.ConversationId, i.Number });
            item.Property(i => i.Item).IsJson();
        }
    }
}

/// <summary>What a turn said, kept so that it can be sent again.</summary>
sealed class SentTurn
{
    public required Guid ConversationId { get; init; }
    public required long Number { get; init; }
    public required SendTurn Turn { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    sealed class Configuration : IEntityTypeConfiguration<SentTurn>
    {
        public void Configure(EntityTypeBuilder<SentTurn> turn)
        {
            turn.ToTable("sent_turn").HasKey(t => new { t.ConversationId, t.Number });
            turn.Property(t => t.Turn).IsJson();
            turn.HasIndex(t => t.SentAt);
        }
    }
}
