using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Puts the lines of the customer's newest order into the cart, at today's prices. What is no longer for sale is named and left out. Lines that the
/// cart holds already stay. <c>none</c>: nothing of it can be had.
/// <example>
/// { "id": "again", "type": "order_again", "exits": { "next": "price", "none": "find" } }
/// </example>
/// </summary>
public sealed class OrderAgainStep : StepType
{
    public override string Name => "order_again";
    public override StepKind Kind => StepKind.Shop;
    public override IReadOnlyList<string> Exits => ["next", "none"];
    public override IReadOnlyList<string> Texts => ["not_sold_any_more"];

    internal override Next Enter(Run run, Step step)
    {
        if (!run.Knows(new OwnOrders(1), out OrderList? orders))
        {
            return Next.Unknown;
        }

        var lines = run.Record.Cart?.Lines.ToList() ?? [];
        var gone = new List<string>();
        foreach (var line in orders.Orders.Count > 0 ? orders.Orders[0].Lines : [])
        {
            if (!run.Knows(new GetProduct(line.ProductId), out ProductFound? found))
            {
                return Next.Unknown;
            }

            if (found.Product is not { Visible: true })
            {
                gone.Add(line.Name);
            }
            else if (lines.Count < Carts.MaxLines && lines.TrueForAll(existing => existing.ProductId != line.ProductId))
            {
                lines.Add(new DraftLine(line.ProductId, line.Quantity));
            }
        }

        if (gone.Count > 0)
        {
            run.Say(run.T("not_sold_any_more", ("products", string.Join(", ", gone))));
        }

        if (lines.Count == 0)
        {
            return Next.Exit("none");
        }

        run.Change(lines);
        return Next.Exit("next");
    }
}
