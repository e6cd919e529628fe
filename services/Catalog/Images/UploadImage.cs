using Bridge.Catalog.Charges;
using Bridge.Catalog.Products;
using Bridge.Contracts.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Images;

/// <summary>A picture from the console: attached to a product, and shown to customers from now on; or kept for whoever names it by its id.</summary>
internal static class UploadImage
{
    const string Field = "file";

    // Beyond the picture itself a form needs its frame.
    const int MaxRequest = PictureFormat.MaxBytesBefore + (64 * 1024);

    public static void Map(RouteGroupBuilder products, RouteGroupBuilder images)
    {
        TakesPicture(products.MapPost("/{id:guid}/images", Attach)).WithName(nameof(UploadImage));
        TakesPicture(images.MapPost("/", Keep)).WithName("KeepImage");
    }

    static RouteHandlerBuilder TakesPicture(RouteHandlerBuilder endpoint) => endpoint
        .Accepts<IFormFile>("multipart/form-data")
        // The gateway checks its own token on everything but GET; behind it there are no cookies to forge with.
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(MaxRequest * 2L));

    static async Task<Results<Ok<AttachedImage>, NotFound, ValidationProblem>> Attach(
        Guid id, HttpRequest request, CatalogDbContext db, ImageStore store, Reencoder reencoder, TimeProvider clock, CancellationToken ct)
    {
        var (kept, problem) = await ReadAsync(request, store, reencoder, ct);
        if (kept is null)
        {
            return Wrong(problem!);
        }

        if (!await db.Products.AnyAsync(p => p.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        var image = await db.AddOnceAsync(kept, ct);
        var product = (await db.LockProductsAsync([id], ct))[0];
        await db.AttachAsync(product, image, ImageSource.Uploaded, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await db.ImagesOfAsync(id, ct)).Find(i => i.Id == image.Id)!);
    }

    static async Task<Results<Ok<ImageRef>, ValidationProblem>> Keep(HttpRequest request, CatalogDbContext db, ImageStore store, Reencoder reencoder, CancellationToken ct)
    {
        var (kept, problem) = await ReadAsync(request, store, reencoder, ct);
        return kept is null ? Wrong(problem!) : TypedResults.Ok((await db.AddOnceAsync(kept, ct)).Ref);
    }

    /// <summary>The bytes, drawn anew and in their folder; or what is wrong with them.</summary>
    static async Task<(Image? Image, string? Problem)> ReadAsync(HttpRequest request, ImageStore store, Reencoder reencoder, CancellationToken ct)
    {
        var file = request.HasFormContentType ? (await request.ReadFormAsync(ct)).Files.GetFile(Field) : null;
        if (file is null || file.Length == 0)
        {
            return (null, "Send one picture as form data in the field 'file'.");
        }

        if (file.Length > PictureFormat.MaxBytesBefore)
        {
            return (null, $"The picture has {file.Length / 1048576.0:0.0} MB; at most {PictureFormat.MaxBytesBefore / 1048576} MB are taken.");
        }

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, ct);
        }

        var (picture, problem) = await reencoder.MakeAsync(bytes, ct);
        return picture is null ? (null, $"This cannot be used: {problem}.") : (await store.KeepAsync(picture.Bytes, picture.MimeType, ct), null);
    }

    static ValidationProblem Wrong(string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [Field] = [problem] });
}
