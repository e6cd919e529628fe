using System.Text;

namespace Bridge.Flow.Engine.Speech;

/// <summary>Texts with <c>{names}</c>. What is not known becomes nothing, and a line of which nothing is left is dropped.</summary>
internal static class Template
{
    public static string Fill(string template, Func<string, string?> value)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            return template;
        }

        var lines = new List<string>();
        foreach (var line in template.Split('\n'))
        {
            var filled = FillLine(line, value, out var lost);
            // Where a line is dropped, the blank line before it stands for the one after it too.
            if (string.IsNullOrWhiteSpace(filled) ? !lost && lines is not [.., ""] : true)
            {
                lines.Add(filled);
            }
        }

        return string.Join('\n', lines).Trim('\n');
    }

    private static string FillLine(string line, Func<string, string?> value, out bool lost)
    {
        lost = false;
        var text = new StringBuilder(line.Length + 32);
        var at = 0;
        while (at < line.Length)
        {
            var open = line.IndexOf('{', at);
            var close = open < 0 ? -1 : line.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            text.Append(line, at, open - at);
            var known = value(line[(open + 1)..close]);
            lost |= string.IsNullOrEmpty(known);
            text.Append(known);
            at = close + 1;
        }

        return text.Append(line, at, line.Length - at).ToString();
    }
}
