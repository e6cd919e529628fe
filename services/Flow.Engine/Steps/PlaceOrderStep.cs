using System.Text.Json;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Places the order that was confirmed. <c>ok</c>: it is in the ERP, {number} names it; <c>late</c>: no answer in time, the number follows by
/// itself; <c>unknown</c>: it may be in the ERP, a person decides; <c>rejected</c>: the ERP said no, the lines are kept under a new draft;
/// <c>stale</c>: the price has run out and is asked again first. An order that is in the ERP at another total, {erp_total}, waits there
/// unconfirmed: the customer agrees, or takes the exit <c>total_differs</c>. After all but <c>rejected</c> and <c>stale</c> the draft is out of the
/// cart: nothing but that agreement can send it a second time.
/// <example>
/// {
///   "id": "place", "type": "place_order",
///   "exits": { "ok": "placed", "late": "on_its_way", "unknown": "unsure", "rejected": "refused", "total_differs": "person", "stale": "price" }
/// }
/// </example>
/// </summary>
public sealed class PlaceOrderStep : ErpStep
{
    /// <summary>The cart as it was placed, while the customer is asked about the other total.</summary>
    private const string Offered = "offered_order";

    public override string Name => "place_order";
    public override StepKind Kind => StepKind.Shop;
    public override IReadOnlyList<ErpOperation> Needs => [ErpOperation.UpsertCustomer, ErpOperation.CreateOrder, ErpOperation.ConfirmOrder];
    public override IReadOnlyList<string> Exits => ["ok", "late", "unknown", "rejected", "total_differs", "stale", "unavailable"];
    public override IReadOnlyList<string> Texts => ["other_total", "agree", "disagree", "unavailable", "try_again"];
    public override string? Renews => "cart";

    internal override IEnumerable<string> Answering(Step step) => ["ok", "late", "unknown", "rejected"];

    internal override Next Begin(Run run, Step step)
    {
        if (Offer(run) is { } offer)
        {
            return Retries(run) ? Place(run, offer) : run.Ask(run.T("other_total"), Buttons(run));
        }

        return run.Record.Cart is { Lines.Count: > 0, Quote: { } quote } cart && quote.ValidUntil > run.Context.Now && AddressStep.IsChosen(run)
            ? Place(run, cart)
            : Next.Exit("stale");
    }

    /// <summary>The order is in the ERP already: what becomes of it is not left open.</summary>
    internal override bool TakesCancel(Run run, Step step, Said said) => !IsParked(run) && Offer(run) is not null && run.Flows.Words.Meaning(said.Text).Word != Word.Menu;

    internal override Next Reply(Run run, Step step, Said said)
    {
        var agrees = run.Flows.Words.IsYes(said.Text) || Offers.Match(Buttons(run), said)?.Option == "agree";
        if (agrees && Offer(run) is { } offer)
        {
            return Place(run, offer);
        }

        var disagrees = run.Flows.Words.IsNo(said.Text) || run.Flows.Words.Meaning(said.Text).Word is Word.Cancel or Word.OrderChange;
        return disagrees || Offers.Match(Buttons(run), said) is not null ? Settled(run, "total_differs") : said.Option is null ? Next.NotUnderstood() : Next.Again;
    }

    internal override Next Answer(Run run, Step step, EffectAnswer answer)
    {
        if ((Offer(run) ?? run.Record.Cart) is not { } cart)
        {
            return Next.Fail("order_missing");
        }

        if (answer is not OrderAnswer { Answered: var answered })
        {
            // He is told that we have it, and the number follows as a notice.
            run.Placed(cart.DraftId, null, null);
            return Settled(run, "late");
        }

        Violation(run, answered.Problem);
        run["number"] = answered.Number;
        run["order_total"] = cart.Quote is { } agreed ? run.Amount(agreed.Total, agreed.Currency) : null;
        switch (answered.Outcome)
        {
            case EffectOutcome.Ok:
                run.Placed(cart.DraftId, answered.OrderId, answered.Number);
                run.NoteOnce("order_placed", cart.DraftId, ("number", answered.Number ?? ""));
                return Settled(run, "ok");
            case EffectOutcome.TotalDiffers when answered.ErpTotal is { } total && cart.Quote is { } quote:
                run.Placed(cart.DraftId, answered.OrderId, answered.Number);
                run["erp_total"] = run.Amount(total, quote.Currency);
                run[Offered] = JsonSerializer.SerializeToNode(cart with { Revision = cart.Revision + 1, Quote = quote with { Total = total } });
                return Next.Again;
            case EffectOutcome.Rejected:
                run[Offered] = null;
                run.Redraft();
                return Next.Exit("rejected");
            case EffectOutcome.Unavailable:
                return Unavailable(run, step, null);
            default:
                run.Placed(cart.DraftId, answered.OrderId, answered.Number);
                return Settled(run, "unknown");
        }
    }

    private static Cart? Offer(Run run) => run[Offered]?.Deserialize<Cart>();

    private static Offer[] Buttons(Run run) => [run.Offer("agree", "agree"), run.Offer("disagree", "disagree")];

    private static Next Place(Run run, Cart cart)
    {
        if (run.Phone is not { } phone || PaymentStep.Chosen(run) is not { } payment || AddressStep.Chosen(run.Variables) is not { } delivery || cart.Quote is not { } quote)
        {
            return Next.Fail("phone_payment_or_address_missing");
        }

        return Send(run, writes: true, (id, deadline, effect) => new RequestOrder(id, deadline, new PlaceOrder
        {
            Effect = effect,
            DraftId = cart.DraftId,
            AgreedRevision = cart.Revision,
            ContactId = run.Context.Customer.ContactId,
            Phone = phone,
            Name = run.Name ?? run.Context.Customer.Username ?? phone,
            Language = run.Language,
            Lines = cart.Lines,
            Agreed = quote,
            Address = AddressStep.WithFields(run, delivery.Address),
            Payment = payment,
            Note = run.NoteOf(cart),
        }));
    }

    /// <summary>The next order asks again where it goes and how it is paid.</summary>
    private static Next Settled(Run run, string exit)
    {
        run[Offered] = null;
        run["delivery"] = null;
        run["paid_by"] = run["payment"]?.DeepClone();
        run["payment"] = null;
        return Next.Exit(exit);
    }
}
