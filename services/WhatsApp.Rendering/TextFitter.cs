using System.Globalization;
using System.Text;

namespace Bridge.WhatsApp.Rendering;

/// <summary>Brings texts into the shape that a field takes, and keeps account of what it changed.</summary>
sealed class TextFitter
{
    const string Ellipsis = "…";

    /// <summary>Devanagari, Bengali, Gujarati, Odia, Telugu, Malayalam: the scripts of the rule.</summary>
    const string Viramas = "\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D";

    readonly List<Change> _changes = [];

    public IReadOnlyList<Change> Changes => _changes;

    public void Note(string field, ChangeKind kind) => _changes.Add(new Change(field, kind));

    /// <summary>A body: line breaks stay.</summary>
    public string Text(string field, string? text, int limit) => Shorten(field, Require(field, Clean(text, keepLines: true)), limit);

    /// <summary>A title, header or label: one line.</summary>
    public string Line(string field, string? text, int limit) => Shorten(field, Require(field, Clean(text, keepLines: false)), limit);

    public string? OptionalText(string field, string? text, int limit) =>
        Clean(text, keepLines: true) is { Length: > 0 } clean ? Shorten(field, clean, limit) : null;

    public string? OptionalLine(string field, string? text, int limit) =>
        Clean(text, keepLines: false) is { Length: > 0 } clean ? Shorten(field, clean, limit) : null;

    /// <summary>A parameter of a template: no line breaks, no tabs, no long runs of spaces (132012, 132018).</summary>
    public string Parameter(string field, string? text, int limit)
    {
        var clean = Clean(text, keepLines: false);
        var run = new string(' ', WhatsAppLimits.TemplateSpaces);
        while (clean.Contains(run + ' ', StringComparison.Ordinal))
        {
            clean = clean.Replace(run + ' ', run, StringComparison.Ordinal);
        }

        return Shorten(field, Require(field, clean), limit);
    }

    /// <summary>An id is the other side's key: it cannot be cut.</summary>
    public static string Id(string field, string id, int limit) => id.Length switch
    {
        0 => throw new RefusedException(field, "is empty"),
        var length when length > limit => throw new RefusedException(field, $"is longer than {limit} characters"),
        _ => id,
    };

    /// <summary>Where Meta takes no emoji they are left away: a label says the same without them.</summary>
    public static string WithoutEmoji(string field, string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format or UnicodeCategory.Surrogate)
                && rune.Value is not (>= 0xFE00 and <= 0xFE0F))
            {
                clean.Append(rune);
            }
        }

        return Require(field, clean.ToString().Trim());
    }

    /// <summary>Titles of one message must differ; those that were cut alike get a number, those that were alike from the start are the author's mistake.</summary>
    public string Distinct(string field, string whole, string cut, ISet<string> taken, int limit)
    {
        if (taken.Add(cut))
        {
            return cut;
        }

        if (cut == whole)
        {
            throw new RefusedException(field, "is the same as another");
        }

        for (var n = 2; ; n++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $"{Ellipsis}{n}");
            var numbered = Cut(whole, limit - end.Length) + end;
            if (taken.Add(numbered))
            {
                Note(field, ChangeKind.Numbered);
                return numbered;
            }
        }
    }

    string Shorten(string field, string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        Note(field, ChangeKind.Shortened);
        return Cut(text, limit - Ellipsis.Length) + Ellipsis;
    }

    /// <summary>Whole graphemes only: half of an emoji or of a Devanagari syllable is another text.</summary>
    static string Cut(string text, int length)
    {
        var end = 0;
        var graphemes = StringInfo.GetTextElementEnumerator(text);
        while (graphemes.MoveNext() && graphemes.ElementIndex + graphemes.GetTextElement().Length <= length)
        {
            // A virama ties the next consonant to this one (rule GB9c of Unicode 15.1, which StringInfo does not follow yet).
            var after = graphemes.ElementIndex + graphemes.GetTextElement().Length;
            end = Viramas.Contains(text[after - 1]) ? end : after;
        }

        return text[..end].TrimEnd();
    }

    static string Require(string field, string text) => text.Length > 0 ? text : throw new RefusedException(field, "is empty");

    /// <summary>
    /// Takes out what no phone shows and Meta or PostgreSQL refuse: control characters and halves of surrogate pairs. JSON escaping is the serializer's.
    /// </summary>
    static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029)
            {
                clean.Append(keepLines && rune.Value != '\t' ? '\n' : ' ');
            }
            else if (rune != Rune.ReplacementChar && !Rune.IsControl(rune))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }
}
