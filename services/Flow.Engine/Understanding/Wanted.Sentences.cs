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

            if (at - begin is > 0 and <= LongestName && NameOf(latin, tokens[begin..at]) is { Length: > 2 } name)
            {
                found.Add(new Wanted(begin > 0 ? NumberAt(latin, tokens[begin - 1], words) : 0, name));
            }
        }

        return found;
    }

    private static int NumberAt(string text, Token token, Words words) =>
        token.Kind == Kind.Number ? Quantities.Read(text[token.Start..token.End], words.Numbers) ?? 0 : 0;
}
