using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Puts <c>quantity</c> pieces of <c>product</c> into the cart, with <c>note</c> and <c>attachments</c> where the product's own questions left
/// them. The same product again asks: add to what is there, or replace it. <c>full</c>: the cart holds as many lines as an order can;
/// <c>gone</c>: the product was taken from sale meanwhile.
/// <example>
/// { "id": "add", "type": "add_to_cart", "exits": { "next": "price", "full": "cart_full", "gone": "find" } }
/// </example>
/// </summary>
public sealed class AddToCartStep : StepType
{
    public override string Name => "add_to_cart";
    public override StepKind Kind => StepKind.Shop;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next", "full", "gone"];
    public override IReadOnlyList<string> Texts => ["already_in_cart", "add_up", "replace", "product_gone"];

    internal override bool Falls(string exit) => exit == "full";

    internal override Next Enter(Run run, Step step)
    {
        if (run.Id("product") is not { } product || run.Number("quantity") is not { } quantity)
        {
            return Next.Fail("product_or_quantity_missing");
        }

        if (!run.Knows(new GetProduct(product), out ProductFound? found))
        {
            return Next.Unknown;
        }

        if (found.Product is not { Visible: true })
        {
            run.Say(run.T("product_gone"));
            return Next.Exit("gone");
        }

        var cart = run.Record.Cart;
        if (cart.Line(product) is { } line)
        {
            var body = run.T(
                "already_in_cart",
                ("quantity", QuantityRows.Number(line.Quantity)),
                ("added", QuantityRows.Number(quantity)),
                ("product", run.In(found.Product.Name)));
            return run.Ask(body, Answers(run));
        }

        return cart?.Lines.Count >= Carts.MaxLines ? Next.Exit("full") : Put(run, product, quantity);
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        if (run.Id("product") is not { } product || run.Number("quantity") is not { } quantity)
        {
            return Next.Fail("product_or_quantity_missing");
        }

        return Offers.Match(Answers(run), said)?.Option switch
        {
            "add" => Put(run, product, Math.Min((run.Record.Cart.Line(product)?.Quantity ?? 0) + quantity, Understanding.Quantities.Max)),
            "replace" => Put(run, product, quantity),
            _ => said.Option is null ? Next.NotUnderstood() : Next.Again,
        };
    }

    /// <summary>A line in hand again, with all that belongs to it.</summary>
    internal static void Take(Run run, DraftLine line)
    {
        run["product"] = line.ProductId.ToString();
        run["quantity"] = line.Quantity;
        run["note"] = line.Note;
        run["attachments"] = line.Attachments.Count == 0 ? null : new JsonArray([.. line.Attachments.Select(file => JsonValue.Create(file.ToString()))]);
    }

    private static Offer[] Answers(Run run) => [run.Offer("add", "add_up"), run.Offer("replace", "replace")];

    private static Next Put(Run run, Guid product, int quantity)
    {
        run.Put(new DraftLine(product, quantity)
        {
            Note = run.Text("note"),
            Attachments = run["attachments"] is JsonArray files
                ? [.. files.OfType<JsonValue>().Where(file => file.GetValueKind() == JsonValueKind.String && Guid.TryParse(file.GetValue<string>(), out _)).Select(file => Guid.Parse(file.GetValue<string>()))]
                : [],
        });
        run["quantity"] = null;
        run["note"] = null;
        run["attachments"] = null;
        return run.TurnsToOthers() ? Next.Again : Next.Exit("next");
    }
}
