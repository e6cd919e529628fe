using Bridge.Catalog.Pricing;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;

namespace Bridge.Catalog.Orders;

/// <summary>What an order takes from the ERP's answers.</summary>
internal static partial class OrderMachine
{
    static void Learn(Order order, ErpAnswered answered)
    {
        var fields = ErpFields.Of(answered);
        switch (answered.Operation)
        {
            case ErpOperation.UpsertCustomer:
                order.ExternalCustomerId = fields.Text("external_customer_id");
                break;
            case ErpOperation.CreateOrder:
                if (fields.OptionalText("currency") is { } currency && currency != order.Agreed.Currency)
                {
                    throw fields.Violation("currency", order.Agreed.Currency);
                }

                (order.ErpNumber, order.ErpStatus) = (fields.Text("order_number"), fields.Text("status"));
                order.ErpTotal = fields.OptionalMoney("total") is { } total ? Money.Round(total, order.Agreed.Currency) : null;
                order.ExternalOrderId = fields.Text("external_order_id");
                (order.State, order.Resumes) = (OrderState.Placed, 0);
                break;
            case ErpOperation.SetAddress:
                order.ErpStatus = fields.Text("status");
                order.AddressSet = true;
                break;
            case ErpOperation.ConfirmOrder:
                order.ErpStatus = fields.Text("status");
                order.State = OrderState.Confirmed;
                break;
            default:
                throw new InvalidOperationException($"{answered.Operation} is no step of an order.");
        }
    }

    static void Fail(Order order, ErpOperation operation, ErpOutcome outcome)
    {
        var inErp = operation is ErpOperation.SetAddress or ErpOperation.ConfirmOrder;
        if (outcome == ErpOutcome.Unknown && operation != ErpOperation.SetAddress)
        {
            order.State = OrderState.Unknown;
            order.Stuck = operation;
        }
        else if (inErp)
        {
            order.Stuck = operation;
        }
        else if (outcome == ErpOutcome.Rejected)
        {
            order.State = OrderState.Rejected;
        }
    }
}
