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
    const int MaxRequest = PictureFormat.MaxBytesBefore + (64 * 1024);

    public static void Map(RouteGroupBuilder products) => products.MapPost("/{id:guid}/images", Handle).WithName(nameof(UploadImage))
        .Accepts<IFormFile>("multipart/form-data")
        // The gateway checks its own token on everything but GET; behind it there are no cookies to forge with.
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(MaxRequest * 2L));

    static async Task<Results<Ok<AttachedImage>, NotFound, ValidationProblem>> Handle(
        Guid id, HttpRequest request, CatalogDbContext db, ImageStore store, Reencoder reencoder, TimeProvider clock, CancellationToken ct)
    {
        var file = request.HasFormContentType ? (await request.ReadFormAsync(ct)).Files.GetFile(Field) : null;
        if (file is null || file.Length == 0)
        {
            return Wrong("Send one picture as form data in the field 'file'.");
        }

        if (file.Length > PictureFormat.MaxBytesBefore)
        {
            return Wrong($"The picture has {file.Length / 1048576.0:0.0} MB; at most {PictureFormat.MaxBytesBefore / 1048576} MB are taken.");
        }

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, ct);
        }

        var (picture, problem) = await reencoder.MakeAsync(bytes, ct);
        if (picture is null)
        {
            return Wrong($"This cannot be used: {problem}.");
        }

        if (!await db.Products.AnyAsync(p => p.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var kept = await store.KeepAsync(picture.Bytes, picture.MimeType, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        var image = await db.AddOnceAsync(kept, ct);
        var product = (await db.LockProductsAsync([id], ct))[0];
        await db.AttachAsync(product, image, ImageSource.Uploaded, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await db.ImagesOfAsync(id, ct)).Find(i => i.Id == image.Id)!);
    }

    static ValidationProblem Wrong(string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [Field] = [problem] });
}
