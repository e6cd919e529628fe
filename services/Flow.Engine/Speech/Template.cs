using System.Text;

namespace Bridge.Flow.Engine.Speech;

/// <summary>Texts with <c>{names}</c>. What is not known becomes nothing, and a line of which nothing is left is dropped.</summary>
internal static class Template
{
    /// <summary>Whether there is anything to fill in.</summary>
    public static bool IsOne(string text) => text.Contains('{', StringComparison.Ordinal);

    public static string Fill(string template, Func<string, string?> value)
    {
        if (!IsOne(template))
        {
            return template;
        }

        var text = new StringBuilder(template.Length + 64);
        var (any, lastEmpty) = (false, false);
        for (var at = 0; at <= template.Length;)
        {
            var end = template.IndexOf('\n', at);
            end = end < 0 ? template.Length : end;
            var before = text.Length;
            if (any)
            {
                text.Append('\n');
            }

            var start = text.Length;
            var lost = FillLine(text, template, at, end, value);

            // Where a line is dropped, the blank line before it stands for the one after it too.
            if (IsBlank(text, start) && (lost || lastEmpty))
            {
                text.Length = before;
            }
            else
            {
                (any, lastEmpty) = (true, text.Length == start);
            }

            at = end + 1;
        }

        return text.ToString().Trim('\n');
    }

    /// <summary>Whether a name in it was not known.</summary>
    private static bool FillLine(StringBuilder text, string template, int at, int end, Func<string, string?> value)
    {
        var lost = false;
        while (at < end)
        {
            var open = template.IndexOf('{', at, end - at);
            var close = open < 0 ? -1 : template.IndexOf('}', open, end - open);
            if (close < 0)
            {
                break;
            }

            text.Append(template, at, open - at);
            var known = value(template[(open + 1)..close]);
            lost |= string.IsNullOrEmpty(known);
            text.Append(known);
            at = close + 1;
        }

        text.Append(template, at, end - at);
        return lost;
    }

    private static bool IsBlank(StringBuilder text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
