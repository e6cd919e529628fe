using Bridge.ErpConnector.Calls;
using Bridge.ErpConnector.Checks;
using Bridge.ErpConnector.Profile;
using Bridge.ErpConnector.Reachability;
using Bridge.ErpConnector.Writes;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector;

internal sealed class ErpDbContext(DbContextOptions<ErpDbContext> options) : DbContext(options)
{
    public DbSet<Intent> Intents => Set<Intent>();
    public DbSet<Call> Calls => Set<Call>();
    public DbSet<AwayOperation> Away => Set<AwayOperation>();
    public DbSet<ContractState> ContractStates => Set<ContractState>();
    public DbSet<SavedProfile> Profile => Set<SavedProfile>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddBridgeTables();
        modelBuilder.Entity<Intent>(Intent.Configure);
        modelBuilder.Entity<Call>(Call.Configure);
        modelBuilder.Entity<AwayOperation>(AwayOperation.Configure);
        modelBuilder.Entity<ContractState>(ContractState.Configure);
        modelBuilder.Entity<SavedProfile>(profile =>
        {
            profile.ToTable("profile").HasKey(p => p.Id);
            profile.Property(p => p.Id).ValueGeneratedNever();
            profile.Property(p => p.Idempotency).HasConversion<string>().HasMaxLength(20);
            profile.Property(p => p.Applicants).HasJson();
            profile.Property(p => p.Addresses).HasJson();
            profile.OwnsOne(p => p.Auth, auth => auth.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20));
            profile.OwnsMany(p => p.Endpoints, endpoints =>
            {
                endpoints.ToJson("endpoints");
                endpoints.Property(e => e.Operation).HasConversion<string>();
            });
        });
    }
}
