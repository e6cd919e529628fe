using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine;

/// <summary>WhatsApp's own cart becomes this conversation's: by SKU or the ERP's id, at the ERP's prices, unknown lines named.</summary>
internal static class NativeCart
{
    public static void Take(Run run, CartItem sent)
    {
        var lines = new List<DraftLine>();
        var unknown = new List<string>();
        foreach (var line in sent.Lines)
        {
            // An order holds no more lines: what follows is named, not looked up.
            if (lines.Count + unknown.Count >= Carts.MaxLines)
            {
                unknown.Add(line.ProductRetailerId);
                continue;
            }

            if (!run.Knows(new GetProductByRetailerId(line.ProductRetailerId), out ProductFound? found))
            {
                return;
            }

            if (found.Product is { Visible: true } product && line.Quantity > 0)
            {
                Carts.Add(lines, new DraftLine(product.ProductId, line.Quantity));
            }
            else
            {
                unknown.Add(line.ProductRetailerId);
            }
        }

        if (unknown.Count > 0)
        {
            run.Say(run.T("cart_unknown", ("products", string.Join(", ", unknown.Distinct()))));
        }

        if (lines.Count == 0 || (run.Flows.Triggers.Order ?? run.Flows.Entry("cart")) is not { } entry)
        {
            GlobalWords.AskAgain(run);
            return;
        }

        if (Loses(run.Record.Cart, lines) && run.Has("cart_replaced"))
        {
            // Before the change: it names what was there.
            run.Say(run.T("cart_replaced"));
        }

        run.Change(lines);
        run.Record = run.Record with { Cart = run.Record.Cart! with { Note = string.IsNullOrWhiteSpace(sent.Note) ? null : Graphemes.Shorten(sent.Note, AskStep.LongestText) } };
        if (run.Session is null)
        {
            run.Begin(entry);
        }
        else
        {
            run.Jump(entry);
        }

        run.Enter();
    }

    /// <summary>Something that was in the cart is not in the one that takes its place: the same cart sent twice loses nothing.</summary>
    private static bool Loses(Cart? cart, List<DraftLine> lines) =>
        cart?.Lines.Any(before => before.Note is not null || before.Attachments.Count > 0 || !lines.Exists(line => line.ProductId == before.ProductId && line.Quantity == before.Quantity)) == true;
}
