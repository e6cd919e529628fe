using System.Globalization;
using System.Text;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>What is typed, as it is compared.</summary>
internal sealed partial class Words
{
    /// <summary>Whether the words stand whole in the text, both as <see cref="Normalize"/> writes them.</summary>
    public static bool Holds(string text, string words) => words.Length > 0 && $" {text} ".Contains($" {words} ", StringComparison.Ordinal);

    public static bool Same(string text, string other) => Normalize(text) == Normalize(other);

    /// <summary>Without case, accents, punctuation and emoji, and with the spellings of Arabic that people mix.</summary>
    public static string Normalize(string text) => System.Text.Ascii.IsValid(text) ? NormalizeAscii(text) : NormalizeAny(text);

    /// <summary>The same for what has neither accents nor letters of another script: most of what is typed, and most of what it is compared with.</summary>
    private static string NormalizeAscii(string text)
    {
        Span<char> plain = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var normal = plain[..NormalizeAscii(text, plain)];
        return normal.SequenceEqual(text) ? text : normal.ToString();
    }

    private static int NormalizeAscii(ReadOnlySpan<char> text, Span<char> plain)
    {
        var length = 0;
        foreach (var sign in text)
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                plain[length++] = char.ToLowerInvariant(sign);
            }
            else if (length > 0 && plain[length - 1] != ' ')
            {
                plain[length++] = ' ';
            }
        }

        return length > 0 && plain[length - 1] == ' ' ? length - 1 : length;
    }

    private static string NormalizeAny(string text)
    {
        var plain = new StringBuilder(text.Length);
        Span<char> letter = stackalloc char[2];
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value is 0x640 or (>= 0x300 and <= 0x36F) or (>= 0x64B and <= 0x65F) or (>= 0xFE00 and <= 0xFE0F))
            {
                continue;
            }

            if (Rune.IsLetterOrDigit(rune) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                var lower = rune.Value switch
                {
                    0x622 or 0x623 or 0x625 => new Rune('\u0627'),
                    0x629 => new Rune('\u0647'),
                    0x649 => new Rune('\u064A'),
                    _ => Rune.ToLowerInvariant(rune),
                };
                plain.Append(letter[..lower.EncodeToUtf16(letter)]);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>A lone surrogate, which a customer's phone may well send, has no normal form.</summary>
    private static string Decompose(string text)
    {
        var whole = text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;
        return whole.Normalize(NormalizationForm.FormKD);
    }

    /// <summary>Nothing but these signs, in skin of any colour.</summary>
    private static bool AreSigns(string text, ReadOnlySpan<int> signs)
    {
        var any = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (signs.Contains(rune.Value))
            {
                any = true;
            }
            else if (rune.Value is not (>= 0x1F3FB and <= 0x1F3FF) && rune.Value is not (0xFE0F or 0x20))
            {
                return false;
            }
        }

        return any;
    }
}
