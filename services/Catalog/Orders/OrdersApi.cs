using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;

namespace Bridge.Catalog.Orders;

/// <param name="Number">The ERP's; null until there is one.</param>
/// <param name="NeedsPerson">Something of it waits for a person: what, says Waits.</param>
/// <param name="ByAgent">A person ordered for the customer.</param>
/// <param name="ExternalCustomerId">Under which the ERP has the customer.</param>
public sealed record OrderRow(
    Guid Id, string Reference, string? Number, Guid ConversationId, string Name, string Phone, decimal Total, string Currency, PaymentMethod Payment,
    OrderState State, string? Status, OrderWait? Waits, bool NeedsPerson, string? Problem, bool ByAgent, DateTimeOffset PlacedAt, DateTimeOffset ChangedAt, long Version,
    string? ExternalCustomerId = null);

internal static class OrdersApi
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders").WithTags("Orders").RequireAuthorization(Policies.Sales);
        ListOrders.Map(orders);
        CountOrders.Map(orders);
        GetOrder.Map(orders);
        PersonActs.Map(orders);
        RefreshOrder.Map(orders);

        var statuses = app.MapGroup("/order-statuses").WithTags("Orders").RequireAuthorization(Policies.Sales);
        OrderStatusesApi.Map(statuses);

        var agents = app.MapGroup("").WithTags("Orders").RequireAuthorization(Policies.Agent);
        QuoteForCustomer.Map(agents);
        OrderForCustomer.Map(agents);
        OfferOrder.Map(agents);
        ReadOrders.Map(app.MapGroup("/internal/orders").ExcludeFromDescription().RequireAuthorization(Policies.Service));
    }

    public static OrderRow Row(Order o) => new(
        o.Id, o.Reference, o.ErpNumber, o.ConversationId, o.Name, o.Phone, o.Total, o.Currency, o.Payment, o.State, o.ErpStatus, o.Waits, o.Waits is not null,
        o.Problem, o.AgentId is not null, o.PlacedAt, o.ChangedAt, o.Version, string.IsNullOrEmpty(o.ExternalCustomerId) ? null : o.ExternalCustomerId);
}
