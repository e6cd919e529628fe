using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Asks how many of the product in <c>product</c>: the sizes of its table as rows with price and charge, and typing ("50 pcs", "uma dúzia", "٥٠",
/// "५०"). Passed by where <c>quantity</c> is known already, unless <c>again</c> is set: then another than that is asked for. <c>none</c>, where it is connected,
/// offers to want none of it.
/// <example>
/// { "id": "quantity", "type": "quantity", "again": true, "text": { "en": "How many {product} would you like? Type any number." }, "exits": { "next": "add", "gone": "find" } }
/// </example>
/// </summary>
public sealed class QuantityStep : StepType
{
    public override string Name => "quantity";
    public override StepKind Kind => StepKind.Shop;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next", "gone", "none"];
    public override IReadOnlyList<Field> Fields { get; } = [new("again", FieldKind.Flag), new("quantities", FieldKind.Numbers) { Min = 1 }];
    public override IReadOnlyList<string> Texts => ["text", "piece", "pieces", "quantity_not_understood", "no_charge", "charge_each", "charge_once", "remove"];

    internal override IEnumerable<string> Says(Step step) => Texts.Where(text => text != "remove" || LeavesOut(step));

    internal override Next Enter(Run run, Step step)
    {
        if (!step.Flag("again") && run.Number("quantity") is not null)
        {
            return Next.Exit("next");
        }

        if (!run.Knows(new GetProduct(run.Id("product") ?? Guid.Empty), out ProductFound? found))
        {
            return Next.Unknown;
        }

        return found.Product is { Visible: true } product ? run.Ask(run.T("text", ("product", run.In(product.Name))), Rows(run, step, product)) : Next.Exit("gone");
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        Named? named = null;
        if (said.Text is { } words && !run.Names(words, out named))
        {
            return Next.Unknown;
        }

        if (named is { Another: true } && run.Flows.Entry("search") is { } shelves)
        {
            run.Seek(said.Text!, named.Search);
            run.Jump(shelves);
            return Next.Again;
        }

        if (LeavesOut(step) && (run.Flows.Words.IsNo(said.Text) || Offers.Match([run.Offer("none", "remove")], said, numbered: false) is not null))
        {
            run["quantity"] = null;
            return Next.Exit("none");
        }

        var quantity = Options.NumberAfter(said.Option, "quantity") ?? (said.Text is { } text ? Wanted.HowMany(text, run.Flows.Words) : null) ?? named?.Quantity;
        if (quantity is null && said.Text is { } other && run.Flows.Entry("search") is { } find)
        {
            // The bare name of a product is another wish.
            switch (run.Sells(other))
            {
                case null:
                    return Next.Unknown;
                case true:
                    run.Seek(other, other.Trim());
                    run.Jump(find);
                    return Next.Again;
            }
        }

        if (quantity is null)
        {
            return said.Option is null ? Next.NotUnderstood("quantity_not_understood") : Next.Again;
        }

        run["quantity"] = quantity;
        run.Answered = quantity;
        return Next.Exit("next");
    }

    private static bool LeavesOut(Step step) => step.Exits.ContainsKey("none");

    private static List<Offer> Rows(Run run, Step step, ProductChanged product)
    {
        var refused = run.Number("quantity");
        var rows = QuantityRows.Sizes(product, step).Where(size => size != refused).Take(LeavesOut(step) ? WhatsApp.Rows - 1 : WhatsApp.Rows).Select(size =>
        {
            var row = product.Quantities.LastOrDefault(row => row.Min <= size);
            var parts = new[] { product.Price is { } price ? run.Amount(price, product.Currency) : null, row is null ? null : QuantityRows.Charge(run, product, row) };
            var description = string.Join(" · ", parts.Where(part => part is not null));
            return new Offer(Options.Quantity(size), QuantityRows.Pieces(run, size), description.Length == 0 ? null : description);
        }).ToList();
        if (LeavesOut(step))
        {
            rows.Add(run.Offer("none", "remove"));
        }

        return rows;
    }
}
