using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.Settings;

/// <summary>What the console has set for the bot; one row, once something was saved. What is null is as the environment says.</summary>
sealed class BotSettings
{
    public int Id { get; init; } = 1;
    public long Revision { get; set; } = 1;
    public string[]? Languages { get; set; }

    /// <summary>Empty: somebody is always there.</summary>
    public IReadOnlyList<OpeningHours> Hours { get; set; } = [];

    public IReadOnlyList<PaymentWay>? Payments { get; set; }

    public HandOverSettings HandOver { get; set; } = new();

    /// <summary>Null: who has not written for a day is not told what becomes of his order.</summary>
    public NewsTemplate? OrderNews { get; set; }

    /// <summary>So many minutes after his last word a customer with a full cart is reminded of it, once; 0: never.</summary>
    public int? RemindAfterMinutes { get; set; }

    /// <summary>What customers are told beside a total; null: nothing.</summary>
    public bool? PricesIncludeTax { get; set; }

    sealed class Configuration : IEntityTypeConfiguration<BotSettings>
    {
        public void Configure(EntityTypeBuilder<BotSettings> settings)
        {
            settings.ToTable("bot_settings", table => table.HasCheckConstraint("ck_bot_settings_one", "id = 1"));
            settings.Property(s => s.Id).ValueGeneratedNever();
            settings.Property(s => s.Hours).IsJson();
            settings.Property(s => s.Payments).IsJson();
            settings.Property(s => s.HandOver).IsJson();
            settings.Property(s => s.OrderNews).IsJson();
            settings.Property(s => s.Revision).IsConcurrencyToken();
        }
    }
}
