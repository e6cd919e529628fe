using Bridge.Catalog.Charges;
using Bridge.Catalog.Products;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Images;

/// <summary>A picture from the console: attached to the product, and shown to customers from now on.</summary>
internal static class UploadImage
{
    const string Field = "file";

    // Beyond the picture itself a form needs its frame.
    const int MaxRequest = PictureFormat.MaxBytes + (64 * 1024);

    public static void Map(RouteGroupBuilder products) => products.MapPost("/{id:guid}/images", Handle).WithName(nameof(UploadImage))
        .Accepts<IFormFile>("multipart/form-data")
        // The gateway checks its own token on everything but GET; behind it there are no cookies to forge with.
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(MaxRequest * 4L));

    static async Task<Results<Ok<AttachedImage>, NotFound, ValidationProblem>> Handle(
        Guid id, HttpRequest request, CatalogDbContext db, ImageStore store, TimeProvider clock, CancellationToken ct)
    {
        var file = request.HasFormContentType ? (await request.ReadFormAsync(ct)).Files.GetFile(Field) : null;
        if (file is null || file.Length == 0)
        {
            return Wrong("Send one picture as form data in the field 'file'.");
        }

        if (file.Length > PictureFormat.MaxBytes)
        {
            return Wrong($"The picture has {file.Length / 1048576.0:0.0} MB; WhatsApp takes at most 5 MB.");
        }

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, ct);
        }

        if (PictureFormat.MimeTypeOf(bytes) is not { } mimeType)
        {
            return Wrong("This is neither a JPEG nor a PNG, whatever its name says.");
        }

        if (!await db.Products.AnyAsync(p => p.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var kept = await store.KeepAsync(bytes, mimeType, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        var image = await db.AddOnceAsync(kept, ct);
        var product = (await db.LockProductsAsync([id], ct))[0];
        await db.AttachAsync(product, image, ImageSource.Uploaded, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new AttachedImage(image.Id, image.MimeType, image.Size, true, false));
    }

    static ValidationProblem Wrong(string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [Field] = [problem] });
}

internal static class Attaching
{
    /// <summary>Under the product's lock: the newest upload is the cover; the ERP's picture is it only where nobody has uploaded one.</summary>
    public static async Task AttachAsync(this CatalogDbContext db, Product product, Image image, ImageSource source, DateTimeOffset now, CancellationToken ct)
    {
        var attached = await db.ProductImages.Where(i => i.ProductId == product.Id).ToListAsync(ct);
        if (attached.Find(i => i.ImageId == image.Id) is { } same)
        {
            same.Source = source;
        }
        else
        {
            db.ProductImages.Add(new ProductImage { ProductId = product.Id, ImageId = image.Id, Source = source, AttachedAt = now });
        }

        if (source == ImageSource.Erp)
        {
            db.ProductImages.RemoveRange(attached.Where(i => i.Source == ImageSource.Erp && i.ImageId != image.Id));
        }

        var uploaded = attached.Any(i => i.Source == ImageSource.Uploaded && i.ImageId != image.Id);
        if (product.CoverId != image.Id && (source == ImageSource.Uploaded || !uploaded))
        {
            product.CoverId = image.Id;
            await db.PublishAsync([product], now, ct);
        }
    }
}
