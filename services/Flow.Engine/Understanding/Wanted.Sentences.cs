namespace Bridge.Flow.Engine.Understanding;

/// <summary>One thing in a sentence that is about more than that.</summary>
internal sealed partial record Wanted
{
    /// <summary>As many names are looked up; who writes more tells a story.</summary>
    private const int MostNames = 5;

    /// <summary>In words: what stands longer between two that name nothing is no name.</summary>
    private const int LongestName = 4;

    /// <summary>
    /// "My friend told me about you and I would like to buy 2 coffee mugs for my mother": what stands between the words that name nothing, with the number before it (0: none
    /// is said). Empty where nothing is wished for.
    /// </summary>
    public static IReadOnlyList<Wanted> Within(string text, Words words)
    {
        var latin = Quantities.Latin(text);
        Span<Token> tokens = stackalloc Token[MaxTokens];
        var found = new List<Wanted>();
        if (!Words.Wishes(text) || !Tokens(latin, words, ref tokens))
        {
            return found;
        }

        for (var at = 0; at < tokens.Length && found.Count < MostNames; at++)
        {
            var begin = at;
            // "3 coffee mugs delivered to Leeds": where they are to go is no part of their name.
            while (at < tokens.Length && tokens[at].Kind == Kind.Name && !Words.LeadsToPlace(latin.AsSpan(tokens[at].Start, tokens[at].End - tokens[at].Start)))
            {
                at++;
            }

            // "Delivered to Kathmandu" wants no T-shirt from there.
            if (at - begin is > 0 and <= LongestName && !(begin > 0 && Words.LeadsToPlace(latin.AsSpan(tokens[begin - 1].Start, tokens[begin - 1].End - tokens[begin - 1].Start))) && NameOf(latin, tokens[begin..at]) is { Length: > 2 } name)
            {
                found.Add(new Wanted(begin > 0 ? NumberAt(latin, tokens[begin - 1], words) : 0, name));
            }
        }

        return LoneNumber(latin, tokens, words) is var number and > 0 ? found.ConvertAll(named => named.Quantity > 0 ? named : named with { Quantity = number }) : found;
    }

    /// <summary>The one number that counts nothing by itself: of "if you sell pens, because I need about 20 for my 3 friends" 20. 0: there is none, or several.</summary>
    private static int LoneNumber(string text, ReadOnlySpan<Token> tokens, Words words)
    {
        var number = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Kind == Kind.Number && !(at + 1 < tokens.Length && tokens[at + 1].Kind is Kind.Name or Kind.Number))
            {
                if (number > 0)
                {
                    return 0;
                }

                number = NumberAt(text, tokens[at], words);
            }
        }

        return number;
    }

    private static int NumberAt(string text, Token token, Words words) =>
        token.Kind == Kind.Number ? Quantities.Read(text[token.Start..token.End], words.Numbers) ?? 0 : 0;
}
