using Bridge.Hr.Applications;
using Bridge.Hr.Jobs;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr;

internal sealed class HrDbContext(DbContextOptions<HrDbContext> options) : DbContext(options)
{
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<ApplicationEntry> Entries => Set<ApplicationEntry>();
    public DbSet<CvLink> CvLinks => Set<CvLink>();
    public DbSet<StageTemplate> StageTemplates => Set<StageTemplate>();
    public DbSet<SyncRun> SyncRuns => Set<SyncRun>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<long>("application_number").StartsAt(1001);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HrDbContext).Assembly);
        modelBuilder.Entity<SyncRun>(SyncRun.Configure);
        modelBuilder.AddBridgeTables();
    }
}
