using System.Buffers.Binary;
using SkiaSharp;

namespace Bridge.Catalog.Tests.Images;

internal static class TestPictures
{
    public static byte[] Make(int width, int height, SKColor color, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, color.Alpha == 255 ? SKAlphaType.Opaque : SKAlphaType.Premul));
        bitmap.Erase(color);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A JPEG with an EXIF block: how the camera was held, and where it was.</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        // TIFF, little-endian: one directory of two entries, Orientation (0x0112) and a text that names a place (ImageDescription, 0x010E).
        byte[] place = [.. "27.7172N 85.3240E\0"u8];
        byte[] tiff =
        [
            (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 2, 0,
            0x0E, 0x01, 2, 0, (byte)place.Length, 0, 0, 0, 38, 0, 0, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
            0, 0, 0, 0, .. place,
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        var length = exif.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }

    /// <summary>A header alone that promises a picture of this size: a few bytes that would take gigabytes to draw.</summary>
    public static byte[] PngHeaderOf(int width, int height)
    {
        var header = new byte[25];
        "IHDR"u8.CopyTo(header.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(header, 13);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), height);
        (header[16], header[17]) = (8, 6);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(21), Crc(header.AsSpan(4, 17)));
        byte[] idat = [0, 0, 0, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T', 0x35, 0xAF, 0x06, 0x1E];
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. header, .. idat];
    }

    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
