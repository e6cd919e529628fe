using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine;

/// <summary>
/// Orders that a person of the company has put together in the chat. The customer sees "Your order" with a Confirm that stands alone for ever: it needs no
/// session and disturbs none, and works whoever answers, because it was a person who asked. Catalog places the draft, once.
/// </summary>
internal static class PersonsOffers
{
    private const int Kept = 20;

    public static void Show(Run run, OrderOffered offered)
    {
        var shown = Known(run, offered.DraftId);
        if (offered.Reason == OfferReason.Unavailable)
        {
            Excuse(run, offered, shown);
            return;
        }

        if (shown is not null && shown.Revision >= offered.Revision)
        {
            return;
        }

        Speak(run);
        Keep(run, new OfferedDraft(offered.DraftId, offered.Revision, offered.Payment, offered.Reason == OfferReason.OtherTotal));
        var total = run.Amount(offered.Quote.Total, offered.Quote.Currency);
        if (offered.Reason == OfferReason.Refused)
        {
            run.Say(run.T("order_refused"));
            run.Do(new HandOver(HandOverReason.OrderChange));
            return;
        }

        var option = Options.Offered(offered.DraftId, offered.Revision);
        if (offered.Reason == OfferReason.OtherTotal)
        {
            Ask(run, run.T("other_total", ("number", offered.Number), ("erp_total", total)), run.Offer(option, "agree"));
            return;
        }

        run.SayIfThere(offered.Reason switch
        {
            OfferReason.Changed => "offer_changed",
            OfferReason.PriceChanged => "offer_price_changed",
            _ => "offer",
        });
        Ask(run, CartStep.Summary(run, run.T("text"), offered.Quote, (offered.Address is null, offered.Address), offered.Payment), run.Offer(option, "confirm"));
        if (offered.Reason == OfferReason.Sent)
        {
            run.Note("order_offered", ("total", total));
        }
    }

    /// <summary>He has agreed, and the ERP is away: his order goes on by itself, so he is asked nothing.</summary>
    private static void Excuse(Run run, OrderOffered offered, OfferedDraft? shown)
    {
        if (shown is { Waits: true } || shown?.Revision > offered.Revision)
        {
            return;
        }

        Speak(run);
        Keep(run, new OfferedDraft(offered.DraftId, offered.Revision, offered.Payment, false, Confirmed: true, Waits: true));
        run.SayIfThere("offer_unavailable");
    }

    /// <summary>False: the item is no such Confirm.</summary>
    public static bool Take(Run run, Item item)
    {
        if (item is not TapItem tap || !ReplyId.TryParse(tap.ReplyId, out var id) || Options.Offered(id.Option) is not { } offered)
        {
            return false;
        }

        if (!run.Knows(new GetOrder(offered.Draft), out OrderFound? found))
        {
            return true;
        }

        Speak(run);
        var shown = Known(run, offered.Draft);
        var agrees = shown is { OtherTotal: true } && shown.Revision == offered.Revision && found.Order is { State: OrderState.Placed };
        if (found.Order is { } order && !agrees)
        {
            run.Say(Standing(run, order));
            return true;
        }

        // Catalog alone knows whether this is still what it was, and whether somebody has placed it meanwhile.
        run.Do(new ConfirmOffered(offered.Draft, offered.Revision));
        Keep(run, (shown ?? new OfferedDraft(offered.Draft, offered.Revision, PaymentMethod.Cash, false)) with { Confirmed = true });
        if (shown is { Confirmed: true } || !run.SayIfThere("offer_confirmed"))
        {
            run.Say(run.T("order_on_its_way"));
        }

        return true;
    }

    /// <summary>The order of this draft has settled: he waits for that, whoever answers. Where the money is to go he hears at once.</summary>
    public static void Settled(Run run, OrderStatusChanged order)
    {
        if (Known(run, order.DraftId) is not { Confirmed: true } offered)
        {
            return;
        }

        Speak(run);
        run.Record = run.Record with { Offered = [.. run.Record.Offered.Where(draft => draft.DraftId != order.DraftId)] };
        if (order.State != OrderState.Placed || PaymentProofStep.TextOf(offered.Payment) is not { } text)
        {
            return;
        }

        (string, string?)[] facts = [("order_total", run.Amount(order.Total, order.Currency)), ("number", order.Number ?? order.Reference)];
        var way = PaymentStep.WayOf(run, offered.Payment.ToString());
        run.Say(way is { Words.Count: > 0 } ? run.In(new LocalText(way.Words), facts) : run.T(text, facts));
        if (way is not null && run.In(way.Pictures) is { } picture)
        {
            run.Send(new ImageContent(picture, null));
        }
    }

    private static OfferedDraft? Known(Run run, Guid draft) => run.Record.Offered.LastOrDefault(offered => offered.DraftId == draft);

    private static void Keep(Run run, OfferedDraft offered) =>
        run.Record = run.Record with { Offered = [.. run.Record.Offered.Where(draft => draft.DraftId != offered.DraftId).TakeLast(Kept - 1), offered] };

    /// <summary>With the words of the step that shows a cart, and also while a person answers.</summary>
    private static void Speak(Run run)
    {
        run.Aloud = true;
        run.Voice = run.Flows.PlaceOf<CartStep>();
    }

    private static void Ask(Run run, string body, Offer offer)
    {
        if (body.Length > WhatsApp.Body)
        {
            // Too long for what has buttons: whole above it, and what is asked about below.
            run.Say(body);
            body = offer.Title;
        }

        run.Send(Offers.Buttons(body, [offer], Guid.Empty, 0));
    }

    private static string Standing(Run run, OrderStatusChanged order) => order switch
    {
        { State: OrderState.Rejected } => run.T("order_refused"),
        { State: OrderState.Cancelled } => run.T("order_cancelled", ("number", order.Number ?? order.Reference)),
        { Number: { } number } => run.T("already_ordered", ("number", number)),
        _ => run.T("order_on_its_way"),
    };
}
