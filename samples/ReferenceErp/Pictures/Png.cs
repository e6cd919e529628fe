using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ReferenceErp.Pictures;

/// <summary>The least of PNG that holds a picture: 8-bit RGB, one IDAT, no filter (flat colours compress well without).</summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public static byte[] Encode(Canvas canvas)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        Chunk(png, "IHDR", Header(canvas.Side));
        Chunk(png, "IDAT", Pixels(canvas));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Header(int side)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 8; // bits for each channel
        header[9] = 2; // RGB
        return header;
    }

    private static byte[] Pixels(Canvas canvas)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + canvas.Side * 3];
            for (var y = 0; y < canvas.Side; y++)
            {
                for (var x = 0; x < canvas.Side; x++)
                {
                    (row[x * 3 + 1], row[x * 3 + 2], row[x * 3 + 3]) = canvas[x, y];
                }
                zlib.Write(row);
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        png.Write(word);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc(body));
        png.Write(word);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) { crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1; }
        }
        return ~crc;
    }
}
