using System.ComponentModel.DataAnnotations;
using Bridge.Catalog.Charges;
using Bridge.Catalog.Products;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Images;

public sealed record ArrangeImagesRequest([Required] IReadOnlyList<ArrangedImage>? Images);

public sealed record ArrangedImage(Guid Id, [property: MaxLength(300)] string? Alt);

/// <summary>The pictures of a product in the order that they shall have, the cover first, each with what it shows.</summary>
internal static class ArrangeImages
{
    public static void Map(RouteGroupBuilder products)
    {
        products.MapPut("/{id:guid}/images", Handle).WithName(nameof(ArrangeImages));
        products.MapDelete("/{id:guid}/images/{image:guid}", Detach).WithName("DetachImage");
    }

    static async Task<Results<Ok<List<AttachedImage>>, NotFound, ValidationProblem>> Handle(
        Guid id, ArrangeImagesRequest request, CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        if (await db.LockProductsAsync([id], ct) is not [var product])
        {
            return TypedResults.NotFound();
        }

        var attached = await db.ProductImages.Where(i => i.ProductId == id).ToDictionaryAsync(i => i.ImageId, ct);
        if (request.Images!.Count != attached.Count || !request.Images.All(i => attached.ContainsKey(i.Id)) || request.Images.DistinctBy(i => i.Id).Count() != attached.Count)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["images"] = ["Each of the product's pictures, once. They have changed meanwhile: load them again."] });
        }

        foreach (var image in request.Images)
        {
            attached[image.Id].Alt = string.IsNullOrWhiteSpace(image.Alt) ? null : image.Alt.Trim();
        }

        await db.ArrangeAsync(product, [.. request.Images.Select(i => attached[i.Id])], clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await db.ImagesOfAsync(id, ct));
    }

    /// <summary>The bytes stay: what was sent to a customer may still be asked for.</summary>
    static async Task<Results<NoContent, NotFound>> Detach(Guid id, Guid image, CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        if (await db.LockProductsAsync([id], ct) is not [var product])
        {
            return TypedResults.NotFound();
        }

        var attached = await db.ProductImages.Where(i => i.ProductId == id).OrderBy(i => i.Position).ToListAsync(ct);
        if (attached.Find(i => i.ImageId == image) is not { } gone)
        {
            return TypedResults.NotFound();
        }

        attached.Remove(gone);
        db.ProductImages.Remove(gone);
        await db.ArrangeAsync(product, attached, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
