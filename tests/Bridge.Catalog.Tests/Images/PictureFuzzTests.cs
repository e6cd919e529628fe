using Bridge.Catalog.Images;
using Bridge.Testing.Fuzzing;
using SkiaSharp;

namespace Bridge.Catalog.Tests.Images;

/// <summary>Whatever is uploaded as a picture is drawn anew or refused in words.</summary>
public sealed class PictureFuzzTests
{
    static readonly byte[][] Right =
    [
        TestPictures.Make(24, 16, SKColors.Teal, SKEncodedImageFormat.Png), TestPictures.Make(24, 16, SKColors.Teal.WithAlpha(90), SKEncodedImageFormat.Png),
        TestPictures.Make(24, 16, SKColors.Tomato, SKEncodedImageFormat.Jpeg), TestPictures.WithExif(TestPictures.Make(24, 16, SKColors.Tomato, SKEncodedImageFormat.Jpeg), 6),
        TestPictures.Make(24, 16, SKColors.Navy, SKEncodedImageFormat.Webp), TestPictures.PngHeaderOf(40_000, 40_000),
    ];

    [Fact]
    public async Task No_upload_is_a_fault_of_the_decoder()
    {
        using var reencoder = new Reencoder();
        await Fuzz.RunAsync("uploads, drawn anew", 130, async random =>
        {
            var (picture, problem) = await reencoder.MakeAsync(ByteMutator.Mutate(random, Right[random.Next(Right.Length)]), CancellationToken.None);
            Assert.True(picture is null != problem is null);
            if (picture is not null)
            {
                Assert.Equal(picture.MimeType, PictureFormat.MimeTypeOf(picture.Bytes));
            }
        });
    }
}
