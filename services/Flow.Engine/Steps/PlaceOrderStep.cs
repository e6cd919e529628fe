using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Places the order that was confirmed. <c>ok</c>: it is in the ERP, {number} names it; <c>late</c>: no answer in time, the number follows by
/// itself; <c>unknown</c>: it may be in the ERP, a person decides; <c>rejected</c>: the ERP said no, the lines are kept under a new draft;
/// <c>total_differs</c>: it is in the ERP at another total, {erp_total}, and waits unconfirmed; <c>stale</c>: the price has run out and is asked
/// again first. After all but <c>rejected</c> and <c>stale</c> the draft is out of the customer's hands: nothing can send it a second time.
/// <example>
/// {
///   "id": "place", "type": "place_order",
///   "exits": { "ok": "placed", "late": "on_its_way", "unknown": "unsure", "rejected": "refused", "total_differs": "other_total", "stale": "price" }
/// }
/// </example>
/// </summary>
public sealed class PlaceOrderStep : ErpStep
{
    public override string Name => "place_order";
    public override IReadOnlyList<string> Exits => ["ok", "late", "unknown", "rejected", "total_differs", "stale", "unavailable"];
    public override IReadOnlyList<string> Texts => ["unavailable", "try_again"];

    public override string? Renews => "cart";

    internal override Next Begin(Run run, Step step)
    {
        if (run.Record.Cart is not { Lines.Count: > 0, Quote: { } quote } cart || quote.ValidUntil <= run.Context.Now || AddressStep.Chosen(run.Variables) is not { } delivery)
        {
            return Next.Exit("stale");
        }

        if (run.Phone is not { } phone || PaymentStep.Chosen(run) is not { } payment)
        {
            return Next.Fail("phone_or_payment_missing");
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
            Address = delivery.Address,
            Payment = payment,
            Note = run.Text("order_note"),
        }));
    }

    internal override Next Answer(Run run, Step step, EffectAnswer answer)
    {
        var draft = run.Record.Cart?.DraftId;
        if (answer is not OrderAnswer { Answered: var answered } || draft is null)
        {
            // He is told that we have it, and the number follows as a notice.
            Settle(run, draft, null, null);
            return Next.Exit("late");
        }

        run["number"] = answered.Number;
        switch (answered.Outcome)
        {
            case EffectOutcome.Ok:
                Settle(run, draft, answered.OrderId, answered.Number);
                run.Note("order_placed", ("number", answered.Number ?? ""));
                return Next.Exit("ok");
            case EffectOutcome.TotalDiffers:
                run["erp_total"] = answered.ErpTotal is { } total ? run.Amount(total, run.Record.Cart!.Quote?.Currency ?? run.Context.Currency) : null;
                Settle(run, draft, answered.OrderId, answered.Number);
                Violation(run, answered.Problem);
                return Next.Exit("total_differs");
            case EffectOutcome.Rejected:
                Violation(run, answered.Problem);
                run.Redraft();
                return Next.Exit("rejected");
            case EffectOutcome.Unknown:
                Violation(run, answered.Problem);
                Settle(run, draft, answered.OrderId, answered.Number);
                return Next.Exit("unknown");
            default:
                return Unavailable(run, step, answered.Problem);
        }
    }

    private static void Settle(Run run, Guid? draft, Guid? orderId, string? number)
    {
        if (draft is { } id)
        {
            run.Placed(id, orderId, number);
        }

        run["delivery"] = null;
        run["payment"] = null;
    }
}
