using Bridge.Contracts.Catalog;

namespace Bridge.Flow.Engine;

/// <summary>An order settled, or changed in the ERP, after the session had moved on.</summary>
internal static class Notices
{
    public static void Tell(Run run, OrderStatusChanged order)
    {
        var placed = run.Record.Placed.FirstOrDefault(placed => placed.DraftId == order.DraftId);
        if (placed is not null && order.Number is not null)
        {
            run.Record = run.Record with
            {
                Placed = [.. run.Record.Placed.Select(draft => draft.DraftId == order.DraftId ? draft with { OrderId = order.OrderId, Number = order.Number } : draft)],
            };
        }

        // While this very draft is being placed its answer speaks, not the notice.
        var beingPlaced = run.Pending is { Writes: true } && placed is null;
        if (!order.TellCustomer || beingPlaced)
        {
            return;
        }

        var number = order.Number ?? order.Reference;
        if (Words(run, order, number) is not { } words)
        {
            return;
        }

        run.Say(words);
        if (order is { News: null, State: OrderState.Placed or OrderState.Confirmed })
        {
            run.NoteOnce("order_placed", order.DraftId, ("number", number));
        }

        PersonsOffers.Settled(run, order);
        run.WhenClosed = run.Context.OrderNews?.Fill(run.Language, fact => fact switch
        {
            "number" => number,
            "status" => order.Status,
            "news" => words,
            _ => run.Fact(fact),
        });
    }

    private static string? Words(Run run, OrderStatusChanged order, string number)
    {
        if (order.News is { } news)
        {
            return run.News(news.Words, ("number", number), ("status", order.Status));
        }

        return order.State switch
        {
            OrderState.Placed or OrderState.Confirmed => run.T("order_settled", ("number", number), ("total", run.Amount(order.Total, order.Currency))),
            OrderState.Rejected => run.T("order_refused", ("number", number)),
            OrderState.Done => run.T("order_done", ("number", number), ("status", order.Status)),
            OrderState.Cancelled => run.T("order_cancelled", ("number", number), ("status", order.Status)),
            _ => null,
        };
    }
}
