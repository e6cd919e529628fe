using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Media;

/// <summary>A file of a chat: what Meta said of it, and, once fetched, what it is.</summary>
sealed class MediaFile
{
    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }
    public required string PhoneNumberId { get; init; }

    /// <summary>Meta's id: good for seven days. Null for a file of ours.</summary>
    public required string? MetaId { get; init; }

    public required string MimeType { get; set; }
    public string? Filename { get; init; }

    /// <summary>As the webhook said, lower-case hex.</summary>
    public string? DeclaredSha256 { get; init; }

    public required bool HrOnly { get; init; }
    public required MediaState State { get; set; }
    public MediaFailure? Failure { get; set; }

    /// <summary>Of the stored bytes, and their name in the folder: the same file is stored once.</summary>
    public string? Sha256 { get; set; }

    public long? Size { get; set; }
    public int Attempts { get; set; }
    public required DateTimeOffset DueAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MediaFile>
    {
        public void Configure(EntityTypeBuilder<MediaFile> media)
        {
            media.ToTable("media");
            media.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId);
            media.HasIndex(m => m.DueAt, "ix_media_pending").HasFilter("state = 'Pending'");
            media.HasIndex(m => m.Sha256);
            media.Property(m => m.State).HasConversion<string>();
            media.Property(m => m.Failure).HasConversion<string>();
        }
    }
}

[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnum<MediaState>))]
public enum MediaState { Pending, Stored, Failed }

/// <summary>Bytes that Meta holds for us: sent again by id until it expires.</summary>
sealed class MediaUpload
{
    public required string PhoneNumberId { get; init; }
    public required string Sha256 { get; init; }
    public required string MetaId { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MediaUpload>
    {
        public void Configure(EntityTypeBuilder<MediaUpload> upload) =>
            upload.ToTable("media_upload").HasKey(u => new { u.PhoneNumberId, u.Sha256 });
    }
}
