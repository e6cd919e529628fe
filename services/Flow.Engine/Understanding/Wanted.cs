using System.Globalization;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>"3 mugs", "quero duas canecas", "٣ أقلام": how many are wanted, and of what.</summary>
/// <param name="Name">Never empty.</param>
internal sealed record Wanted(int Quantity, string Name)
{
    /// <summary>More than an order can hold is a letter, not a list.</summary>
    private const int MaxParts = Carts.MaxLines;

    private static readonly char[] Between = [',', ';', '\n', '+', '&', '،', '؛'];

    /// <summary>Null where the words do not begin with one quantity, or name nothing beside it: then they are searched for, or are a quantity, as they are.</summary>
    public static Wanted? Read(string text, Words words)
    {
        var tokens = Split(text);
        var begin = Skip(tokens, 0, words);
        if (begin < tokens.Count && !IsNumber(tokens[begin], words))
        {
            // "pen 3 wota", "pens x3": behind the name a number counts where a word of counting stands with it.
            begin = tokens.FindIndex(begin, token => IsNumber(token, words));
            if (begin < 0 || (!Counts(tokens, begin - 1, words) && !Counts(tokens, tokens.Count - 1, words)))
            {
                return null;
            }
        }

        var end = begin;
        while (end < tokens.Count && IsNumber(tokens[end], words))
        {
            end++;
        }

        if (begin == end || Quantities.Read(string.Join(' ', tokens[begin..end]), words.Numbers) is not { } quantity)
        {
            return null;
        }

        var name = string.Join(' ', Trim(tokens[..begin], words).Concat(Trim(tokens[end..], words)));
        return name.Any(char.IsLetter) ? new Wanted(quantity, name) : null;
    }

    /// <summary>Without the words around it that name nothing: "do you have mugs?" is mugs.</summary>
    public static string Strip(string text, Words words) => string.Join(' ', Trim(Split(text), words));

    /// <summary>"2 mugs and 3 pens": each part with its quantity; null where it is not such a list.</summary>
    public static IReadOnlyList<Wanted>? ReadAll(string text, Words words)
    {
        var parts = new List<List<string>> { new() };
        foreach (var piece in text.Split(Between))
        {
            if (parts[^1].Count > 0)
            {
                parts.Add([]);
            }

            foreach (var token in Split(piece))
            {
                if (words.IsAnd(token))
                {
                    if (parts[^1].Count > 0)
                    {
                        parts.Add([]);
                    }
                }
                else if (token is ['\u0648', >= '0' and <= '9', ..])
                {
                    // Arabic writes its "and" onto the number.
                    parts.Add([token[1..]]);
                }
                else
                {
                    parts[^1].Add(token);
                }
            }
        }

        var filled = parts.Where(part => part.Any(token => !words.IsFiller(token))).ToList();
        if (filled.Count is < 2 or > MaxParts)
        {
            return null;
        }

        var all = filled.Select(part => Read(string.Join(' ', part), words)).OfType<Wanted>().ToList();
        return all.Count == filled.Count ? all : null;
    }

    /// <summary>A quantity and nothing that names a thing, said in words and not as a bare number: "a dozen", "make it 5".</summary>
    public static int? OnlyQuantity(string text, Words words) => text.Any(char.IsLetter) ? Alone(text, words) : null;

    /// <summary>The same, or a bare number.</summary>
    public static int? Alone(string text, Words words) =>
        Split(text).TrueForAll(token => IsNumber(token, words) || words.IsFiller(token) || words.IsNo(token)) ? Quantities.Read(text, words.Numbers) : null;

    /// <summary>"50pcs" is a number and a word; "A4" and "5L" are names.</summary>
    private static List<string> Split(string text)
    {
        var tokens = new List<string>();
        foreach (var word in Quantities.Latin(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var digits = 0;
            while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            {
                digits++;
            }

            if (digits > 0 && digits < word.Length && word[digits..].All(char.IsLetter) && word.Length - digits > 1)
            {
                tokens.Add(word[..digits]);
                tokens.Add(word[digits..]);
            }
            else if (word is ['x' or 'X', _, ..] && word[1..].All(char.IsAsciiDigit))
            {
                tokens.Add("x");
                tokens.Add(word[1..]);
            }
            else
            {
                tokens.Add(word);
            }
        }

        return tokens;
    }

    /// <summary>What stands around the name is no part of it; what stands in it is ("bag of salt").</summary>
    private static List<string> Trim(List<string> tokens, Words words)
    {
        var first = Skip(tokens, 0, words);
        var last = tokens.FindLastIndex(token => !words.IsFiller(token));
        return first > last ? [] : tokens[first..(last + 1)];
    }

    private static bool Counts(List<string> tokens, int at, Words words) => at > 0 && tokens[at].Any(char.IsLetter) && words.IsFiller(tokens[at]);

    private static int Skip(List<string> tokens, int at, Words words)
    {
        while (at < tokens.Count && words.IsFiller(tokens[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsNumber(string token, Words words) =>
        (char.IsAsciiDigit(token[0]) && token.All(sign => char.IsAsciiDigit(sign) || sign is '.' or ',')) || CharUnicodeInfo.GetUnicodeCategory(token[0]) == UnicodeCategory.OtherNumber
        || words.Numbers.ContainsKey(Words.Normalize(token));
}
