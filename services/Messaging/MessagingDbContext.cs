using System.Text.Json;
using Bridge.Messaging.Accounts;
using Bridge.Messaging.Accounts.Keys;
using Bridge.Messaging.CannedReplies;
using Bridge.Messaging.Contacts;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Ingest;
using Bridge.Messaging.Media;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Statuses;
using Bridge.Messaging.Templates;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging;

/// <summary>
/// Schema and console queries. Ingest, statuses and sending write by hand: they are set-based or lock rows in an order that matters.
/// </summary>
sealed class MessagingDbContext(DbContextOptions<MessagingDbContext> options) : DbContext(options)
{
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<ContactMerge> ContactMerges => Set<ContactMerge>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<StoredItem> Items => Set<StoredItem>();
    public DbSet<SystemLine> SystemLines => Set<SystemLine>();
    public DbSet<OutgoingMessage> Outgoing => Set<OutgoingMessage>();
    public DbSet<StoredTurn> Turns => Set<StoredTurn>();
    public DbSet<MessageStatus> Statuses => Set<MessageStatus>();
    public DbSet<MediaFile> Media => Set<MediaFile>();
    public DbSet<MediaUpload> Uploads => Set<MediaUpload>();
    public DbSet<Template> Templates => Set<Template>();
    public DbSet<AccountSetting> AccountSettings => Set<AccountSetting>();
    public DbSet<AccountEvent> AccountEvents => Set<AccountEvent>();
    public DbSet<CannedReply> CannedReplies => Set<CannedReply>();
    public DbSet<UnreadWebhook> Unread => Set<UnreadWebhook>();

    /// <summary>Whether words were written in a conversation, as far as the asker may read it.</summary>
    /// <param name="likely">For LIKE: what every message is like that has the words. It is looked at first, being cheap.</param>
    public static bool Said(Guid conversation, string words, string likely, bool hr, bool rest) => throw new NotSupportedException("Only within a query.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.HasDbFunction(() => Said(Guid.Empty, "", "", false, false)).HasName("message_said");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MessagingDbContext).Assembly);
        modelBuilder.AddBridgeTables();
    }
}

static class JsonColumn
{
    /// <summary>A contract kept whole, written as it travels. Not jsonb: it sorts keys, and the discriminator must stay in front.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) => property
        .HasColumnType("json")
        .HasConversion(
            value => JsonSerializer.Serialize(value, BridgeJson.Options),
            json => JsonSerializer.Deserialize<T>(json, BridgeJson.Options)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value == null ? 0 : value.GetHashCode()));
}
