using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>Whether words are a product's name, as people write it.</summary>
internal static partial class Wishes
{
    /// <summary>The one hit, or the one that is called so: "magic mugs" is the Magic Mug though other mugs were found too.</summary>
    public static ProductChanged? Only(ProductsPage found, string name)
    {
        if (found.Total == 1)
        {
            return found.Products[0];
        }

        var words = Words.Normalize(name).Split(' ');
        return found.Products.Where(product => IsCalled(product, words)).Take(2).ToList() is [var only] ? only : null;
    }

    /// <summary>Who asks whether we deliver to Campinas has not named the Camping Mug, though a search finds it.</summary>
    private static bool Answers(ProductsPage found, string text) =>
        found.Total > 0 && (!Words.AsksBack(text) || Words.Normalize(text).Split(' ') is var words && found.Products.Any(product => Parts(product) is var parts && words.Any(word => word.Length > 2 && parts.Any(part => IsSame(part, word) || IsNearly(part, word)))));

    /// <summary>Each word is one of its name, or nearly: a search finds more than anybody should be sold unasked ("canecas" finds a Canvas Bag).</summary>
    private static bool IsMeant(ProductChanged product, string name)
    {
        var parts = Parts(product);
        return Words.Normalize(name).Split(' ').All(word => parts.Any(part => IsSame(part, word) || IsNearly(part, word)));
    }

    /// <summary>
    /// The words are some of its name, and one of them says what it is: "magic mug" and "mugs" are, of the Magic Mug 330 ml, and "Kathmandu" is not, of the T-Shirt from
    /// Kathmandu.
    /// </summary>
    private static bool IsPartlyCalled(Run run, ProductChanged product, string[] words) =>
        (words is [var category] && product.Category is { } group && IsSame(Words.Normalize(group), category))
        || product.Name.Values.Any(name => Words.Normalize(name).Split(' ') is var parts && words.All(word => parts.Any(part => IsSame(part, word))) && Says(run, parts).Any(thing => words.Any(word => IsSame(thing, word))));

    /// <summary>The last word before the first that only joins or counts; Portuguese and Arabic begin with it.</summary>
    private static IEnumerable<string> Says(Run run, string[] name)
    {
        var end = Array.FindIndex(name, 1, part => part.Length < 3 || part.Any(char.IsDigit) || run.Flows.Words.InWish(part) == WishWord.Filler);
        yield return name[(end < 0 ? name.Length : end) - 1];
        if (run.Record.Language is "pt-BR" or "ar")
        {
            yield return name[0];
        }
    }

    private static bool IsCalled(ProductChanged product, string[] words) => product.Name.Values.Any(name => IsCalled(Words.Normalize(name).Split(' '), words));

    private static bool IsCalled(string[] name, string[] words) => name.Length == words.Length && name.Zip(words).All(pair => IsSame(pair.First, pair.Second));

    private static List<string> Parts(ProductChanged product) =>
        [.. product.Name.Values.Append(product.Sku ?? "").Append(product.Category ?? "").SelectMany(text => Words.Normalize(text).Split(' '))];

    /// <summary>But for the ending: "mug", "mugs".</summary>
    private static bool IsSame(string one, string other) =>
        one == other || (Math.Min(one.Length, other.Length) >= 3 && Math.Abs(one.Length - other.Length) <= 2
            && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)));

    /// <summary>One letter is wrong, missing or too many, or two have changed places: in a word of four or more.</summary>
    private static bool IsNearly(string one, string other)
    {
        (one, other) = (one.TrimEnd('s'), other.TrimEnd('s'));
        if (Math.Min(one.Length, other.Length) < 4 || Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var (begin, end) = (one.AsSpan().CommonPrefixLength(other), 0);
        while (end < Math.Min(one.Length, other.Length) - begin && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        var (left, right) = (one[begin..^end], other[begin..^end]);
        return Math.Max(left.Length, right.Length) <= 1 || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);
    }

    private static bool IsSentence(string text) => Words.Normalize(text).Split(' ').Length > LongestName;

    /// <summary>The first name within a sentence that a product is called by; null: it names none, or is no more than a name. False: something must be looked up first.</summary>
    private static bool FindsWithin(Run run, string text, out string? search)
    {
        search = null;
        foreach (var named in IsSentence(text) ? Wanted.Within(text, run.Flows.Words) : [])
        {
            if (!run.Knows(First(named.Name), out ProductsPage? found))
            {
                return false;
            }

            if (found.Products.Any(product => IsMeant(product, named.Name)))
            {
                search = named.Name;
                return true;
            }
        }

        return true;
    }
}
