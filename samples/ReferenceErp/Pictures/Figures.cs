namespace ReferenceErp.Pictures;

/// <summary>One figure per kind of product, in the product's colour. A star stands for the customer's print.</summary>
internal static class Figures
{
    public static void Draw(Canvas c, string figure, Colour colour)
    {
        var dark = colour.Towards(Colour.Black, 0.35);
        var light = colour.Towards(Colour.White, 0.45);
        var paper = Colour.White;
        c.Box(50, 86, 30, 2.2, 2.2, colour.Towards(Colour.White, 0.66)); // the shadow it stands on

        switch (figure)
        {
            case "mug":
                c.Ring(69, 52, 12, 3.2, dark).Box(46, 54, 22, 28, 6, colour).Box(46, 29, 20, 2.5, 2.5, light);
                Print(c, 46, 56, 11, paper);
                break;
            case "bottle":
                c.Box(50, 22, 7, 8, 2, dark).Box(50, 58, 15, 27, 7, colour).Box(50, 36, 11, 6, 5, colour).Box(40, 58, 1.5, 18, 1.5, light);
                Print(c, 52, 60, 8.5, paper);
                break;
            case "tumbler":
                c.Line(58, 12, 54, 30, 1.6, light).Shape(colour, (31, 28), (69, 28), (63, 85), (37, 85)).Box(50, 27, 22, 4, 3, dark);
                Print(c, 50, 56, 10, paper);
                break;
            case "shirt":
                c.Shape(dark, (34, 20), (50, 30), (22, 52), (11, 40)).Shape(dark, (66, 20), (89, 40), (78, 52), (50, 30));
                c.Shape(colour, (32, 20), (68, 20), (71, 84), (29, 84)).Disc(50, 19, 9, light.Towards(Colour.White, 0.55));
                Print(c, 50, 52, 11, paper);
                break;
            case "cap":
                c.Disc(48, 56, 27, colour).Box(48, 75, 30, 14, 0, colour.Towards(Colour.White, 0.84));
                c.Box(50, 61, 29, 3.5, 3.5, dark).Box(70, 63, 20, 3.5, 3.5, dark).Disc(48, 29, 2.5, dark).Box(50, 86, 30, 2.2, 2.2, light);
                Print(c, 48, 47, 8, paper);
                break;
            case "tote":
                c.Ring(50, 36, 15, 2.2, dark).Shape(colour, (26, 38), (74, 38), (78, 85), (22, 85));
                Print(c, 50, 62, 12, paper);
                break;
            case "notebook":
                c.Box(52, 50, 24, 34, 2, paper).Box(50, 50, 24, 34, 3, colour).Box(31, 50, 4, 34, 2, dark).Box(66, 50, 1.2, 34, 0.5, light);
                Print(c, 49, 44, 9, paper);
                break;
            case "pen":
                c.Line(26, 74, 70, 30, 5, colour).Line(70, 30, 78, 22, 5, dark).Line(20, 80, 23, 77, 1.6, dark).Line(60, 30, 72, 18, 1.2, light);
                c.Line(40, 82, 78, 62, 1, light);
                break;
            case "calendar":
                c.Box(50, 52, 30, 28, 3, paper).Box(50, 32, 30, 9, 3, colour);
                for (var i = 0; i < 5; i++) { c.Ring(28 + i * 11, 24, 3, 1, dark); }
                for (var i = 0; i < 15; i++) { c.Box(30 + i % 5 * 10, 50 + i / 5 * 10, 2.6, 2.6, 1, i == 7 ? colour : light); }
                break;
            case "card":
                c.Box(56, 46, 30, 18, 2, light).Box(46, 54, 30, 18, 2, paper).Box(22, 54, 6, 18, 2, colour);
                c.Line(38, 49, 66, 49, 1.2, dark).Line(38, 55, 60, 55, 0.9, light).Line(38, 60, 56, 60, 0.9, light);
                break;
            case "keyring":
                c.Ring(50, 26, 12, 2.2, dark).Line(50, 38, 50, 44, 2, dark).Box(50, 63, 15, 20, 6, colour).Disc(50, 49, 2.6, paper);
                Print(c, 50, 66, 9, paper);
                break;
            case "candle":
                c.Line(50, 26, 50, 36, 1, dark).Disc(50, 22, 5, Colour.Parse("f59e0b")).Disc(50, 24, 2.6, Colour.Parse("fde68a"));
                c.Box(50, 60, 20, 25, 4, light).Box(50, 64, 20, 13, 0, colour);
                Print(c, 50, 64, 8, paper);
                break;
            case "clock":
                c.Disc(50, 50, 34, dark).Disc(50, 50, 30, paper).Line(50, 50, 50, 30, 1.6, dark).Line(50, 50, 64, 56, 1.6, colour).Disc(50, 50, 3, dark);
                break;
            default:
                c.Box(50, 58, 28, 26, 2, colour).Box(50, 36, 31, 6, 2, dark).Box(50, 58, 4, 26, 0, light).Box(50, 36, 4, 6, 0, light);
                c.Ring(43, 25, 6, 1.8, light).Ring(57, 25, 6, 1.8, light);
                break;
        }
    }

    private static void Print(Canvas c, double x, double y, double size, Colour colour)
    {
        for (var i = 0; i < 5; i++)
        {
            var tip = Angle(i);
            var (left, right) = (tip - Math.PI * 0.62, tip + Math.PI * 0.62);
            c.Shape(colour,
                (x + Math.Cos(tip) * size, y + Math.Sin(tip) * size),
                (x + Math.Cos(right) * size * 0.4, y + Math.Sin(right) * size * 0.4),
                (x + Math.Cos(left) * size * 0.4, y + Math.Sin(left) * size * 0.4));
        }
    }

    private static double Angle(int point) => -Math.PI / 2 + point * Math.PI * 2 / 5;
}
