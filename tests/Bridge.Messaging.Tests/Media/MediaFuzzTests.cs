using Bridge.Messaging.Media;
using Bridge.Testing.Fuzzing;

namespace Bridge.Messaging.Tests.Media;

/// <summary>Whatever a customer sends as a file is named by its bytes, or by nothing.</summary>
public sealed class MediaFuzzTests
{
    static readonly byte[][] Right =
    [
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 32, 0, 0, 0, 16, 8, 6, 0, 0, 0],
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0, 16, 0, 24, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
        [.. "RIFF"u8, 36, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 15, 0, 0],
        [.. "RIFF"u8, 36, 0, 0, 0, .. "WEBPVP8L"u8, 10, 0, 0, 0, 0x2F, 23, 0xC0, 3, 0, 0],
        [.. "%PDF-1.7 "u8], [.. "OggS"u8, 0, 2, 0, 0, 0, 0, .. "OpusHead"u8], [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0], [.. "PK"u8, 3, 4, 20, 0, 0, 0],
    ];

    [Fact]
    public Task No_file_is_a_fault_of_who_looks_at_it() => Fuzz.RunAsync("uploads, named and measured", 50, random =>
    {
        var bytes = ByteMutator.Mutate(random, Right[random.Next(Right.Length)]);

        var size = PictureSize.Of(bytes);

        Assert.False(string.IsNullOrEmpty(MediaTypes.Of(bytes, "application/pdf")));
        Assert.True(size is null or { Width: > 0, Height: > 0 });
    });
}
