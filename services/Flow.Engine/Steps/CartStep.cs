using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// "Your order": the only summary, and the only place of Confirm. Lines, each charge on its own line, total, address, payment. Confirm names the
/// draft and the revision that the customer sees, so that it can be tapped for ever and orders at most once. <c>stale</c>: the price is not known
/// for these lines; <c>empty</c>: there are none.
/// <example>
/// {
///   "id": "cart", "type": "cart",
///   "text": { "en": "*Your order*" },
///   "exits": { "confirm": "phone", "add": "find", "change": "change", "stale": "price", "empty": "find" }
/// }
/// </example>
/// </summary>
public sealed class CartStep : StepType
{
    /// <summary>Of a long note, so that what is ordered keeps its room.</summary>
    private const int NoteShown = 200;

    public override string Name => "cart";
    public override StepKind Kind => StepKind.Shop;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["confirm", "add", "change", "stale", "empty"];
    public override IReadOnlyList<string> Texts =>
        ["text", "cart_line", "cart_charge", "cart_total", "cart_address", "cart_pick_up", "cart_payment", "confirm", "add_more", "change"];

    internal override IEnumerable<string> Answering(Step step) => ["confirm", "add", "change"];

    internal override Next Enter(Run run, Step step)
    {
        if (run.Record.Cart is not { Lines.Count: > 0 } cart)
        {
            return Next.Exit("empty");
        }

        return cart.Quote is { } quote ? run.Ask(Summary(run, run.T("text"), quote, AddressStep.Chosen(run.Variables), PaymentStep.Chosen(run), run.NoteOf(cart)), Buttons(run, cart)) : Next.Exit("stale");
    }

    /// <summary>Where to deliver, though it was asked before.</summary>
    internal override bool Takes(Item item) => item is LocationItem;

    internal override Next Read(Run run, Step step, Said said)
    {
        if (said.Item is LocationItem place)
        {
            return AddressStep.Moves(run, place);
        }

        if (run.Record.Cart is not { Lines.Count: > 0 } cart)
        {
            return Next.Exit("empty");
        }

        if (run.Flows.Words.IsYes(said.Text))
        {
            return Next.Exit("confirm");
        }

        if (run.Flows.Words.IsNo(said.Text))
        {
            return Next.Exit("change");
        }

        var buttons = Buttons(run, cart);
        // A bare number is no button's: nobody sees their numbers, and "1" must not order. "Please confirm" is what the button says.
        return (Offers.Match(buttons, said, numbered: false) ?? (said.Text is { } text ? Offers.Match(buttons, said with { Text = Wanted.Strip(text, run.Flows.Words) }, numbered: false) : null) ?? Offers.Hinted(buttons, said))?.Option switch
        {
            "add" => Next.Exit("add"),
            "change" => Next.Exit("change"),
            not null => Next.Exit("confirm"),
            null when PaymentStep.Choose(run, said) => Next.Again,
            null => said.Option is null ? Next.NotUnderstood() : Next.Again,
        };
    }

    private static Offer[] Buttons(Run run, Cart cart) =>
    [
        run.Offer(Options.Confirm(cart.DraftId, cart.Revision), "confirm"), run.Offer("add", "add_more"), run.Offer("change", "change"),
    ];

    internal static string Summary(Run run, string title, Quote quote, (bool PickUp, Address? Address)? delivery, PaymentMethod? payment, string? note = null)
    {
        var lines = new List<string> { title, "" };
        lines.AddRange(quote.Lines.Select(line => run.T(
            "cart_line", ("quantity", QuantityRows.Number(line.Quantity)), ("product", line.Name), ("amount", run.Amount(line.LineTotal, quote.Currency)))));
        lines.AddRange(quote.Charges.Where(charge => charge.Amount != 0)
            .Select(charge => run.T("cart_charge", ("charge", charge.Name), ("amount", run.Amount(charge.Amount, quote.Currency)))));
        lines.Add(run.T("cart_total", ("amount", run.Amount(quote.Total, quote.Currency))));
        if (run.Context.PricesIncludeTax is { } included && (included ? "cart_tax_included" : "cart_tax_added") is var tax && run.Has(tax))
        {
            lines.Add(run.T(tax));
        }

        lines.Add("");
        if (delivery is { } chosen)
        {
            lines.Add(chosen.Address is { } address ? run.T("cart_address", ("address", AddressStep.Shown(address))) : run.T("cart_pick_up"));
        }

        if (payment is { } method)
        {
            lines.Add(run.T("cart_payment", ("payment", PaymentStep.NameOf(run, method))));
        }

        if (note is not null && run.Has("cart_note"))
        {
            lines.Add(run.T("cart_note", ("note", Graphemes.Shorten(note, NoteShown))));
        }

        return string.Join('\n', lines).Trim('\n');
    }
}
