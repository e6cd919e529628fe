using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Changes the cart: a line is picked (a single one is at once), then another quantity is tapped or typed, or the line removed; or all is
/// emptied. <c>address</c>, where connected, is offered too.
/// <example>
/// {
///   "id": "change", "type": "change_cart", "text": { "en": "What would you like to change?" },
///   "exits": { "next": "price", "empty": "emptied", "address": "other_address" }
/// }
/// </example>
/// </summary>
public sealed class ChangeCartStep : StepType
{
    public override string Name => "change_cart";
    public override StepKind Kind => StepKind.Shop;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next", "empty", "address"];
    public override IReadOnlyList<string> Texts =>
        ["text", "change_line", "piece", "pieces", "remove", "empty_cart", "change_address", "keep_order", "quantity_not_understood", "more"];

    internal override bool Falls(string exit) => exit == "empty";

    internal override Next Enter(Run run, Step step)
    {
        if (run.Record.Cart is not { Lines.Count: > 0 } cart)
        {
            return Next.Exit("empty");
        }

        if (Picked(run) is { } line)
        {
            if (!run.Knows(new GetProduct(line.ProductId), out ProductFound? found))
            {
                return Next.Unknown;
            }

            var name = found.Product is null ? "" : run.In(found.Product.Name);
            return run.Ask(run.T("change_line", ("product", name), ("quantity", QuantityRows.Pieces(run, line.Quantity))), LineOffers(run));
        }

        var page = run.State?["page"]?.GetValue<int>() ?? 1;
        var others = Others(run, step);
        var size = WhatsApp.Rows - others.Count;
        var more = cart.Lines.Count > page * size;
        var shown = cart.Lines.Skip((page - 1) * size).Take(more ? size - 1 : size).Select(line => LineOffer(run, cart, line)).ToList();
        if (more)
        {
            shown.Add(run.Offer(Options.Page(page + 1), "more"));
        }

        return run.Ask(run.T("text"), [.. shown, .. others]);
    }

    /// <summary>"Remove it" is said of the line that is in hand.</summary>
    internal override bool TakesCancel(Run run, Step step, Said said) => InHand(run) is not null && run.Flows.Words.Removed(said.Text) == "";

    internal override Next Read(Run run, Step step, Said said)
    {
        if (Picked(run) is { } line)
        {
            return Change(run, line, said);
        }

        if (Options.NumberAfter(said.Option, "page") is { } page)
        {
            run.State = new JsonObject { ["page"] = page };
            return Next.Again;
        }

        if (Options.IdAfter(said.Option, "line") is { } id)
        {
            run.State = new JsonObject { ["line"] = id.ToString() };
            return Next.Again;
        }

        var others = Others(run, step);
        switch ((Offers.Match(others, said, numbered: false) ?? Offers.Hinted(others, said))?.Option)
        {
            case "empty":
                run.Empty();
                return Next.Exit("empty");
            case "address":
                return Next.Exit("address");
            case "keep":
                return Next.Exit("next");
        }

        if (said.Text is not null && run.Record.Cart is { } cart && Named(run, cart, said) is { } named)
        {
            if (run.Flows.Words.Removed(said.Text) is not null)
            {
                run.Remove(named.ProductId);
                return Next.Exit(run.Record.Cart.IsEmpty() ? "empty" : "next");
            }

            run.State = new JsonObject { ["line"] = named.ProductId.ToString() };
            return Next.Again;
        }

        if (said.Text is { } text && Wanted.Read(text, run.Flows.Words) is { } wanted)
        {
            return Wants(run, text, wanted);
        }

        // A single line needs no picking: a typed quantity is meant for it.
        return InHand(run) is { } only && said.Text is not null ? Change(run, only, said) : said.Option is null ? Next.NotUnderstood() : Next.Again;
    }

    /// <summary>"7 pens": the line of that name, else a product that is not in the cart yet.</summary>
    private static Next Wants(Run run, string text, Wanted wanted)
    {
        if (!run.Finds(text, out var search))
        {
            return Next.Unknown;
        }

        if (!run.Knows(Wishes.First(search ?? wanted.Name), out ProductsPage? found))
        {
            return Next.Unknown;
        }

        if (run.Record.Cart?.Lines.FirstOrDefault(line => found.Products.Any(product => product.ProductId == line.ProductId)) is { } line)
        {
            run.Put(line with { Quantity = wanted.Quantity });
            return Next.Exit("next");
        }

        if (search is null || run.Flows.Entry("search") is not { } shelves)
        {
            return Next.NotUnderstood("quantity_not_understood");
        }

        run.Seek(text, search);
        run.Jump(shelves);
        return Next.Again;
    }

    private static Next Change(Run run, DraftLine line, Said said)
    {
        if ((run.Flows.Words.Removed(said.Text) == "" || IsNothing(said.Text) ? "remove" : Offers.Match(LineOffers(run), said, numbered: false)?.Option) is { } chosen)
        {
            if (chosen == "remove")
            {
                run.Remove(line.ProductId);
            }

            return Next.Exit(run.Record.Cart.IsEmpty() ? "empty" : "next");
        }

        if (said.Text is not { } text || Wanted.HowMany(text, run.Flows.Words) is not { } quantity)
        {
            return said.Option is null ? Next.NotUnderstood("quantity_not_understood") : Next.Again;
        }

        run.Put(line with { Quantity = quantity });
        return Next.Exit("next");
    }

    private static DraftLine? Picked(Run run) =>
        Guid.TryParse(FlowReader.String(run.State?["line"]), out var id) ? run.Record.Cart.Line(id) : null;

    private static DraftLine? InHand(Run run) => Picked(run) ?? (run.Record.Cart is { Lines: [var only] } ? only : null);

    /// <summary>None of it.</summary>
    private static bool IsNothing(string? text) => text is not null && Quantities.Latin(text.Trim()) == "0";

    /// <summary>The one line that is called so, or that is to be removed by that name.</summary>
    internal static DraftLine? Named(Run run, Cart cart, Said said)
    {
        var name = run.Flows.Words.Removed(said.Text) ?? said.Text;
        var offers = cart.Lines.Select(line => LineOffer(run, cart, line)).ToList();
        var called = said with { Text = name };
        return name is { Length: > 0 } && (Offers.Match(offers, called, numbered: false) ?? Offers.Hinted(offers, called)) is { } found ? cart.Lines[offers.IndexOf(found)] : null;
    }

    private static List<Offer> LineOffers(Run run) => [run.Offer("remove", "remove"), run.Offer("keep", "keep_order")];

    private static List<Offer> Others(Run run, Step step)
    {
        var offers = new List<Offer>();
        if (step.Exits.ContainsKey("address"))
        {
            offers.Add(run.Offer("address", "change_address"));
        }

        offers.Add(run.Offer("empty", "empty_cart"));
        offers.Add(run.Offer("keep", "keep_order"));
        return offers;
    }

    private static Offer LineOffer(Run run, Cart cart, DraftLine line)
    {
        var quoted = cart.Quote?.Lines.FirstOrDefault(quoted => quoted.ProductId == line.ProductId);
        var name = quoted?.Name ?? (run.Knows(new GetProduct(line.ProductId), out ProductFound? found) && found.Product is { } product ? run.In(product.Name) : "?");
        var pieces = QuantityRows.Pieces(run, line.Quantity);
        return new Offer($"line:{line.ProductId:N}", name, quoted is null ? pieces : $"{pieces} · {run.Amount(quoted.LineTotal, cart.Quote!.Currency)}");
    }
}
