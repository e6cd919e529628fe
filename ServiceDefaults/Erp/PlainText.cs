using System.Net;
using System.Text.RegularExpressions;

namespace Bridge.ServiceDefaults;

/// <summary>Many an ERP keeps a description as HTML: customers and the console are shown its words. What holds no tag is text, and stays as it came.</summary>
public static partial class PlainText
{
    public static string? Of(string? text)
    {
        if (text is null || !Tag().IsMatch(text))
        {
            return text;
        }

        // Where lines end by tags, those of the source mean nothing.
        var source = text.ReplaceLineEndings(Break().IsMatch(text) ? " " : "\n");
        var words = WebUtility.HtmlDecode(Tag().Replace(Break().Replace(source, "\n"), "")).Split('\n').Select(line => Blanks().Replace(line, " ").Trim());
        return string.Join('\n', words.Where(line => line.Length > 0)) is { Length: > 0 } plain ? plain : null;
    }

    /// <summary>By its name: "&lt;M&gt;" and "&lt;3" are words.</summary>
    [GeneratedRegex(
        "</?(a|article|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(\\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("<br(\\s[^<>]*)?/?>|</(blockquote|div|h[1-6]|li|ol|p|table|tr|ul)\\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();
}
