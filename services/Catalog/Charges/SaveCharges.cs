using Bridge.Catalog.Products;
using Bridge.Contracts.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Charges;

public sealed record SaveChargesRequest(string? Name, IReadOnlyList<QuantityRow>? Rows);

/// <summary>
/// A table is saved whole, and every product that it applies to is published with its new rows in the same commit. A product's own table without rows
/// says that nothing is added to it; deleting the table gives it back to the general one.
/// </summary>
internal static class SaveCharges
{
    public static void Map(RouteGroupBuilder charges)
    {
        charges.MapPut("/charges", (SaveChargesRequest request, CatalogDbContext db, TimeProvider clock, CancellationToken ct) =>
            Save(null, request, db, clock, ct)).WithName(nameof(SaveCharges));
        charges.MapPut("/products/{id:guid}/charges", (Guid id, SaveChargesRequest request, CatalogDbContext db, TimeProvider clock, CancellationToken ct) =>
            Save(id, request, db, clock, ct)).WithName("SaveProductCharges");
        charges.MapDelete("/products/{id:guid}/charges", Delete).WithName("DeleteProductCharges");
    }

    static async Task<Results<Ok<ChargesView>, NotFound, ValidationProblem>> Save(
        Guid? product, SaveChargesRequest request, CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var rows = request.Rows ?? [];
        if (ChargeRules.Problems(request.Name, rows) is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockChargesAsync(ct);
        if (product is not null && !await db.Products.AnyAsync(p => p.Id == product, ct))
        {
            return TypedResults.NotFound();
        }

        var table = await db.ChargeTables.SingleOrDefaultAsync(t => t.ProductId == product, ct);
        if (table is null)
        {
            db.ChargeTables.Add(table = new ChargeTable { ProductId = product, Name = "", Rows = [] });
        }

        (table.Name, table.Rows) = (request.Name!.Trim(), [.. rows.OrderBy(r => r.Min)]);
        await db.SaveChangesAsync(ct);
        await PublishAsync(product, db, clock, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new ChargesView(table.Name, table.Rows));
    }

    static async Task<Results<NoContent, NotFound>> Delete(Guid id, CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockChargesAsync(ct);
        if (await db.ChargeTables.Where(t => t.ProductId == id).ExecuteDeleteAsync(ct) == 0)
        {
            return TypedResults.NotFound();
        }

        await PublishAsync(id, db, clock, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Every product that the table applies to: one, or all that have none of their own.</summary>
    static async Task PublishAsync(Guid? product, CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var ids = product is { } one ? [one] : await db.Products
            .Where(p => !p.Removed && !db.ChargeTables.Any(t => t.ProductId == p.Id)).Select(p => p.Id).ToArrayAsync(ct);
        await db.PublishAsync(await db.LockProductsAsync(ids, ct), clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }
}
