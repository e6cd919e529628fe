using System.Collections.Concurrent;
using ReferenceErp.Books;

namespace ReferenceErp.Pictures;

/// <summary>Product pictures, drawn from a few shapes when first asked for: nothing binary in the repository, nobody's rights but ours.</summary>
internal static class Gallery
{
    private static readonly ConcurrentDictionary<string, byte[]> Drawn = [];

    public static byte[] Of(Product product) => Drawn.GetOrAdd(product.Id, _ =>
    {
        var canvas = new Canvas(640, Colour.Parse(product.Color).Towards(Colour.White, 0.84));
        Figures.Draw(canvas, product.Figure, Colour.Parse(product.Color));
        return Png.Encode(canvas);
    });
}

internal readonly record struct Colour(byte R, byte G, byte B)
{
    public static readonly Colour White = new(255, 255, 255);
    public static readonly Colour Black = new(15, 23, 42);

    public static Colour Parse(string hex)
    {
        var rgb = Convert.FromHexString(hex);
        return new Colour(rgb[0], rgb[1], rgb[2]);
    }

    public Colour Towards(Colour other, double share) => new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + (to - from) * share);
}
