using System.Globalization;

namespace Bridge.Flow.Engine.Understanding;

/// <summary>
/// "3 mugs", "quero duas canecas", "٣ أقلام": how many are wanted, and of what. Most of what is typed is nothing of the kind, an address above all: that is seen
/// without making a single string.
/// </summary>
/// <param name="Name">Never empty.</param>
internal sealed partial record Wanted(int Quantity, string Name)
{
    /// <summary>What has more words is a letter.</summary>
    private const int MaxTokens = 128;

    private enum Kind { Name, Number, Filler, One, And, No, Break }

    private readonly record struct Token(int Start, int End, Kind Kind);

    /// <summary>Null where the words do not begin with one quantity, or name nothing beside it: then they are searched for, or are a quantity, as they are.</summary>
    public static Wanted? Read(string text, Words words)
    {
        var latin = Quantities.Latin(text);
        Span<Token> tokens = stackalloc Token[MaxTokens];
        return Tokens(latin, words, ref tokens) ? Read(latin, tokens, words) : null;
    }

    /// <summary>Without the words around it that name nothing: "do you have mugs?" is mugs.</summary>
    public static string Strip(string text, Words words)
    {
        var latin = Quantities.Latin(text);
        Span<Token> tokens = stackalloc Token[MaxTokens];
        return Tokens(latin, words, ref tokens) ? NameOf(latin, tokens) : text;
    }

    /// <summary>"mugs to Thamel, Kathmandu": what stands before the place it is to go to; null where no place is named so.</summary>
    public static string? WithoutPlace(string text, Words words)
    {
        var latin = Quantities.Latin(text);
        Span<Token> tokens = stackalloc Token[MaxTokens];
        var at = Tokens(latin, words, ref tokens) ? 1 : MaxTokens;
        while (at + 1 < tokens.Length && !Words.LeadsToPlace(latin.AsSpan(tokens[at].Start, tokens[at].End - tokens[at].Start)))
        {
            at++;
        }

        return at + 1 < tokens.Length && NameOf(latin, tokens[..at]) is { Length: > 1 } name ? name : null;
    }

    /// <summary>A quantity and nothing that names a thing, said in words and not as a bare number: "a dozen", "make it 5".</summary>
    public static int? OnlyQuantity(string text, Words words) => text.Any(char.IsLetter) ? Alone(text, words) : null;

    /// <summary>The same, or a bare number.</summary>
    public static int? Alone(string text, Words words)
    {
        Span<Token> tokens = stackalloc Token[MaxTokens];
        return Tokens(Quantities.Latin(text), words, ref tokens) && !HasMore(tokens, Kind.Name, Kind.And) ? Quantities.Read(text, words.Numbers) : null;
    }

    /// <summary>
    /// How many, where that is asked: among several words that name nothing for sale a number is a house's ("12 Garden Street, Leeds"), and "the cheapest one" is no number.
    /// </summary>
    public static int? HowMany(string text, Words words)
    {
        Span<Token> tokens = stackalloc Token[MaxTokens];
        return Quantities.Read(text, words.Numbers) is { } quantity && Tokens(Quantities.Latin(text), words, ref tokens) && Count(tokens, Kind.Name) < 2
            && !(quantity == 1 && tokens is [.., { Kind: Kind.Name }, { Kind: Kind.Number } one] && char.IsLetter(text[one.Start])) ? quantity : null;
    }

    private static Wanted? Read(string text, ReadOnlySpan<Token> tokens, Words words)
    {
        var begin = Skip(tokens, 0);
        if (begin < tokens.Length && tokens[begin].Kind != Kind.Number)
        {
            // "pen 3 wota", "pens x3": behind the name a number counts where a word of counting stands with it.
            while (begin < tokens.Length && tokens[begin].Kind != Kind.Number)
            {
                begin++;
            }

            if (begin == tokens.Length || (!IsFiller(tokens[begin - 1]) && !IsFiller(tokens[^1])))
            {
                return null;
            }
        }

        var end = begin;
        while (end < tokens.Length && tokens[end].Kind == Kind.Number)
        {
            end++;
        }

        if (begin == end || (!HasMore(tokens[..begin], Kind.Name, Kind.Number) && !HasMore(tokens[end..], Kind.Name, Kind.Number))
            || Quantities.Read(text[tokens[begin].Start..tokens[end - 1].End], words.Numbers) is not { } quantity)
        {
            return null;
        }

        // What stands behind is another thing with a number of its own: nobody knows which of both this one is for.
        var rest = tokens[end..];
        while (Part(ref rest) is { Length: > 0 } part)
        {
            if (part.Length < tokens.Length - end && Skip(part, 0) is var first && first < part.Length && part[first].Kind == Kind.Number)
            {
                return null;
            }
        }

        var (before, behind) = (NameOf(text, tokens[..begin]), NameOf(text, tokens[end..]));
        var name = before.Length == 0 ? behind : behind.Length == 0 ? before : $"{before} {behind}";
        return name.Any(char.IsLetter) ? new Wanted(quantity, name) : null;
    }

