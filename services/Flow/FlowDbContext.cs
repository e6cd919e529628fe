using Bridge.Flow.Counts;
using Bridge.Flow.Flows;
using Bridge.Flow.Pausing;
using Bridge.Flow.ReadModel;
using Bridge.Flow.Sessions;
using Bridge.Flow.Settings;
using Bridge.Flow.Simulations;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow;

sealed class FlowDbContext(DbContextOptions<FlowDbContext> options) : DbContext(options)
{
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<HeldItem> HeldItems => Set<HeldItem>();
    public DbSet<SentTurn> SentTurns => Set<SentTurn>();
    public DbSet<FlowDefinition> Flows => Set<FlowDefinition>();
    public DbSet<FlowVersion> FlowVersions => Set<FlowVersion>();
    public DbSet<KeptDraft> KeptDrafts => Set<KeptDraft>();
    public DbSet<DraftReader> DraftReaders => Set<DraftReader>();
    public DbSet<FlowTest> FlowTests => Set<FlowTest>();
    public DbSet<StepCount> StepCounts => Set<StepCount>();
    public DbSet<BotPause> BotPauses => Set<BotPause>();
    public DbSet<BotSettings> BotSettings => Set<BotSettings>();
    public DbSet<Bundle> Bundles => Set<Bundle>();
    public DbSet<Company> Companies => Set<Company>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<Application> Applications => Set<Application>();

    /// <summary>See <see cref="SearchFunction"/>.</summary>
    public static float SearchScore(string search, string[] words) => throw new NotSupportedException("Only within a query.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.HasDbFunction(() => SearchScore("", Array.Empty<string>())).HasName("search_score");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(FlowDbContext).Assembly);
        modelBuilder.AddBridgeTables();
    }
}
