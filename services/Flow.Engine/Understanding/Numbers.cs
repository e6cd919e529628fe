using System.Globalization;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>A number as it is typed, in the digits of any script: "1.250,50", "1,250.50", "١٢٫٥", "-3".</summary>
internal static class Numbers
{
    private const int Longest = 30;

    public static decimal? Read(string text)
    {
        var typed = Quantities.Latin(text.Trim()).Replace('\u066B', '.').Replace('\u066C', ',').Replace("'", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length is 0 or > Longest)
        {
            return null;
        }

        var (point, comma) = (typed.LastIndexOf('.'), typed.LastIndexOf(','));

        // The last of two kinds is the decimal sign; a single kind is one unless three digits follow it everywhere, as in "1,000" and "1.000.000".
        var sign = point >= 0 && comma >= 0 ? Math.Max(point, comma) : IsGrouped(typed, point >= 0 ? '.' : ',') ? -1 : Math.Max(point, comma);
        var plain = sign < 0 ? typed.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)
            : typed[..sign].Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) + "." + typed[(sign + 1)..];
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsGrouped(string text, char sign) =>
        text.Split(sign) is [{ Length: >= 1 and <= 4 } first, _, ..] groups && first.TrimStart('-') is { Length: >= 1 and <= 3 } head && head[0] != '0'
        && groups[1..].All(group => group.Length == 3);
}
