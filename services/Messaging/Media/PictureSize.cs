using System.Buffers.Binary;

namespace Bridge.Messaging.Media;

/// <summary>How large a picture is, by its header alone: nothing that a stranger has sent is decoded for it.</summary>
readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Where the sizes of a JPEG stand behind more than this much of other things, it is not measured.</summary>
    const int LongestHeader = 1024 * 1024;

    public static async Task<PictureSize?> ReadAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[(int)Math.Min(file.Length, LongestHeader)];
        await file.ReadExactlyAsync(head, ct);
        return Of(head);
    }

    /// <summary>Null where it is no picture, or one that says nothing of its size so early.</summary>
    public static PictureSize? Of(ReadOnlySpan<byte> head) => MediaTypes.Sniff(head) switch
    {
        "image/png" when head.Length >= 24 => Sane(BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..])),
        "image/gif" when head.Length >= 10 => Sane(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..])),
        "image/webp" when head.Length >= 30 => WebP(head),
        "image/jpeg" => Jpeg(head),
        _ => null,
    };

    static PictureSize? WebP(ReadOnlySpan<byte> head)
    {
        var kind = head[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return Sane(1u + (BinaryPrimitives.ReadUInt32LittleEndian(head[24..]) & 0xFFFFFF), 1u + (BinaryPrimitives.ReadUInt32LittleEndian(head[26..]) >> 8));
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return Sane(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }

        return kind.SequenceEqual("VP8 "u8)
            ? Sane(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFFu) : null;
    }

    /// <summary>From marker to marker until one that begins a frame.</summary>
    static PictureSize? Jpeg(ReadOnlySpan<byte> head)
    {
        for (var at = 2; at + 9 <= head.Length && head[at] == 0xFF;)
        {
            var marker = head[at + 1];
            if (marker == 0xFF)
            {
                at++;
            }
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Sane(BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            }
            else
            {
                at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
            }
        }

        return null;
    }

    static PictureSize? Sane(uint width, uint height) => width is > 0 and < 1_000_000 && height is > 0 and < 1_000_000 ? new((int)width, (int)height) : null;
}
