using Bridge.Contracts.Company;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Catalog.Company;

/// <summary>The gateway's word on the company, as far as prices and orders need it: one row.</summary>
internal sealed class CompanyProfile
{
    public int Id { get; init; } = 1;
    public long Version { get; set; }
    public required string Country { get; set; }
    public required string Currency { get; set; }

    /// <summary>Where a day begins.</summary>
    public required string TimeZone { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CompanyProfile>
    {
        public void Configure(EntityTypeBuilder<CompanyProfile> company) => company.ToTable("company").Property(c => c.Id).ValueGeneratedNever();
    }
}

internal sealed class CompanyChangedConsumer(CatalogDbContext db) : IConsumer<CompanyChanged>
{
    public Task Consume(ConsumeContext<CompanyChanged> context) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO company (id, version, country, currency, time_zone)
        VALUES (1, {context.Message.Version}, {context.Message.Country}, {context.Message.Currency}, {context.Message.TimeZone})
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, country = excluded.country, currency = excluded.currency,
            time_zone = excluded.time_zone
        WHERE excluded.version > company.version
        """, context.CancellationToken);
}
