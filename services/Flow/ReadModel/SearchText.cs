using System.Globalization;
using System.Text;

namespace Bridge.Flow.ReadModel;

/// <summary>
/// Text as it is searched, the same for what is stored and for what is typed: without case, accents, Arabic vowel signs and the letters' variants that
/// people do not tell apart, digits of every script as 0 to 9. Vowel signs of Indic scripts are letters to their readers and stay.
/// </summary>
static class SearchText
{
    public static string Of(IEnumerable<string?> texts) => string.Join(' ', texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => Normalise(t!)).Distinct());

    /// <summary>At most so many words of a query are looked for: a customer who writes a letter is not searching.</summary>
    public const int MaxWords = 8;

    public static string[] WordsOf(string query) => [.. Normalise(query).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WithoutArticle).Distinct().Take(MaxWords)];

    /// <summary>Arabic writes "the", and "and the", onto the word: the shirt is looked for as a shirt. What is stored keeps its own; <see cref="SearchFunction"/> knows.</summary>
    static string WithoutArticle(string word) => word switch
    {
        ['و', 'ا', 'ل', _, _, _, ..] => word[3..],
        ['ا', 'ل', _, _, _, ..] => word[2..],
        _ => word,
    };

    public static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsIgnored(rune.Value))
            {
                continue;
            }

            if (CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0) is >= 0 and var digit)
            {
                normal.Append((char)('0' + digit));
            }
            else if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                normal.Append(Fold(Rune.ToLowerInvariant(rune)).ToString());
            }
            else
            {
                normal.Append(' ');
            }
        }

        return string.Join(' ', normal.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Accents of Latin, Greek and Cyrillic; Arabic vowel signs, hamza above and below, and the stretched line; joiners.</summary>
    static bool IsIgnored(int c) => c is (>= 0x0300 and <= 0x036F) or (>= 0x064B and <= 0x065F) or 0x0670 or 0x0640 or 0x200C or 0x200D or 0xFE0F;

    static Rune Fold(Rune letter) => letter.Value switch
    {
        'ى' => new Rune('ي'),
        'ة' => new Rune('ه'),
        'ٱ' => new Rune('ا'),
        'ک' => new Rune('ك'),
        'ی' => new Rune('ي'),
        'ß' => new Rune('s'),
        _ => letter,
    };
}
