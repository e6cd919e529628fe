using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Bridge.ServiceDefaults;

public static class BridgeDatabase
{
    /// <summary>
    /// The service's own database under its own name. No execution strategy retries: every slice locks rows in its own transaction, and the bus retries whole messages.
    /// Workers take <see cref="IDbContextFactory{TContext}"/>, slices the context itself.
    /// </summary>
    public static void AddBridgeDatabase<TDbContext>(this IHostApplicationBuilder builder, string name) where TDbContext : DbContext
    {
        builder.Services.AddSingleton(services => Connect(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<TransportSecurity>(), name));
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddPooledDbContextFactory<TDbContext>((services, options) =>
        {
            var signal = services.GetRequiredService<OutboxSignal>();
            options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
                .UseSnakeCaseNamingConvention()
                .AddInterceptors(new OutboxSaveInterceptor(signal), new OutboxCommitInterceptor(signal));
        });
        builder.Services.AddScoped(services => services.GetRequiredService<IDbContextFactory<TDbContext>>().CreateDbContext());
        builder.Services.AddHostedService<YoungTables>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: ["ready"]);
    }

    /// <summary>Outbox, inbox, dead messages, days of retention and signing keys: the tables that every service has.</summary>
    public static ModelBuilder AddBridgeTables(this ModelBuilder model)
    {
        model.Entity<OutboxRow>(OutboxRow.Configure);
        model.Entity<DeadOutboxRow>(row =>
        {
            row.ToTable("outbox_dead").HasKey(o => o.Id);
            row.Property(o => o.Id).ValueGeneratedNever();
        });
        model.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox").HasKey(i => new { i.Consumer, i.MessageId });
            row.Property(i => i.ReceivedAt).HasDefaultValueSql("now()");
        });
        model.Entity<DeadMessage>(row => row.ToTable("dead_message").HasKey(d => d.Id));
        model.Entity<RetentionRule>(RetentionRule.Configure);
        model.Entity<SigningKey>(row => row.ToTable("signing_key").HasKey(k => k.Id));
        return model;
    }

    static NpgsqlDataSource Connect(IConfiguration configuration, TransportSecurity security, string name)
    {
        var connectionString = configuration.GetConnectionString(name) ?? (EF.IsDesignTime
            ? "Host=localhost"
            : throw new InvalidOperationException($"The connection string '{name}' is missing: set ConnectionStrings__{name}."));
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        // Small pools: six services share one server of 100 connections. Keep-alive finds a partitioned server before a customer does.
        builder.ConnectionStringBuilder.MaxPoolSize = Math.Min(builder.ConnectionStringBuilder.MaxPoolSize, 15);
        builder.ConnectionStringBuilder.KeepAlive = 30;
        builder.ConnectionStringBuilder.ApplicationName = $"bridge {name}";
        // Every turn runs the same few dozen statements: planned once per connection instead of every time, which was half of PostgreSQL's work.
        builder.ConnectionStringBuilder.MaxAutoPrepare = Math.Max(builder.ConnectionStringBuilder.MaxAutoPrepare, 200);
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        // A plan is kept as long as its connection. One made while a table was small would read the whole of it ever after, however far it grows: so an index is taken wherever there is one.
        // Without jit, because what has no index then counts as so dear that PostgreSQL would compile it.
        builder.ConnectionStringBuilder.Options = $"{builder.ConnectionStringBuilder.Options} -c enable_seqscan=off -c jit=off".TrimStart();
        // Nothing but the relay changes its session, and it takes that session out of the pool: six statements less per use.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        security.Apply(builder.ConnectionStringBuilder);
        return builder.Build();
    }
}

/// <summary>A message that a consumer has taken; kept longer than any redelivery can be late.</summary>
public sealed class InboxRow
{
    public required string Consumer { get; init; }
    public required Guid MessageId { get; init; }
    public DateTimeOffset ReceivedAt { get; private set; }
}
