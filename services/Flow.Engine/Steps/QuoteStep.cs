using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Asks what the whole cart costs. <c>ok</c>: the price is known; <c>changed</c>: it is another than the customer has seen for these very lines;
/// <c>rejected</c>: the ERP will not sell {product_name}, which has left the cart; <c>quantity</c>: it may be the number of them that it will not sell, and
/// <c>product</c> is asked for in another (not connected, it is <c>rejected</c>); <c>refused</c>: it gives no price for these lines, and does not
/// say which one is to blame; <c>empty</c>: there is nothing to price. A price that still holds is not asked again.
/// <example>
/// {
///   "id": "price", "type": "quote",
///   "exits": { "ok": "address", "changed": "cart", "rejected": "no_price", "quantity": "other_number", "refused": "person", "empty": "find" }
/// }
/// </example>
/// </summary>
public sealed class QuoteStep : ErpStep
{
    /// <summary>What these lines cost when the customer last saw it.</summary>
    private const string Seen = "seen_total";

    public override string Name => "quote";
    public override StepKind Kind => StepKind.Shop;
    public override IReadOnlyList<ErpOperation> Needs => [ErpOperation.GetPrice];
    public override IReadOnlyList<string> Exits => ["ok", "changed", "rejected", "quantity", "refused", "empty", "unavailable"];
    public override IReadOnlyList<string> Texts => ["unavailable", "try_again"];

    internal override bool Falls(string exit) => exit is "ok";

    /// <summary>Without it the product leaves the cart as one that cannot be had at all.</summary>
    private const string OtherNumber = "quantity";

    internal override Next Begin(Run run, Step step)
    {
        if (run.Record.Cart is not { Lines.Count: > 0 } cart)
        {
            return Next.Exit("empty");
        }

        if (cart.Quote is { } quote && quote.ValidUntil > run.Context.Now)
        {
            return Next.Exit("ok");
        }

        run[Seen] = cart.Quote?.Total.ToString(CultureInfo.InvariantCulture);
        return Send(run, writes: false, (id, deadline, effect) => new RequestQuote(id, deadline, new QuotePrice
        {
            Effect = effect,
            DraftId = cart.DraftId,
            Revision = cart.Revision,
            Lines = cart.Lines,
        }));
    }

    internal override Next Answer(Run run, Step step, EffectAnswer answer)
    {
        if (answer is not QuoteAnswer { Quoted: var quoted })
        {
            return Unavailable(run, step, null);
        }

        switch (quoted.Outcome)
        {
            case EffectOutcome.Ok when quoted.Quote is { } quote && run.Record.Cart is { } cart && quoted.Revision == cart.Revision:
                run.Record = run.Record with { Cart = cart with { Quote = quote } };
                var seen = run.Text(Seen);
                run[Seen] = null;
                return Next.Exit(seen is null || seen == quote.Total.ToString(CultureInfo.InvariantCulture) ? "ok" : "changed");
            case EffectOutcome.Ok:
                // The cart is another by now: its own price is asked for.
                return Next.Again;
            case EffectOutcome.Rejected:
                Violation(run, quoted.Problem);
                return Rejected(run, step, quoted.ProductId);
            default:
                return Unavailable(run, step, quoted.Problem);
        }
    }

    /// <summary>What cannot be priced cannot stay: it would block the rest.</summary>
    private static Next Rejected(Run run, Step step, Guid? productId)
    {
        if (productId is not { } id || run.Record.Cart.Line(id) is not { } line)
        {
            return Next.Exit("refused");
        }

        if (!run.Knows(new GetProduct(id), out ProductFound? found))
        {
            return Next.Unknown;
        }

        run["product_name"] = found.Product is { } product ? JsonValue.Create(line.Quantity > 1 ? $"{line.Quantity} × {run.In(product.Name)}" : run.In(product.Name)) : null;
        run.Remove(id);
        if (!step.Exits.ContainsKey(OtherNumber) || found.Product is not { Visible: true } sold || !IsOfNumber(sold, line.Quantity))
        {
            return Next.Exit("rejected");
        }

        AddToCartStep.Take(run, line);
        return Next.Exit(OtherNumber);
    }

    /// <summary>Of one alone the ERP means the thing itself, unless it is not sold so singly.</summary>
    private static bool IsOfNumber(ProductChanged product, int quantity) =>
        quantity > 1 || (product.Quantities.Count > 0 && product.Quantities.All(row => row.Min > quantity));
}
