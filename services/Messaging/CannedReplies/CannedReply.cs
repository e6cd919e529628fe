using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.CannedReplies;

/// <summary>Words that people of the company say often. Their variables (name, phone, agent) are filled in where they are written, before they are sent.</summary>
sealed class CannedReply
{
    public required Guid Id { get; init; }

    /// <summary>What is typed after the slash.</summary>
    public required string Shortcut { get; set; }

    public required string Text { get; set; }
    public required string[] Buttons { get; set; }

    /// <summary>Of its file, where it has one: the name of the bytes in the store.</summary>
    public string? Sha256 { get; set; }

    public string? MimeType { get; set; }
    public string? Filename { get; set; }
    public long? Size { get; set; }
    public required Guid ChangedBy { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CannedReply>
    {
        public void Configure(EntityTypeBuilder<CannedReply> reply) => reply.ToTable("canned_reply").HasIndex(r => r.Shortcut).IsUnique();
    }
}
