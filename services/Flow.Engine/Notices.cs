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
        if (order.News is { } news)
        {
            run.Say(run.News(news.Words, ("number", number), ("status", order.Status)));
            return;
        }

        switch (order.State)
        {
            case OrderState.Placed or OrderState.Confirmed:
                run.Say(run.T("order_settled", ("number", number), ("total", run.Amount(order.Total, order.Currency))));
                break;
            case OrderState.Rejected:
                run.Say(run.T("order_refused", ("number", number)));
                break;
            case OrderState.Done:
                run.Say(run.T("order_done", ("number", number), ("status", order.Status)));
                break;
            case OrderState.Cancelled:
                run.Say(run.T("order_cancelled", ("number", number), ("status", order.Status)));
                break;
            default:
                break;
        }
    }
}
