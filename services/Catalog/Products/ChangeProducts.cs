using System.ComponentModel.DataAnnotations;
using Bridge.Catalog.Charges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Catalog.Products;

/// <param name="Visible">Null: stays as it is.</param>
/// <param name="FlowId">Null: stays as it is; empty: none any more.</param>
public sealed record ChangeProductsRequest([Required, MaxLength(1000)] IReadOnlyList<Guid>? Ids, bool? Visible, [MaxLength(100)] string? FlowId);

public sealed record ChangedCount(int Changed);

/// <summary>One decision about several products, in one commit.</summary>
internal static class ChangeProducts
{
    public static void Map(RouteGroupBuilder products) => products.MapPost("/bulk", Handle).WithName(nameof(ChangeProducts));

    static async Task<Ok<ChangedCount>> Handle(ChangeProductsRequest request, CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        var changed = new List<Product>();
        foreach (var product in await db.LockProductsAsync([.. request.Ids!], ct))
        {
            var before = (product.Public, product.FlowId);
            product.Public = request.Visible ?? product.Public;
            product.FlowId = request.FlowId switch { null => product.FlowId, "" => null, var flow => flow };
            if (before != (product.Public, product.FlowId))
            {
                changed.Add(product);
            }
        }

        await db.PublishAsync(changed, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new ChangedCount(changed.Count));
    }
}
