using System.Text;
using Bridge.Catalog.Images;
using SkiaSharp;

namespace Bridge.Catalog.Tests.Images;

public sealed class ReencoderTests : IDisposable
{
    readonly Reencoder _reencoder = new();

    /// <summary>Orientation as EXIF counts it, and where the red corner of the file comes to lie.</summary>
    [Theory]
    [InlineData(1, 40, 20, 2, 2)]
    [InlineData(2, 40, 20, 37, 2)]
    [InlineData(3, 40, 20, 37, 17)]
    [InlineData(4, 40, 20, 2, 17)]
    [InlineData(5, 20, 40, 2, 2)]
    [InlineData(6, 20, 40, 17, 2)]
    [InlineData(7, 20, 40, 17, 37)]
    [InlineData(8, 20, 40, 2, 37)]
    public async Task A_photograph_is_turned_upright_and_says_no_more_where_it_was_taken(byte orientation, int width, int height, int x, int y)
    {
        var photograph = TestPictures.WithExif(WithRedCorner(40, 20), orientation);
        Assert.Contains("27.7172N", Encoding.Latin1.GetString(photograph), StringComparison.Ordinal);

        var (picture, problem) = await _reencoder.MakeAsync(photograph, CancellationToken.None);

        Assert.Null(problem);
        Assert.Equal("image/jpeg", picture!.MimeType);
        Assert.DoesNotContain("27.7172N", Encoding.Latin1.GetString(picture.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(picture.Bytes), StringComparison.Ordinal);
        using var drawn = SKBitmap.Decode(picture.Bytes);
        Assert.Equal((width, height), (drawn.Width, drawn.Height));
        var corner = drawn.GetPixel(x, y);
        Assert.True(corner.Red > 150 && corner.Blue < 110, $"{corner} at {x}, {y}");
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, 5000, 2500, 2048, 1024)]
    [InlineData(SKEncodedImageFormat.Png, 3000, 30, 2048, 20)]
    [InlineData(SKEncodedImageFormat.Webp, 300, 200, 300, 200)]
    public async Task A_picture_is_kept_no_larger_than_it_is_shown(SKEncodedImageFormat format, int width, int height, int keptWidth, int keptHeight)
    {
        var (picture, problem) = await _reencoder.MakeAsync(TestPictures.Make(width, height, SKColors.SeaGreen, format), CancellationToken.None);

        Assert.Null(problem);
        using var drawn = SKBitmap.Decode(picture!.Bytes);
        Assert.Equal((keptWidth, keptHeight), (drawn.Width, drawn.Height));
        Assert.InRange(picture.Bytes.Length, 1, PictureFormat.MaxBytes);
    }

    [Fact]
    public async Task The_same_picture_is_drawn_to_the_same_bytes()
    {
        var bytes = TestPictures.Make(64, 64, SKColors.Teal, SKEncodedImageFormat.Png);

        Assert.Equal((await _reencoder.MakeAsync(bytes, CancellationToken.None)).Picture!.Bytes, (await _reencoder.MakeAsync(bytes, CancellationToken.None)).Picture!.Bytes);
    }

    public void Dispose() => _reencoder.Dispose();

    static byte[] WithRedCorner(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.Blue);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, 8, 8, red);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }
}
