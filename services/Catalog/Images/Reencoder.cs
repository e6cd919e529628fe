using SkiaSharp;

namespace Bridge.Catalog.Images;

/// <summary>A picture as it is kept and sent.</summary>
internal sealed record Picture(byte[] Bytes, string MimeType);

/// <summary>
/// Draws what came anew and keeps only that: where a photograph was taken, and whatever else a file may carry, stays outside. The decoders are native
/// code fed by strangers, so what is no picture, or would be too large a one, is refused by its first bytes and its header, and few are drawn at once.
/// </summary>
internal sealed class Reencoder : IDisposable
{
    /// <summary>Forty million pixels take 160 MB while they are drawn.</summary>
    public const int MaxPixels = 40_000_000;

    /// <summary>WhatsApp shows no more of a picture than this.</summary>
    private const int LongestSide = 2_048;

    private const int Quality = 85;
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>The picture, or what is wrong with it.</summary>
    public async Task<(Picture? Picture, string? Problem)> MakeAsync(byte[] bytes, CancellationToken ct)
    {
        if (PictureFormat.MimeTypeOf(bytes) is null)
        {
            return (null, "it is neither a JPEG nor a PNG nor a WebP, whatever its name says");
        }

        await _places.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Make(bytes), ct);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private static (Picture? Picture, string? Problem) Make(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return (null, "it is damaged");
        }

        var size = codec.Info.Size;
        if ((long)size.Width * size.Height > MaxPixels)
        {
            return (null, $"it has {size.Width} × {size.Height} pixels; at most {MaxPixels / 1_000_000} million are drawn");
        }

        if (codec.FrameCount > 1)
        {
            return (null, "it moves; WhatsApp shows still pictures here");
        }

        using var drawn = Draw(codec);
        return drawn is null ? (null, "it is damaged") : Encode(drawn);
    }

    private static SKBitmap? Draw(SKCodec codec)
    {
        var full = codec.Info.Size;
        var shrink = Math.Min(1f, LongestSide / (float)Math.Max(full.Width, full.Height));
        // JPEG is decoded at about the size that is wanted: a large photograph never lies in memory whole.
        var decoded = codec.GetScaledDimensions(shrink);
        var info = new SKImageInfo(decoded.Width, decoded.Height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        using var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            return null;
        }

        var (width, height) = (Math.Max(1, (int)Math.Round(full.Width * shrink)), Math.Max(1, (int)Math.Round(full.Height * shrink)));
        return Upright(bitmap, new SKSizeI(width, height), codec.EncodedOrigin);
    }

    /// <summary>How the camera was held stands in what is left behind: the picture itself is turned.</summary>
    private static SKBitmap Upright(SKBitmap bitmap, SKSizeI size, SKEncodedOrigin origin)
    {
        var lying = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = lying ? (size.Height, size.Width) : (size.Width, size.Height);
        var upright = new SKBitmap(bitmap.Info.WithSize(width, height));
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, new SKRect(0, 0, size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    /// <summary>PNG where something shines through, else JPEG.</summary>
    private static (Picture? Picture, string? Problem) Encode(SKBitmap drawn)
    {
        if (drawn.AlphaType != SKAlphaType.Opaque)
        {
            using var png = drawn.Encode(SKEncodedImageFormat.Png, Quality);
            if (png.Size <= PictureFormat.MaxBytes)
            {
                return (new Picture(png.ToArray(), "image/png"), null);
            }
        }

        using var flat = new SKBitmap(drawn.Info.WithAlphaType(SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(flat))
        {
            using var image = SKImage.FromBitmap(drawn);
            canvas.Clear(SKColors.White);
            canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        }

        using var jpeg = flat.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.Size <= PictureFormat.MaxBytes
            ? (new Picture(jpeg.ToArray(), "image/jpeg"), null)
            : (null, "it is too large to be sent over WhatsApp");
    }
}
