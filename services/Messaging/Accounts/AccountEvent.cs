using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Accounts;

/// <summary>Something that Meta told of the account, a number or a template, rather than of a message: kept as it came, and shown.</summary>
sealed class AccountEvent
{
    /// <summary>Of account, time, field and content: Meta gives such events no id, and repeats them.</summary>
    public required string Hash { get; init; }

    public required string Field { get; init; }

    /// <summary>Meta's word for what happened, where it has one.</summary>
    public string? Event { get; init; }

    public required string Raw { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AccountEvent>
    {
        public void Configure(EntityTypeBuilder<AccountEvent> accountEvent)
        {
            accountEvent.ToTable("account_event").HasKey(e => e.Hash);
            accountEvent.HasIndex(e => e.At).IsDescending();
        }
    }
}
