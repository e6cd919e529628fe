using Bridge.Gateway.Alerts;
using Bridge.Gateway.Audit;
using Bridge.Gateway.Companies;
using Bridge.Gateway.Keys;
using Bridge.Gateway.Privacy;
using Bridge.Gateway.Users;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway;

/// <summary>Users and roles, their sessions, the cookie's keys, what they changed, and the company.</summary>
public sealed class GatewayDbContext(DbContextOptions<GatewayDbContext> options)
    : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<ConsoleSession> Sessions => Set<ConsoleSession>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Company> Companies => Set<Company>();
    public DbSet<SignInRules> SignInRules => Set<SignInRules>();
    public DbSet<ApiKey> Keys => Set<ApiKey>();
    public DbSet<AlertSettings> AlertSettings => Set<AlertSettings>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<AlertDelivery> AlertDeliveries => Set<AlertDelivery>();
    public DbSet<ErasureRequest> Erasures => Set<ErasureRequest>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.AddBridgeTables();
        builder.Entity<User>(User.Configure);
        builder.Entity<IdentityRole<Guid>>().ToTable("role");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("user_role");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_token");
        // As Identity's third schema version has it, which it adds only where the host's options can be asked: not for a migration.
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("user_passkey").HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson("data");
            passkey.HasOne<User>().WithMany().HasForeignKey(p => p.UserId);
        });
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claim");
        builder.Entity<DataProtectionKey>().ToTable("data_protection_key");
        builder.Entity<Company>().ToTable("company");
        builder.Entity<SignInRules>(Gateway.Users.SignInRules.Configure);
        builder.Entity<ApiKey>(ApiKey.Configure);
        builder.Entity<ErasureRequest>(ErasureRequest.Configure);
        builder.Entity<AlertSettings>(Alerts.AlertSettings.Configure);
        builder.Entity<Incident>(Incident.Configure);
        builder.Entity<AlertDelivery>(AlertDelivery.Configure);
        builder.Entity<ConsoleSession>(session =>
        {
            session.ToTable("console_session").HasIndex(s => s.KeyHash).IsUnique();
            session.HasIndex(s => s.UserId);
            session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit").HasIndex(e => new { e.UserId, e.Id });
            entry.Property(e => e.Event).HasConversion<string>().HasMaxLength(20);
            entry.Property(e => e.Before).HasColumnType("json");
            entry.Property(e => e.After).HasColumnType("json");
        });
    }
}
