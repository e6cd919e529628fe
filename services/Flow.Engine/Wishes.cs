using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>What a customer's own words name for sale.</summary>
internal static partial class Wishes
{
    /// <summary>How many of what he searched for he wants, until the product's card shows it.</summary>
    private const string WantedName = "wanted";

    private const string OthersName = "wishes";

    /// <summary>What stands behind the first of these ("…, my name is Ann Smith") names no position.</summary>
    private static readonly char[] Ends = [',', '.', ';', '\n', '،', '।'];

    /// <summary>In words: who types more where an address is asked for means the address.</summary>
    private const int LongestName = 5;

    /// <summary>What to search for; null: nothing for sale is meant. False: something must be looked up first.</summary>
    public static bool Finds(this Run run, string text, out string? search)
    {
        (search, text) = (null, text.Trim());
        if (Words.Normalize(text).Length < 2)
        {
            return true;
        }

        if (!FindsWithin(run, text, out search))
        {
            return false;
        }

        if (search is not null)
        {
            return true;
        }

        if (!run.Knows(First(text), out ProductsPage? whole))
        {
            return false;
        }

        // "7 up" is a name; "3 mugs" is a number of mugs, and "I want mugs" is mugs.
        var named = Words.Normalize(text);
        var part = Wanted.Read(text, run.Flows.Words)?.Name ?? Wanted.Strip(text, run.Flows.Words);
        if (part.Length > 1 && part != text && !whole.Products.Any(product => product.Name.Values.Any(name => Words.Holds(Words.Normalize(name), named))))
        {
            if (!run.Knows(First(part), out ProductsPage? found))
            {
                return false;
            }

            // Where it is to go may be part of another thing's name: "2 mugs to Kathmandu" is no "T-shirt, printed in Kathmandu".
            if (Wanted.WithoutPlace(part, run.Flows.Words) is { } thing)
            {
                if (!run.Knows(First(thing), out ProductsPage? things))
                {
                    return false;
                }

                if (Answers(things, text) && !found.Products.Any(product => things.Products.Any(other => other.ProductId == product.ProductId)))
                {
                    search = thing;
                    return true;
                }
            }

            if (Answers(found, text))
            {
                search = part;
                return true;
            }
        }

        search = Answers(whole, text) ? text : null;
        return true;
    }

    /// <summary>The position that his words name, as they stand or without what names none; null: none is open. False: something must be looked up first.</summary>
    public static bool FindsJob(this Run run, string text, out string? search)
    {
        search = null;
        foreach (var words in new[] { text.Trim(), run.Flows.Words.Position(text), run.Flows.Words.PositionBehind(text), run.Flows.Words.Position(text.Split(Ends)[0]) }.Where(words => Words.Normalize(words).Length > 1).Distinct())
        {
            if (!run.Knows(new FindJobs(words, null, 1, Paging.SizeOf(1)), out JobsPage? found))
            {
                return false;
            }

            if (found.Total > 0)
            {
                search = words;
                return true;
            }
        }

        return true;
    }

    /// <summary>A search begins with these words: what they say of the quantity is remembered.</summary>
    public static void Seek(this Run run, string text, string search)
    {
        run["search"] = search;
        // In a sentence the number before the name: "we are 3 friends and would like the coffee mug" names none.
        run[WantedName] = search == text.Trim() ? null : IsSentence(text) && Wanted.Within(text, run.Flows.Words).FirstOrDefault(named => named.Name == search) is { } within
            ? within.Quantity > 0 ? within.Quantity : null : Wanted.Read(text, run.Flows.Words)?.Quantity;
    }

    public static void Wants(this Run run, int quantity) => run[WantedName] = quantity;

    /// <summary>The quantity that the search for this product named, once.</summary>
    public static int? TakeWanted(this Run run)
    {
        var wanted = run.Number(WantedName);
        run[WantedName] = null;
        return wanted;
    }

