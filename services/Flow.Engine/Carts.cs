using Bridge.Contracts.Catalog;

namespace Bridge.Flow.Engine;

/// <summary>The cart of a conversation. Every change is a new revision without a quote: the customer agrees to a revision, at its price.</summary>
internal static class Carts
{
    public const int MaxLines = 20;

    public static DraftLine? Line(this Cart? cart, Guid productId) => cart?.Lines.FirstOrDefault(line => line.ProductId == productId);

    public static bool IsEmpty(this Cart? cart) => cart is not { Lines.Count: > 0 };

    /// <summary>Puts the line into the cart in the place of the product's own, else at the end.</summary>
    public static void Put(this Run run, DraftLine line)
    {
        var lines = run.Record.Cart?.Lines ?? [];
        run.Change(lines.Any(existing => existing.ProductId == line.ProductId)
            ? [.. lines.Select(existing => existing.ProductId == line.ProductId ? line : existing)]
            : [.. lines, line]);
    }

    /// <summary>More of a product that has its line already makes that line longer.</summary>
    public static void Add(List<DraftLine> lines, DraftLine line)
    {
        var at = lines.FindIndex(existing => existing.ProductId == line.ProductId);
        if (at < 0)
        {
            lines.Add(line);
        }
        else
        {
            lines[at] = lines[at] with { Quantity = Math.Min(lines[at].Quantity + line.Quantity, Understanding.Quantities.Max) };
        }
    }

    public static void Remove(this Run run, Guid productId) =>
        run.Change([.. (run.Record.Cart?.Lines ?? []).Where(line => line.ProductId != productId)]);

    public static void Change(this Run run, IReadOnlyList<DraftLine> lines)
    {
        var cart = run.Record.Cart;
        run.Record = run.Record with
        {
            Cart = new Cart(cart?.DraftId ?? run.Draw("draft"), (cart?.Revision ?? 0) + 1, lines, null, run.Context.Now) { Note = cart?.Note },
        };
    }

    /// <summary>What goes to the ERP as the order's note: his words beside the cart, and what a flow has asked him.</summary>
    public static string? NoteOf(this Run run, Cart cart)
    {
        var words = string.Join('\n', new[] { cart.Note, run.Text("order_note") }.Where(note => !string.IsNullOrWhiteSpace(note)));
        return words.Length == 0 ? null : words;
    }

    public static void Empty(this Run run) => run.Record = run.Record with { Cart = null };

    /// <summary>The same lines under a new draft: the old one was refused, and would be again.</summary>
    public static void Redraft(this Run run)
    {
        if (run.Record.Cart is { } cart)
        {
            run.Record = run.Record with { Cart = cart with { DraftId = run.Draw("draft"), Revision = cart.Revision + 1, Quote = null, ChangedAt = run.Context.Now } };
        }
    }

    /// <summary>The draft is out of the customer's hands: a new one begins with the next line.</summary>
    public static void Placed(this Run run, Guid draftId, Guid? orderId, string? number) =>
        run.Record = run.Record with
        {
            Cart = run.Record.Cart?.DraftId == draftId ? null : run.Record.Cart,
            Placed = [.. run.Record.Placed.Where(placed => placed.DraftId != draftId).TakeLast(49), new PlacedDraft(draftId, orderId, number, run.Context.Now)],
        };
}
