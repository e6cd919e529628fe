using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Conversations;

/// <summary>A grey line in the thread for the people of the company: a code and its arguments, told in words by the console.</summary>
sealed class SystemLine
{
    public required Guid ConversationId { get; init; }

    /// <summary>Unique in the conversation: repeated, it changes nothing.</summary>
    public required string Key { get; init; }

    public required string Code { get; init; }
    public required IReadOnlyDictionary<string, string> Arguments { get; init; }
    public required bool HrOnly { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SystemLine>
    {
        public void Configure(EntityTypeBuilder<SystemLine> line)
        {
            line.ToTable("system_line").HasKey(l => new { l.ConversationId, l.Key });
            line.HasOne<Conversation>().WithMany().HasForeignKey(l => l.ConversationId);
            line.HasIndex(l => new { l.ConversationId, l.At }).IsDescending(false, true);
            line.Property(l => l.Arguments).HasJson();
        }
    }
}
