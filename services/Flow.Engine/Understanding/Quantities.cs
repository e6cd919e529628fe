using System.Globalization;
using System.Text;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>Quantities as people type them: "50 pcs", "1,000", "uma dúzia", "2 dozen", "a hundred and fifty", "خمسة وعشرون", "٥٠", "५०", "½ dozen".</summary>
internal static class Quantities
{
    public const int Max = 1_000_000;

    private const string Half = "½";

    /// <summary>Null where no quantity, or more than one, is named: better to ask again than to sell five for "twenty five".</summary>
    public static int? Read(string text, IReadOnlyDictionary<string, decimal> words)
    {
        var sum = new Sum();
        foreach (var token in Tokens(Latin(text)))
        {
            var understood = char.IsAsciiDigit(token[0]) ? Number(token) is { } digits && sum.Begin(digits)
                : token == Half ? sum.Add(0.5m, false)
                : !Named(words, token, out var named) || sum.Add(named, IsArabic(token));
            if (!understood)
            {
                return null;
            }
        }

        return sum.Total is >= 1 and <= Max and var quantity && quantity == decimal.Truncate(quantity) ? (int)quantity : null;
    }

    /// <summary>Arabic writes its "and" onto the word: وعشرون.</summary>
    private static bool Named(IReadOnlyDictionary<string, decimal> words, string token, out decimal named) =>
        words.TryGetValue(token, out named) || (token is ['\u0648', _, _, ..] && words.TryGetValue(token[1..], out named));

    private static bool IsArabic(string token) => token[0] is >= '\u0600' and <= '\u06FF';

    /// <summary>The digits of every script as 0 to 9.</summary>
    public static string Latin(string text)
    {
        StringBuilder? latin = null;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = char.IsAscii(text[i]) ? -1 : CharUnicodeInfo.GetDecimalDigitValue(text[i]);
            if (digit >= 0)
            {
                latin ??= new StringBuilder(text);
                latin[i] = (char)('0' + digit);
            }
        }

        return latin?.ToString() ?? text;
    }

    /// <summary>Numbers with the signs inside them, and words; "50pcs" is both.</summary>
    private static IEnumerable<string> Tokens(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            if (char.IsAsciiDigit(text[at]))
            {
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || (IsSeparator(text[at]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
                {
                    at++;
                }

                // "-5" is no quantity, "mug-5" is a name.
                yield return start > 0 && text[start - 1] == '-' ? "0" : text[start..at];
            }
            else if (char.GetUnicodeCategory(text[at]) == UnicodeCategory.OtherNumber && CharUnicodeInfo.GetNumericValue(text[at]) is > 0 and < 1 and var part)
            {
                at++;
                yield return part == 0.5 ? Half : "0";
            }
            else if (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                while (at < text.Length && !char.IsAsciiDigit(text[at]) && !char.IsWhiteSpace(text[at]) && !char.IsPunctuation(text[at]))
                {
                    at++;
                }

                if (Words.Normalize(text[start..at]) is { Length: > 0 } word)
                {
                    yield return word;
                }
            }
            else
            {
                at++;
            }
        }
    }

    private static bool IsSeparator(char sign) => sign is '.' or ',' or '\u066B' or '\u066C' or '\'';

    /// <summary>"1,000", "1.000" and "10,00,000" are thousands; "2.5" is no whole quantity.</summary>
    private static decimal? Number(string token)
    {
        var groups = token.Split('.', ',', '\u066B', '\u066C', '\'');
        var grouped = groups.Length == 1 || (groups[^1].Length == 3 && groups[0].Length <= 3 && groups[1..^1].All(group => group.Length is 2 or 3));
        return grouped && decimal.TryParse(string.Concat(groups), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>One number as it is spoken, word by word.</summary>
    private struct Sum
    {
        private decimal thousands;

        /// <summary>What stands before the next "thousand".</summary>
        private decimal group;
        private bool half;
        private bool inDigits;

        /// <summary>0 where nothing was named, or a half of nothing.</summary>
        public readonly decimal Total => half ? 0 : thousands + group;

        public bool Begin(decimal digits)
        {
            if (half || Total > 0 || digits == 0)
            {
                return false;
            }

            (group, inDigits) = (digits, true);
            return true;
        }

        public bool Add(decimal named, bool arabic)
        {
            if (named == 0.5m)
            {
                // "half a dozen"; a dozen and a half is for a person's head.
                var first = !half && Total == 0;
                half = first;
                return first;
            }

            if (half)
            {
                (group, half) = (named / 2, false);
                return true;
            }

            return named switch
            {
                >= 1000 => Thousands(named),
                _ when group == 0 => Set(named),
                _ when inDigits => named >= 12 && Set(group * named),
                >= 100 => named is not (200 or 300 or 400 or 500 or 600 or 700 or 800 or 900) && group < 100 && Set(group * named),
                _ when group >= 100 && group % 100 == 0 => named != 12 && Set(group + named),
                _ when Follows(group % 100, named, arabic) => Set(group + named),
                _ => named >= 12 && !IsSpoken(named) && group < 100 && Set(group * named),
            };
        }

        private bool Thousands(decimal named)
        {
            if (thousands > 0)
            {
                return false;
            }

            (thousands, group, inDigits) = (Math.Max(group, 1) * named, 0, false);
            return true;
        }

        private bool Set(decimal number)
        {
            group = number;
            return true;
        }

        /// <summary>"twenty five"; Arabic says the five first, and fifteen as five ten.</summary>
        private static bool Follows(decimal before, decimal named, bool arabic) =>
            (IsTen(before) && named < 10) || (arabic && before is >= 1 and < 10 && (named == 10 || IsTen(named)));

        private static bool IsTen(decimal number) => number is 20 or 30 or 40 or 50 or 60 or 70 or 80 or 90;

        /// <summary>Only a number, and no measure as "dozen" is.</summary>
        private static bool IsSpoken(decimal number) => number is >= 13 and < 20 || IsTen(number);
    }
}