    /// <summary>What stands around a name is no part of it; what stands in it is ("bag of salt").</summary>
    private static string NameOf(string text, ReadOnlySpan<Token> tokens)
    {
        var (first, last) = (0, tokens.Length - 1);
        while (first <= last && tokens[first].Kind is Kind.Filler or Kind.One or Kind.Break or Kind.And)
        {
            first++;
        }

        while (last >= first && tokens[last].Kind is Kind.Filler or Kind.One or Kind.Break or Kind.And)
        {
            last--;
        }

        return first > last ? "" : text[tokens[first].Start..tokens[last].End].TrimEnd('?', '!', '.', '\u061F', '\u0964');
    }

    private static bool IsFiller(Token token) => token.Kind is Kind.Filler or Kind.One;

    private static int Skip(ReadOnlySpan<Token> tokens, int at)
    {
        while (at < tokens.Length && tokens[at].Kind is Kind.Filler or Kind.One or Kind.Break)
        {
            at++;
        }

        return at;
    }

    private static int Count(ReadOnlySpan<Token> tokens, Kind kind)
    {
        var count = 0;
        foreach (var token in tokens)
        {
            count += token.Kind == kind ? 1 : 0;
        }

        return count;
    }

    private static bool HasMore(ReadOnlySpan<Token> tokens, Kind kind, Kind other)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == kind || token.Kind == other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"50pcs" is a number and a word; "A4" and "5L" are names. False: more words than anybody wishes with.</summary>
    private static bool Tokens(string text, Words words, ref Span<Token> tokens)
    {
        var (count, at) = (0, 0);
        while (at < text.Length)
        {
            if (count + 2 > tokens.Length)
            {
                return false;
            }

            if (char.IsWhiteSpace(text[at]) && text[at] != '\n')
            {
                at++;
                continue;
            }

            var start = at;
            if (IsBreak(text[at]))
            {
                at++;
                tokens[count++] = new Token(start, at, Kind.Break);
                continue;
            }

            while (at < text.Length && !char.IsWhiteSpace(text[at]) && !(IsBreak(text[at]) && !IsInNumber(text, at)))
            {
                at++;
            }

            var word = text.AsSpan(start, at - start);
            var digits = Digits(word);
            if (digits > 0 && word.Length - digits > 1 && AreLetters(word[digits..]))
            {
                tokens[count++] = new Token(start, start + digits, Kind.Number);
                tokens[count++] = new Token(start + digits, at, KindOf(word[digits..], words));
            }
            else if (word.Length > 1 && digits == 0 && word[0] is 'x' or 'X' or '\u0648' && Digits(word[1..]) == word.Length - 1)
            {
                // "x4"; Arabic writes its "and" onto the number.
                tokens[count++] = new Token(start, start + 1, word[0] == '\u0648' ? Kind.And : Kind.Filler);
                tokens[count++] = new Token(start + 1, at, Kind.Number);
            }
            else
            {
                tokens[count++] = new Token(start, at, digits == word.Length ? Kind.Number : KindOf(word, words));
            }
        }

        tokens = tokens[..count];
        return true;
    }

    private static bool IsBreak(char sign) => sign is ',' or ';' or '\n' or '+' or '&' or '،' or '؛';

    /// <summary>"1,000".</summary>
    private static bool IsInNumber(string text, int at) =>
        text[at] == ',' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static int Digits(ReadOnlySpan<char> word)
    {
        var digits = 0;
        while (digits < word.Length && (char.IsAsciiDigit(word[digits]) || (digits > 0 && word[digits] is '.' or ',' && digits + 1 < word.Length && char.IsAsciiDigit(word[digits + 1]))))
        {
            digits++;
        }

        return digits;
    }

    private static bool AreLetters(ReadOnlySpan<char> word)
    {
        foreach (var sign in word)
        {
            if (!char.IsLetter(sign))
            {
                return false;
            }
        }

        return true;
    }

    private static Kind KindOf(ReadOnlySpan<char> word, Words words) =>
        !char.IsAscii(word[0]) && CharUnicodeInfo.GetUnicodeCategory(word[0]) == UnicodeCategory.OtherNumber ? Kind.Number : words.InWish(word) switch
        {
            WishWord.Number => Kind.Number,
            WishWord.And => Kind.And,
            WishWord.Filler => Kind.Filler,
            WishWord.One => Kind.One,
            WishWord.No => Kind.No,
            _ => Kind.Name,
        };
}
