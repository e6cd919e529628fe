using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Shows the product in <c>product</c>: its picture as header, name, price and text, and up to three useful quantities as buttons; a quantity may
/// also be typed, other words search (exit <c>search</c>). Where there are more sizes the last button leads to <c>quantity</c>; a product with a
/// flow of its own has one button instead, to <c>questions</c>. The quantity goes into <c>quantity</c>. <c>gone</c>: it is no longer for sale.
/// <example>
/// {
///   "id": "card", "type": "product_card", "quantities": [1, 2, 5],
///   "texts": { "card": { "en": "*{product}*\n{price}\n\n{description}\n\nHow many would you like?" } },
///   "exits": { "chosen": "add", "quantity": "quantity", "questions": "questions", "search": "find", "gone": "find" }
/// }
/// </example>
/// </summary>
public sealed class ProductCardStep : StepType
{
    /// <summary>Room in the body (1024) for the price, the question and what was said above.</summary>
    private const int DescriptionLength = 500;

    /// <summary>He said how many before he saw it: that is the first button.</summary>
    private const string WantedName = "wanted";

    public override string Name => "product_card";
    public override StepKind Kind => StepKind.Shop;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["chosen", "quantity", "questions", "search", "gone"];
    public override IReadOnlyList<Field> Fields { get; } = [new("quantities", FieldKind.Numbers) { Min = 1 }];
    public override IReadOnlyList<string> Texts => ["card", "piece", "pieces", "other_quantity", "order_this", "product_gone", "product_charge"];

    internal override IEnumerable<string> Answering(Step step) => ["chosen", "quantity"];

    internal override Next Enter(Run run, Step step)
    {
        if (!run.Knows(new GetProduct(run.Id("product") ?? Guid.Empty), out ProductFound? found))
        {
            return Next.Unknown;
        }

        if (found.Product is not { Visible: true } product)
        {
            run.Say(run.T("product_gone"));
            return Next.Exit("gone");
        }

        if (run.TakeWanted() is { } wanted)
        {
            run.State = new JsonObject { [WantedName] = wanted };
        }

        var body = run.T(
            "card",
            ("product", run.In(product.Name)),
            ("price", product.Price is { } price ? run.Amount(price, product.Currency) : null),
            ("charge", QuantityRows.Table(run, product)),
            ("description", Graphemes.Shorten(run.In(product.Description), DescriptionLength)));
        return run.Ask(body, Buttons(run, step, product), product.Picture);
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        switch (said.Option)
        {
            case "questions" when Wanted(run) is { } wanted:
                run["quantity"] = wanted;
                return Next.Exit("questions");
            case "quantity" or "questions":
                return Next.Exit(said.Option);
            case not null:
                return Options.NumberAfter(said.Option, "quantity") is { } tapped ? Chosen(run, step, tapped) : Next.Again;
        }

        if (said.Text is not { } text)
        {
            return Next.NotUnderstood();
        }

        if (Offers.Match([run.Offer("questions", "order_this"), run.Offer("quantity", "other_quantity")], said, numbered: false) is not null)
        {
            return Next.Exit(HasQuestions(run, step) ? "questions" : "quantity");
        }

        if (step.Exits.ContainsKey("search") && run.Fills(text) is { } filled)
        {
            return filled;
        }

        if (Wanted(run) is { } agreed && run.Flows.Words.IsYes(text))
        {
            return Chosen(run, step, agreed);
        }

        if (run.Flows.Words.IsNo(text) && step.Exits.ContainsKey("search"))
        {
            // Not this one: he sees the others.
            return Next.Exit("search");
        }

        // "No, the other one" is no quantity of this one.
        var quantity = run.Flows.Words.BeginsWithNo(text) ? null : Understanding.Wanted.HowMany(text, run.Flows.Words);
        if (!run.Names(text, out var named))
        {
            return Next.Unknown;
        }

        if (named is { Another: true } && step.Exits.ContainsKey("search"))
        {
            run.Seek(text, named.Search);
            return Next.Exit("search");
        }

        return (quantity ?? (named is { Another: false } ? named.Quantity : null)) is { } typed ? Chosen(run, step, typed) : run.MenuOption(said) ?? Search(run, step, text.Trim());
    }

    private static int? Wanted(Run run) => run.State?[WantedName] is JsonValue value && value.TryGetValue<int>(out var wanted) ? wanted : null;

    private static Next Chosen(Run run, Step step, int quantity)
    {
        run["quantity"] = quantity;
        return Next.Exit(HasQuestions(run, step) ? "questions" : "chosen");
    }

    private static Next Search(Run run, Step step, string text)
    {
        if (step.Exits.ContainsKey("search"))
        {
            if (!run.Finds(text, out var search))
            {
                return Next.Unknown;
            }

            if (search is not null)
            {
                run.Seek(text, search);
                return Next.Exit("search");
            }
        }

        return Next.NotUnderstood("quantity_not_understood");
    }

    private static bool HasQuestions(Run run, Step step) =>
        step.Exits.ContainsKey("questions") && run.Knows(new GetProduct(run.Id("product") ?? Guid.Empty), out ProductFound? found)
        && found.Product?.FlowId is { } flow && run.Flows.TryGet(flow, out _);

    private static List<Offer> Buttons(Run run, Step step, ProductChanged product)
    {
        if (HasQuestions(run, step))
        {
            return [run.Offer("questions", "order_this")];
        }

        var sizes = QuantityRows.Sizes(product, step);
        if (Wanted(run) is { } wanted)
        {
            sizes = [wanted, .. sizes.Where(size => size != wanted)];
        }

        var shown = sizes.Count > WhatsApp.Buttons ? sizes.Take(WhatsApp.Buttons - 1) : sizes;
        var buttons = shown.Select(size => new Offer(Options.Quantity(size), QuantityRows.Pieces(run, size))).ToList();
        if (buttons.Count < sizes.Count || buttons.Count == 0)
        {
            buttons.Add(run.Offer("quantity", "other_quantity"));
        }

        return buttons;
    }
}
