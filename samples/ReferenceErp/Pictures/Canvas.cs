namespace ReferenceErp.Pictures;

/// <summary>A square of pixels on which shapes are painted by their distance functions, in units of a hundredth of the side: edges come out smooth.</summary>
internal sealed class Canvas
{
    private readonly Colour[] pixels;

    public Canvas(int side, Colour ground)
    {
        Side = side;
        pixels = new Colour[side * side];
        Array.Fill(pixels, ground);
    }

    public int Side { get; }
    public Colour this[int x, int y] => pixels[y * Side + x];

    /// <summary>A rectangle by its middle, half its size, with round corners.</summary>
    public Canvas Box(double x, double y, double halfWidth, double halfHeight, double round, Colour colour) => Paint(colour, (x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight), (px, py) =>
    {
        var dx = Math.Abs(px - x) - halfWidth + round;
        var dy = Math.Abs(py - y) - halfHeight + round;
        return Math.Sqrt(Math.Pow(Math.Max(dx, 0), 2) + Math.Pow(Math.Max(dy, 0), 2)) + Math.Min(Math.Max(dx, dy), 0) - round;
    });

    public Canvas Disc(double x, double y, double radius, Colour colour) =>
        Paint(colour, (x - radius, y - radius, x + radius, y + radius), (px, py) => Distance(px - x, py - y) - radius);

    public Canvas Ring(double x, double y, double radius, double halfWidth, Colour colour) =>
        Paint(colour, (x - radius - halfWidth, y - radius - halfWidth, x + radius + halfWidth, y + radius + halfWidth),
            (px, py) => Math.Abs(Distance(px - x, py - y) - radius) - halfWidth);

    /// <summary>A line with round ends.</summary>
    public Canvas Line(double x1, double y1, double x2, double y2, double halfWidth, Colour colour) => Paint(colour, Bounds(halfWidth, (x1, y1), (x2, y2)), (px, py) =>
    {
        double vx = x2 - x1, vy = y2 - y1;
        var along = Math.Clamp(((px - x1) * vx + (py - y1) * vy) / (vx * vx + vy * vy), 0, 1);
        return Distance(px - x1 - along * vx, py - y1 - along * vy) - halfWidth;
    });

    /// <summary>A convex polygon, its corners clockwise.</summary>
    public Canvas Shape(Colour colour, params (double X, double Y)[] corners) => Paint(colour, Bounds(0, corners), (px, py) =>
    {
        var outside = double.NegativeInfinity;
        for (var i = 0; i < corners.Length; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
            double ex = b.X - a.X, ey = b.Y - a.Y;
            outside = Math.Max(outside, ((px - a.X) * ey - (py - a.Y) * ex) / Distance(ex, ey));
        }
        return outside;
    });

    private static double Distance(double x, double y) => Math.Sqrt(x * x + y * y);

    private static (double, double, double, double) Bounds(double margin, params (double X, double Y)[] points) =>
        (points.Min(p => p.X) - margin, points.Min(p => p.Y) - margin, points.Max(p => p.X) + margin, points.Max(p => p.Y) + margin);

    private Canvas Paint(Colour colour, (double Left, double Top, double Right, double Bottom) bounds, Func<double, double, double> distance)
    {
        var unit = Side / 100.0;
        int From(double edge) => Math.Max((int)(edge * unit) - 1, 0);
        int To(double edge) => Math.Min((int)(edge * unit) + 2, Side);
        for (var y = From(bounds.Top); y < To(bounds.Bottom); y++)
        {
            for (var x = From(bounds.Left); x < To(bounds.Right); x++)
            {
                var cover = Math.Clamp(0.5 - distance((x + 0.5) / unit, (y + 0.5) / unit) * unit, 0, 1);
                if (cover > 0) { pixels[y * Side + x] = pixels[y * Side + x].Towards(colour, cover); }
            }
        }
        return this;
    }
}
