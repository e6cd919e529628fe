namespace Bridge.Flow.Engine.Understanding;

/// <summary>Several things in one message.</summary>
internal sealed partial record Wanted
{
    /// <summary>More than an order can hold is a letter, not a list.</summary>
    private const int MaxParts = Carts.MaxLines;

    /// <summary>
    /// "2 mugs and a pen": each part with its quantity; null where it is not such a list. Behind two that have one stands what has none, with 0: a third thing, thanks
    /// or an address.
    /// </summary>
    public static IReadOnlyList<Wanted>? ReadAll(string text, Words words)
    {
        var latin = Quantities.Latin(text);
        // Arabic writes its "and" onto the word, and has no word for "a": "٢ كوب وقلم".
        return ReadAll(latin, words, bare: false) ?? (latin.Contains(" \u0648", StringComparison.Ordinal) ? ReadAll(WithAndApart(latin, words), words, bare: true) : null);
    }

    /// <summary>But "واحد" is one word.</summary>
    private static string WithAndApart(string text, Words words) =>
        string.Join(' ', text.Split(' ').Select(word => word is ['\u0648', _, _, ..] && words.InWish(word) == WishWord.Name ? $"\u0648 {word[1..]}" : word));

    /// <param name="bare">A name alone is one of it.</param>
    private static List<Wanted>? ReadAll(string latin, Words words, bool bare)
    {
        Span<Token> tokens = stackalloc Token[MaxTokens];
        if (!Tokens(latin, words, ref tokens) || !IsList(tokens, bare))
        {
            return null;
        }

        var all = new List<Wanted>();
        ReadOnlySpan<Token> rest = tokens;
        while (Part(ref rest) is { Length: > 0 } part)
        {
            if (HasMore(part, Kind.Name, Kind.Number))
            {
                var counted = bare || HasMore(part, Kind.Number, Kind.One);
                if ((counted ? Read(latin, part, words) ?? ReadOne(latin, part, words) : new Wanted(0, NameOf(latin, part))) is not { } wanted)
                {
                    return null;
                }

                all.Add(wanted);
            }
        }

        return all.Count is > 1 and <= MaxParts ? all : null;
    }

    /// <summary>"a pen", "a shirt no. 3"; and "कलम एउटा", where the number is a word and so no part of the name.</summary>
    private static Wanted? ReadOne(string text, ReadOnlySpan<Token> part, Words words)
    {
        if (HasMore(part, Kind.One, Kind.One))
        {
            return NameOf(text, part) is { Length: > 0 } thing && thing.Any(char.IsLetter) ? new Wanted(1, thing) : null;
        }

        var number = part[^1];
        if (HasMore(part, Kind.Number, Kind.Number) && (number.Kind != Kind.Number || char.IsAsciiDigit(text[number.Start]) || HasMore(part[..^1], Kind.Number, Kind.Number)))
        {
            return null;
        }

        var quantity = number.Kind == Kind.Number ? Quantities.Read(text[number.Start..number.End], words.Numbers) : 1;
        return NameOf(text, number.Kind == Kind.Number ? part[..^1] : part) is var name && quantity is { } some && name.Any(char.IsLetter) ? new Wanted(some, name) : null;
    }

    /// <summary>More than one part that has a number or an "a"; with <paramref name="bare"/> those without are believed beside a single one that has.</summary>
    private static bool IsList(ReadOnlySpan<Token> tokens, bool bare)
    {
        var (parts, counted) = (0, 0);
        var rest = tokens;
        while (Part(ref rest) is { Length: > 0 } part)
        {
            if (HasMore(part, Kind.Name, Kind.Number))
            {
                parts++;
                counted += HasMore(part, Kind.Number, Kind.One) ? 1 : 0;
            }
        }

        return parts > 1 && counted > (bare ? 0 : 1);
    }

    /// <summary>Up to what stands between two; taken off the rest.</summary>
    private static ReadOnlySpan<Token> Part(ref ReadOnlySpan<Token> rest)
    {
        var begin = 0;
        while (begin < rest.Length && rest[begin].Kind is Kind.And or Kind.Break)
        {
            begin++;
        }

        var end = begin;
        while (end < rest.Length && rest[end].Kind is not (Kind.And or Kind.Break))
        {
            end++;
        }

        var part = rest[begin..end];
        rest = rest[end..];
        return part;
    }
}
