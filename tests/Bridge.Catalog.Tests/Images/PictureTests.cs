using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Bridge.Catalog.Products;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.Testing;
using Microsoft.AspNetCore.Http;
using SkiaSharp;

namespace Bridge.Catalog.Tests.Images;

public sealed class PictureTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    static readonly byte[] Png = TestPictures.Make(40, 30, SKColors.CornflowerBlue.WithAlpha(128), SKEncodedImageFormat.Png);
    static readonly byte[] Jpeg = TestPictures.Make(40, 30, SKColors.Crimson, SKEncodedImageFormat.Jpeg);

    [Fact]
    public async Task An_uploaded_picture_is_kept_by_its_bytes_and_told_with_the_product()
    {
        var mug = await host.IdOfAsync("mug");

        var uploaded = await UploadAsync(mug, Png, "mug.gif");

        var image = (await uploaded.Content.ReadFromJsonAsync<AttachedImage>())!;
        var told = await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == mug && p.Picture?.ImageId == image.Id);
        using var service = host.Http("service");
        var kept = await service.GetByteArrayAsync($"/internal/images/{image.Id}");
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(kept)), "image/png"), (told.Picture!.Sha256, told.Picture.MimeType));
        using var drawn = SKBitmap.Decode(kept);
        Assert.Equal((40, 30, 128), (drawn.Width, drawn.Height, drawn.GetPixel(20, 15).Alpha));
        using var viewer = host.Http("Viewer");
        var seen = await viewer.GetAsync($"/images/{image.Id}");
        Assert.Equal(("image/png", "nosniff"), (seen.Content.Headers.ContentType!.MediaType, seen.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync($"/internal/images/{image.Id}")).StatusCode);
        // The same bytes at another product are the same picture.
        Assert.Equal(image.Id, (await (await UploadAsync(await host.IdOfAsync("cap"), Png, "cap.png")).Content.ReadFromJsonAsync<AttachedImage>())!.Id);
    }

    [Fact]
    public async Task A_picture_of_no_product_is_kept_for_whoever_names_it()
    {
        using var sales = host.Http("Sales");
        using var agent = host.Http("Agent");

        var kept = await (await sales.PostAsync("/images", Form(Jpeg, "code.jpg"))).Content.ReadFromJsonAsync<ImageRef>();
        using var service = host.Http("service");
        Assert.Equal(kept!.Sha256, Convert.ToHexStringLower(SHA256.HashData(await service.GetByteArrayAsync($"/internal/images/{kept.ImageId}"))));
        Assert.Equal(HttpStatusCode.BadRequest, (await sales.PostAsync("/images", Form([1, 2], "code.jpg"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.PostAsync("/images", Form(Jpeg, "code.jpg"))).StatusCode);
    }

    public static TheoryData<byte[], string> NoPictures => new()
    {
        { "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "neither a JPEG nor a PNG nor a WebP" },
        { "GIF89a"u8.ToArray(), "neither a JPEG nor a PNG nor a WebP" },
        { [0xFF, 0xD8], "neither a JPEG nor a PNG nor a WebP" },
        { [.. Png[..8], 1, 2, 3], "it is damaged" },
        { Png[..(Png.Length / 2)], "it is damaged" },
        { TestPictures.PngHeaderOf(60_000, 60_000), "60000 × 60000 pixels; at most 40 million" },
        { [], "Send one picture" },
        { [.. Jpeg, .. new byte[15 * 1024 * 1024]], "at most 15 MB" },
    };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public async Task What_is_no_picture_is_refused_by_its_bytes_whatever_its_name(byte[] bytes, string problem)
    {
        var refused = await UploadAsync(await host.IdOfAsync("mug"), bytes, "mug.png");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(problem, (await refused.Content.ReadFromJsonAsync<HttpValidationProblemDetails>())!.Errors["file"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ERPs_picture_is_fetched_by_way_of_the_connector_and_stands_until_somebody_uploads_one()
    {
        const string address = "https://erp.example/pictures/pen.jpg?size=large&of=1";
        var later = 1;
        host.Neighbours.Pictures[address] = () => later-- > 0 ? Results.Problem("the host cannot be reached", statusCode: 424) : Results.Bytes(Jpeg, "text/html");
        var pen = host.ErpProducts.Single(p => (string)p["id"]! == "pen");
        pen["image_url"] = address;

        await host.SyncAsync();

        var id = await host.IdOfAsync("pen");
        var told = await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == id && p.Picture is not null);
        Assert.Equal("image/jpeg", told.Picture!.MimeType);
        (await UploadAsync(id, Png, "pen.png")).EnsureSuccessStatusCode();
        await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == id && p.Picture?.MimeType == "image/png");
    }

    [Fact]
    public async Task Pictures_are_put_in_order_described_and_taken_away_and_the_first_is_the_cover()
    {
        var product = await host.IdOfAsync("cap");
        var first = (await (await UploadAsync(product, TestPictures.Make(7, 7, SKColors.Red, SKEncodedImageFormat.Png), "1.png")).Content.ReadFromJsonAsync<AttachedImage>())!;
        var second = (await (await UploadAsync(product, TestPictures.Make(8, 8, SKColors.Red, SKEncodedImageFormat.Png), "2.png")).Content.ReadFromJsonAsync<AttachedImage>())!;
        using var sales = host.Http("Sales");
        var all = (await sales.GetFromJsonAsync<ProductDetails>($"/products/{product}"))!.Images;
        Assert.Equal((second.Id, true), (all[0].Id, all[0].Cover));

        var order = all.OrderByDescending(i => i.Id == first.Id).Select(i => new { id = i.Id, alt = i.Id == first.Id ? " A blue cap " : null }).ToList();
        var arranged = (await (await sales.PutAsJsonAsync($"/products/{product}/images", new { images = order })).Content.ReadFromJsonAsync<List<AttachedImage>>())!;
        Assert.Equal((first.Id, true, "A blue cap", false), (arranged[0].Id, arranged[0].Cover, arranged[0].Alt, arranged[1].Cover));
        await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == product && p.Picture?.ImageId == first.Id && p.Version > 2);

        Assert.Equal(HttpStatusCode.BadRequest, (await sales.PutAsJsonAsync($"/products/{product}/images", new { images = order[..1] })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await sales.DeleteAsync($"/products/{product}/images/{first.Id}")).StatusCode);
        Assert.Equal(second.Id, (await sales.GetFromJsonAsync<ProductDetails>($"/products/{product}"))!.Images[0].Id);
        Assert.Equal(HttpStatusCode.NotFound, (await sales.DeleteAsync($"/products/{product}/images/{first.Id}")).StatusCode);
    }

    async Task<HttpResponseMessage> UploadAsync(Guid product, byte[] bytes, string name)
    {
        using var sales = host.Http("Sales");
        return await sales.PostAsync($"/products/{product}/images", Form(bytes, name));
    }

    static MultipartFormDataContent Form(byte[] bytes, string name) => new() { { new ByteArrayContent(bytes), "file", name } };
}
