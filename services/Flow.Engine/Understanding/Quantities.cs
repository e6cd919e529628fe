using System.Globalization;
using System.Text;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>Quantities as people type them: "50 pcs", "1,000", "uma dúzia", "2 dozen", "٥٠", "५०".</summary>
internal static class Quantities
{
    public const int Max = 1_000_000;

    /// <summary>Null where no quantity, or more than one, is named.</summary>
    public static int? Read(string text, IReadOnlyDictionary<string, decimal> words)
    {
        decimal? number = null;
        decimal? word = null;
        foreach (var token in Tokens(Latin(text)))
        {
            if (char.IsAsciiDigit(token[0]))
            {
                if (number is not null || Number(token) is not { } value)
                {
                    return null;
                }

                number = value;
            }
            else if (words.TryGetValue(token, out var named))
            {
                // "half a dozen", "2 dozen", "uma dúzia": some words multiply; the others are numbers, of which there is one.
                if (named is 0.5m or >= 12)
                {
                    word = (word ?? 1) * named;
                }
                else if (number is null)
                {
                    number = named;
                }
                else
                {
                    return null;
                }
            }
        }

        decimal? quantity = number is null && word is null ? null : (number ?? 1) * (word ?? 1);
        return quantity is >= 1 and <= Max && quantity == decimal.Truncate(quantity.Value) ? (int)quantity : null;
    }

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
}
