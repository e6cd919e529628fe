using SkiaSharp;

namespace Bridge.Hr.Applications;

/// <summary>
/// Photos of a CV's pages as one PDF. Each is drawn anew, upright, without what the camera wrote into it. The decoders are native code fed by strangers:
/// what would be too large is refused by its header, and one document is made at a time.
/// </summary>
internal sealed class PageBinder : IDisposable
{
    private const int MaxPixels = 40_000_000;

    /// <summary>Of a page in pixels: small print stays legible, twenty pages stay far below what goes inline.</summary>
    private const int LongestSide = 2_400;

    private const int Quality = 80;

    /// <summary>A4 in points.</summary>
    private const float PaperWidth = 595;
    private const float PaperHeight = 842;

    private readonly SemaphoreSlim _one = new(1);

    /// <param name="page">The bytes of a photo, from 0; null: it cannot be had.</param>
    /// <returns>The pages that are not in it.</returns>
    public async Task<IReadOnlyList<int>> BindAsync(int pages, Stream to, Func<int, Task<byte[]?>> page, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var lost = new List<int>();
            using var document = SKDocument.CreatePdf(to, new SKDocumentPdfMetadata { EncodingQuality = Quality });
            for (var i = 0; i < pages; i++)
            {
                if (await page(i) is not { } photo || !await Task.Run(() => Add(document, photo), ct))
                {
                    lost.Add(i);
                }
            }

            document.Close();
            return lost;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static bool Add(SKDocument document, byte[] photo)
    {
        using var data = SKData.CreateCopy(photo);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height is 0 or > MaxPixels)
        {
            return false;
        }

        // JPEG is decoded at about the size that is wanted: a large photograph never lies in memory whole.
        var size = codec.GetScaledDimensions(Math.Min(1f, LongestSide / (float)Math.Max(codec.Info.Width, codec.Info.Height)));
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            return false;
        }

        using var flat = Upright(bitmap, codec.EncodedOrigin);
        var scale = Math.Min(PaperWidth / flat.Width, PaperHeight / flat.Height);
        using var canvas = document.BeginPage(flat.Width * scale, flat.Height * scale);
        canvas.DrawImage(flat, new SKRect(0, 0, flat.Width * scale, flat.Height * scale), SKSamplingOptions.Default);
        document.EndPage();
        return true;
    }

    /// <summary>How the camera was held stands in what is left behind: the page itself is turned. On white, for a PDF shows nothing through as JPEG.</summary>
    private static SKImage Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var lying = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = lying ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        using var upright = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
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
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        return SKImage.FromBitmap(upright);
    }
}
