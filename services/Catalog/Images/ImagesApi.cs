using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Bridge.Catalog.Images;

internal static class ImagesApi
{
    public static void MapImages(this IEndpointRouteBuilder app)
    {
        app.MapGroup("/images").WithTags("Images").RequireAuthorization(Policies.Viewer).MapGet("/{id:guid}", Get).WithName("GetImage");
        app.MapGroup("/internal/images").ExcludeFromDescription().RequireAuthorization(Policies.Service).MapGet("/{id:guid}", Get).WithName("ReadImage");
        var products = app.MapGroup("/products").WithTags("Images").RequireAuthorization(Policies.Sales);
        UploadImage.Map(products, app.MapGroup("/images").WithTags("Images").RequireAuthorization(Policies.Sales));
        ArrangeImages.Map(products);
    }

    /// <summary>The bytes never change under an id.</summary>
    static async Task<Results<FileStreamHttpResult, NotFound>> Get(Guid id, HttpContext http, CatalogDbContext db, ImageStore store, CancellationToken ct)
    {
        if (await db.Images.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } image)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        http.Response.Headers[HeaderNames.CacheControl] = "private, max-age=31536000, immutable";
        return TypedResults.Stream(store.Open(image), image.MimeType, entityTag: new EntityTagHeaderValue($"\"{image.Sha256}\""));
    }
}
