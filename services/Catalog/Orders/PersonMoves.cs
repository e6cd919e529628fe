using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;

namespace Bridge.Catalog.Orders;

/// <summary>
/// What only a person may decide of an order: that something is tried anew, that it is in the ERP after all, that another total holds, that the money has
/// come. Each answers null where the order does not wait for it.
/// </summary>
internal static class PersonMoves
{
    /// <summary>He has looked: it is not in the ERP, or not done. Tried anew under keys of its own, because the old ones are spent.</summary>
    public static OrderMove? Retry(Order order, DateTimeOffset now)
    {
        if (order.PendingKey is not null || (order.Stuck is null && order.State is not (OrderState.Placing or OrderState.Rejected)))
        {
            return null;
        }

        order.State = order.ExternalOrderId is null ? OrderState.Placing : OrderState.Placed;
        (order.Stuck, order.Problem) = (null, null);
        order.Attempt++;
        return OrderMachine.Go(order, "tried anew", now);
    }

    /// <summary>He has looked: it is in the ERP, under this id and number. What comes after goes on.</summary>
    public static OrderMove? Found(Order order, string externalId, string number, DateTimeOffset now)
    {
        if (order is not { State: OrderState.Unknown, PendingKey: null, ExternalOrderId: null })
        {
            return null;
        }

        (order.ExternalOrderId, order.ErpNumber, order.State) = (externalId, number, OrderState.Placed);
        // An order in the ERP has a customer there; which, no later step asks.
        order.ExternalCustomerId ??= "";
        (order.Stuck, order.Problem) = (null, null);
        return OrderMachine.Go(order, "found in the ERP", now);
    }

    /// <summary>What is left for a person to see to he has seen to in the ERP itself.</summary>
    public static OrderMove? Done(Order order, DateTimeOffset now)
    {
        if (order.PendingKey is not null || order.Stuck is not { } step || order.ExternalOrderId is null)
        {
            return null;
        }

        (order.Stuck, order.Problem) = (null, null);
        order.AddressSet = true;
        order.State = step == ErpOperation.ConfirmOrder ? OrderState.Confirmed : OrderState.Placed;
        return OrderMachine.Go(order, "seen to in the ERP", now);
    }

    /// <summary>The customer agrees to the ERP's total: told to a person, who answers for it.</summary>
    public static OrderMove? AcceptTotal(Order order, DateTimeOffset now)
    {
        if (order is not { State: OrderState.Placed, TotalDiffers: true, Stuck: null, PendingKey: null })
        {
            return null;
        }

        order.Agreed = order.Agreed with { Total = order.ErpTotal!.Value };
        return OrderMachine.Go(order, "total accepted", now);
    }

    /// <summary>The money is there; a picture of a transfer proves nothing.</summary>
    public static OrderMove? PaymentReceived(Order order, string? reference, DateTimeOffset now)
    {
        if (order is not { State: OrderState.Placed, Payment: not PaymentMethod.Cash, PaidAt: null, Stuck: null, PendingKey: null, TotalDiffers: false })
        {
            return null;
        }

        (order.PaidAt, order.PaymentReference) = (now, reference);
        return OrderMachine.Go(order, "payment received", now);
    }
}
