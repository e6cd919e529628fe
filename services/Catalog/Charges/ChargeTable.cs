using Bridge.Catalog.Pricing;
using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Catalog.Charges;

/// <summary>What is added to a price by quantity: the general table, or a product's own.</summary>
internal sealed class ChargeTable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Null: the general table.</summary>
    public Guid? ProductId { get; init; }

    /// <summary>The charge's name as customers read it.</summary>
    public required string Name { get; set; }

    /// <summary>By quantity, without gaps and overlaps. Below the first row and above the last nothing is charged.</summary>
    public required List<QuantityRow> Rows { get; set; }

    /// <summary>Nothing where no row applies or the row's charge is nothing: a line of zero would only puzzle the customer.</summary>
    public ChargeLine? At(int quantity, string currency)
    {
        var row = Rows.Find(row => row.Min <= quantity && (row.Max is null || quantity <= row.Max));
        if (row is null)
        {
            return null;
        }

        var amount = Money.Round(row.Basis == ChargeBasis.PerUnit ? row.Charge * quantity : row.Charge, currency);
        return amount == 0 ? null : new ChargeLine(Name, amount, ProductId);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<ChargeTable>
    {
        public void Configure(EntityTypeBuilder<ChargeTable> table)
        {
            table.ToTable("charge_table");
            table.Property(t => t.Rows).HasJson();
            table.HasIndex(t => t.ProductId).IsUnique().AreNullsDistinct(false);
        }
    }
}