    /// <summary>
    /// "2 mugs and a pen", where each names one product that needs no questions: all go into the cart at once, as WhatsApp's own cart does. Null where it is no
    /// such list.
    /// </summary>
    /// <param name="each">What names several products, or one with questions of its own, is shown one after the other; what names none is told.</param>
    public static Next? Fills(this Run run, string text, bool each = false)
    {
        if (run.Flows.Entry("cart") is not { } cart || Wanted.ReadAll(text, run.Flows.Words) is not { } parts)
        {
            return null;
        }

        var lines = run.Record.Cart?.Lines.ToList() ?? [];
        var (clear, open, unknown) = (0, new JsonArray(), new List<string>());
        foreach (var part in parts)
        {
            if (!run.Knows(First(part.Name), out ProductsPage? found))
            {
                return Next.Unknown;
            }

            // "3 mugs to Garden Street" is mugs.
            var name = part.Name;
            if (Wanted.WithoutPlace(name, run.Flows.Words) is { } thing && !found.Products.Any(product => IsCalled(product, Words.Normalize(part.Name).Split(' '))))
            {
                if (!run.Knows(First(thing), out found))
                {
                    return Next.Unknown;
                }

                name = thing;
            }

            if (part.Quantity == 0)
            {
                if (found.Products.Any(product => IsMeant(product, name)))
                {
                    open.Add(new JsonObject { ["name"] = name });
                }
            }
            else if (Only(found, name) is { } product && IsMeant(product, name) && !(product.FlowId is { } flow && run.Flows.TryGet(flow, out _)))
            {
                Carts.Add(lines, new DraftLine(product.ProductId, part.Quantity));
                clear++;
            }
            else if (!each)
            {
                return null;
            }
            else if (found.Total == 0)
            {
                unknown.Add(name);
            }
            else
            {
                open.Add(new JsonObject { ["name"] = name, ["quantity"] = part.Quantity });
            }
        }

        if (lines.Count + open.Count > Carts.MaxLines || clear + open.Count == 0)
        {
            return null;
        }

        if (unknown.Count > 0)
        {
            run.Say(run.T("cart_unknown", ("products", string.Join(", ", unknown))));
        }

        if (clear > 0)
        {
            run.Change(lines);
        }

        run[OthersName] = open.Count == 0 ? null : open;
        if (run.TurnsToOthers())
        {
            return Next.Again;
        }

        run.Jump(cart);
        return Next.Again;
    }

    /// <summary>What else he named in the same message: shown once the one before it is in the cart.</summary>
    public static bool TurnsToOthers(this Run run)
    {
        if (run[OthersName] is not JsonArray { Count: > 0 } others || run.Flows.Entry("search") is not { } shelves)
        {
            return false;
        }

        var next = others[0]!;
        run[OthersName] = others.Count == 1 ? null : new JsonArray([.. others.Skip(1).Select(other => other!.DeepClone())]);
        run["search"] = next["name"]!.DeepClone();
        run[WantedName] = next["quantity"]?.DeepClone();
        run.Jump(shelves);
        return true;
    }

    /// <summary>
    /// Words with a quantity, typed where a product is in hand already: do they name it, or another one ("3 mugs" at the pen)? Null: neither. False: something must be
    /// looked up first.
    /// </summary>
    public static bool Names(this Run run, string text, out Named? named)
    {
        named = null;
        if (Wanted.Read(text, run.Flows.Words) is not { } wanted)
        {
            // "Mug no. 4" is a name, and no four of what is in hand.
            var called = !text.Any(char.IsDigit) || !text.Any(char.IsLetter) || Wanted.Alone(text, run.Flows.Words) is not null ? false : run.Sells(text);
            named = called == true ? new Named(null, text.Trim(), true) : null;
            return called is not null;
        }

        if (!run.Knows(First(wanted.Name), out ProductsPage? found))
        {
            return false;
        }

        if (found.Total > 0)
        {
            var inHand = run.Id("product");
            named = new Named(wanted.Quantity, wanted.Name, found.Products.All(product => product.ProductId != inHand));
        }

        return true;
    }

    /// <summary>A product is called by these words, or by enough of them, a quantity before them or not. Null: something must be looked up first.</summary>
    public static bool? Sells(this Run run, string text)
    {
        var (wanted, name, words) = Called(run, text);
        return words[0].Length == 0 || words.Length > LongestName || name.Contains(',', StringComparison.Ordinal) ? false
            : run.Knows(First(name), out ProductsPage? found) ? found.Products.Any(product => IsCalled(product, words) || IsPartlyCalled(run, product, words)) || (wanted is not null && InCart(run, found, words) is not null) : null;
    }

    /// <summary>"Sorry, make that 4 mugs", where a Coffee Mug is all that these words name in the cart: the line with that quantity.</summary>
    public static DraftLine? Corrects(this Run run, string text) =>
        Called(run, text) is ({ } wanted, var name, var words) && run.Knows(First(name), out ProductsPage? found) && InCart(run, found, words) is { } line ? line with { Quantity = wanted.Quantity } : null;

    private static (Wanted? Wanted, string Name, string[] Words) Called(Run run, string text)
    {
        var wanted = Wanted.Read(text, run.Flows.Words);
        var name = (wanted?.Name ?? text).Trim();
        return (wanted, name, Words.Normalize(name).Split(' '));
    }

    private static DraftLine? InCart(Run run, ProductsPage found, string[] words) => found.Products
        .Where(product => product.Name.Values.Any(name => Words.Normalize(name).Split(' ') is var parts && words.All(word => parts.Any(part => IsSame(part, word)))))
        .Select(product => run.Record.Cart.Line(product.ProductId)).OfType<DraftLine>().Take(2).ToList() is [var only] ? only : null;

    public static FindProducts First(string search) => new(search, null, 1, Paging.SizeOf(1));
}

/// <param name="Another">Than the product in hand.</param>
internal sealed record Named(int? Quantity, string Search, bool Another);
