using Bridge.Hr.Applications;
using Bridge.Testing.Fuzzing;
using SkiaSharp;

namespace Bridge.Hr.Tests;

/// <summary>Whatever is handed in as a CV, or as photos of one, is kept as what it is, and drawn or left out.</summary>
public sealed class CvFuzzTests
{
    static readonly byte[][] Right = [.. new[] { SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png }.Select(Photo), [.. "%PDF-1.7 cv"u8], [.. "PK"u8, 3, 4, 20, 0]];

    [Fact]
    public async Task No_CV_is_a_fault_of_who_binds_it()
    {
        using var binder = new PageBinder();
        await Fuzz.RunAsync("uploads, named and bound as a CV", 20, async random =>
        {
            var bytes = ByteMutator.Mutate(random, Right[random.Next(Right.Length)]);
            Assert.False(string.IsNullOrEmpty(CvFormat.MimeTypeOf(bytes, new[] { "cv.pdf", "cv.docx", "cv", null, "cv.pdf\0.exe" }[random.Next(5)])));
            using var bound = new MemoryStream();

            var lost = await binder.BindAsync(1, bound, _ => Task.FromResult<byte[]?>(bytes), CancellationToken.None);

            Assert.True(lost.Count is 0 or 1);
        });
    }

    static byte[] Photo(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(24, 16);
        bitmap.Erase(SKColors.Teal);
        using var image = bitmap.Encode(format, 80);
        return image.ToArray();
    }
}
