using Bridge.Messaging.Media;
using CsCheck;

namespace Bridge.Messaging.Tests.Media;

/// <summary>Headers as cameras and editors write them; whatever else comes is no picture, and never a fault.</summary>
public sealed class PictureSizeTests
{
    static readonly byte[] Gif = [.. "GIF89a"u8, 0x40, 0x01, 0xF0, 0x00];
    static readonly byte[] LossyWebP = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0x20, 0x03, 0x58, 0x02];
    static readonly byte[] LargeWebP = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0x9F, 0x0F, 0, 0xB7, 0x0B, 0];

    /// <summary>Behind a table and 300 bytes of somebody's camera.</summary>
    static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE1, 0x01, 0x2E, .. new byte[300], 0xFF, 0xDB, 0x00, 0x04, 1, 2, 0xFF, 0xC2, 0x00, 0x11, 8, 0x04, 0xB0, 0x06, 0x40, 3, 1];

    [Fact]
    public void The_size_stands_in_the_header()
    {
        Assert.Equal(new PictureSize(320, 240), PictureSize.Of(Gif));
        Assert.Equal(new PictureSize(800, 600), PictureSize.Of(LossyWebP));
        Assert.Equal(new PictureSize(4000, 3000), PictureSize.Of(LargeWebP));
        Assert.Equal(new PictureSize(1600, 1200), PictureSize.Of(Jpeg));
        Assert.Null(PictureSize.Of("%PDF-1.7"u8));
    }

    [Fact]
    public void Whatever_is_sent_ends_in_a_size_or_in_none() =>
        Gen.Select(Gen.OneOf(Gif, LossyWebP, LargeWebP, Jpeg), Gen.Int[0, 400], Gen.Byte.Array[0, 60]).Sample((picture, keep, rest) =>
        {
            byte[] bytes = [.. picture.Take(keep), .. rest];
            if (PictureSize.Of(bytes) is { } size)
            {
                Assert.InRange(size.Width, 1, 999_999);
                Assert.InRange(size.Height, 1, 999_999);
            }
        }, iter: 2000);
}
