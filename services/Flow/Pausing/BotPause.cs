using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.Pausing;

/// <summary>One row while the bot is paused: it takes nothing new up and says nothing by itself. What is under way, an order on its way to the ERP, is told.</summary>
sealed class BotPause
{
    public int Id { get; init; } = 1;
    public required DateTimeOffset Since { get; init; }
    public required Guid By { get; init; }

    sealed class Configuration : IEntityTypeConfiguration<BotPause>
    {
        public void Configure(EntityTypeBuilder<BotPause> pause)
        {
            pause.ToTable("bot_pause", table => table.HasCheckConstraint("ck_bot_pause_one", "id = 1"));
            pause.Property(p => p.Id).ValueGeneratedNever();
        }
    }
}
