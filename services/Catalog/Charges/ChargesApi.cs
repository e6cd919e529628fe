using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Charges;

/// <param name="Name">The charge's name as customers read it.</param>
public sealed record ChargesView(string Name, IReadOnlyList<QuantityRow> Rows);

internal static class ChargesApi
{
    const string DefaultName = "Quantity charge";

    public static void MapCharges(this IEndpointRouteBuilder app)
    {
        var reading = app.MapGroup("").WithTags("Charges").RequireAuthorization(Policies.Viewer);
        reading.MapGet("/charges", (CatalogDbContext db, CancellationToken ct) => Get(null, db, ct)).WithName("GetCharges");
        reading.MapGet("/products/{id:guid}/charges", (Guid id, CatalogDbContext db, CancellationToken ct) => Get(id, db, ct)).WithName("GetProductCharges");

        var deciding = app.MapGroup("").WithTags("Charges").RequireAuthorization(Policies.Sales);
        SaveCharges.Map(deciding);
    }

    static async Task<Ok<ChargesView>> Get(Guid? product, CatalogDbContext db, CancellationToken ct)
    {
        var table = await db.ChargeTables.AsNoTracking().SingleOrDefaultAsync(t => t.ProductId == product, ct);
        return TypedResults.Ok(new ChargesView(table?.Name ?? DefaultName, table?.Rows ?? []));
    }
}
