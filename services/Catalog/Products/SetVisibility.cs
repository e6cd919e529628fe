using System.ComponentModel.DataAnnotations;
using Bridge.Catalog.Charges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Catalog.Products;

public sealed record SetVisibilityRequest([Required] bool? Visible);

/// <summary>Public or not: the phone's menu follows within the second, because the event leaves with the commit.</summary>
internal static class SetVisibility
{
    public static void Map(RouteGroupBuilder products) => products.MapPut("/{id:guid}/visibility", Handle).WithName(nameof(SetVisibility));

    static async Task<Results<Ok<ProductRow>, NotFound>> Handle(Guid id, SetVisibilityRequest request, CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        if (await db.LockProductsAsync([id], ct) is not [var product])
        {
            return TypedResults.NotFound();
        }

        if (product.Public != request.Visible)
        {
            product.Public = request.Visible!.Value;
            await db.PublishAsync([product], clock.GetUtcNow(), ct);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ListProducts.Row(product));
    }
}
