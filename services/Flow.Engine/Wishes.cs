using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>What a customer's own words name for sale.</summary>
internal static class Wishes
{
    /// <summary>How many of what he searched for he wants, until the product's card shows it.</summary>
    private const string WantedName = "wanted";

    /// <summary>What to search for; null: nothing for sale is meant. False: something must be looked up first.</summary>
    public static bool Finds(this Run run, string text, out string? search)
    {
        (search, text) = (null, text.Trim());
        if (Words.Normalize(text).Length < 2)
        {
            return true;
        }

        if (!run.Knows(First(text), out ProductsPage? whole))
        {
            return false;
        }

        // "7 up" is a name; "3 mugs" is a number of mugs.
        var named = Words.Normalize(text);
        if (Wanted.Read(text, run.Flows.Words) is { } wanted && !whole.Products.Any(product => product.Name.Values.Any(name => Words.Holds(Words.Normalize(name), named))))
        {
            if (!run.Knows(First(wanted.Name), out ProductsPage? part))
            {
                return false;
            }

            if (part.Total > 0)
            {
                search = wanted.Name;
                return true;
            }
        }

        search = whole.Total > 0 ? text : null;
        return true;
    }

    /// <summary>A search begins with these words: what they say of the quantity is remembered.</summary>
    public static void Seek(this Run run, string text, string search)
    {
        run["search"] = search;
        run[WantedName] = search == text.Trim() ? null : Wanted.Read(text, run.Flows.Words)?.Quantity;
    }

    /// <summary>The quantity that the search for this product named, once.</summary>
    public static int? TakeWanted(this Run run)
    {
        var wanted = run.Number(WantedName);
        run[WantedName] = null;
        return wanted;
    }

    /// <summary>
    /// "2 mugs and 3 pens", where each names one product that needs no questions: all go into the cart at once, as WhatsApp's own cart does. Null where it is no
    /// such list.
    /// </summary>
    public static Next? Fills(this Run run, string text)
    {
        if (run.Flows.Entry("cart") is not { } cart || Wanted.ReadAll(text, run.Flows.Words) is not { } parts)
        {
            return null;
        }

        var lines = run.Record.Cart?.Lines.ToList() ?? [];
        foreach (var part in parts)
        {
            if (!run.Knows(First(part.Name), out ProductsPage? found))
            {
                return Next.Unknown;
            }

            if (Only(found, part.Name) is not { } product || (product.FlowId is { } flow && run.Flows.TryGet(flow, out _)))
            {
                return null;
            }

            Carts.Add(lines, new DraftLine(product.ProductId, part.Quantity));
        }

        if (lines.Count > Carts.MaxLines)
        {
            return null;
        }

        run.Change(lines);
        run.Jump(cart);
        return Next.Again;
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
            return true;
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

    private static ProductChanged? Only(ProductsPage found, string name)
    {
        var plain = Words.Normalize(name);
        return found.Products is [var only] && found.Total == 1 ? only
            : found.Products.Where(product => product.Name.Values.Any(called => Words.Normalize(called) == plain)).Take(2).ToList() is [var called] ? called : null;
    }

    public static FindProducts First(string search) => new(search, null, 1, Paging.SizeOf(1));
}

/// <param name="Another">Than the product in hand.</param>
internal sealed record Named(int Quantity, string Search, bool Another);
