using System.Globalization;

namespace Bridge.Flow.Engine.Speech;

/// <summary>Lengths as a person counts them: an emoji or a Devanagari syllable is one, and never cut in two.</summary>
internal static class Graphemes
{
    public static int Count(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>As <see cref="Count"/> would tell: there are never more graphemes than UTF-16 units, so that most texts need no counting.</summary>
    public static bool Exceed(string text, int max) => text.Length > max && Count(text) > max;

    /// <summary>The text, or as much of it as fits with an ellipsis: at most <paramref name="max"/> graphemes and, as Meta does not say what it counts, UTF-16 units.</summary>
    public static string Shorten(string text, int max)
    {
        text = text.Trim();
        if (text.Length <= max)
        {
            return text;
        }

        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > max - 1)
            {
                break;
            }

            end = next;
        }

        return text[..end].TrimEnd() + "…";
    }
}
