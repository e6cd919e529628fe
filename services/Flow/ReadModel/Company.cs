using Bridge.Contracts.Company;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.ReadModel;

/// <summary>The company as its owner entered it; one row, there from the beginning.</summary>
sealed class Company
{
    public int Id { get; init; } = 1;
    public long Version { get; init; }
    public string Name { get; init; } = "Bridge";
    public string Country { get; init; } = "US";
    public string TimeZone { get; init; } = "UTC";
    public string Currency { get; init; } = "USD";

    sealed class Configuration : IEntityTypeConfiguration<Company>
    {
        public void Configure(EntityTypeBuilder<Company> company)
        {
            company.ToTable("company", table => table.HasCheckConstraint("ck_company_one", "id = 1"));
            company.Property(c => c.Id).ValueGeneratedNever();
            company.HasData(new Company());
        }
    }
}

sealed class CompanyChangedConsumer(FlowDbContext db) : IConsumer<CompanyChanged>
{
    public Task Consume(ConsumeContext<CompanyChanged> context) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE company SET version = {context.Message.Version}, name = {context.Message.Name}, country = {context.Message.Country},
            time_zone = {context.Message.TimeZone}, currency = {context.Message.Currency}
        WHERE version < {context.Message.Version}
        """, context.CancellationToken);
}
