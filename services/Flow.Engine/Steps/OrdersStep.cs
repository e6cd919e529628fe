using System.Globalization;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// "My orders" and "Track my order": the customer's own orders as rows, a single one at once; then how it stands, asked of the ERP. The words for
/// a status are the ERP's; where the ERP cannot be asked the last one known is told. <c>none</c>: he has not ordered yet.
/// <example>
/// {
///   "id": "orders", "type": "orders",
///   "text": { "en": "Which order?" },
///   "texts": { "order_status": { "en": "Order *{number}*: {status}\n{lines}\nTotal {total}\n{eta}\n{tracking_url}\n{document_url}" } },
///   "exits": { "next": "after", "none": "no_orders" }
/// }
/// </example>
/// </summary>
public sealed class OrdersStep : ErpStep
{
    internal const int Shown = 10;

    /// <summary>Fewer digits are a quantity, or a row.</summary>
    private const int FewestDigits = 3;

    public override string Name => "orders";
    public override StepKind Kind => StepKind.Shop;
    public override IReadOnlyList<ErpOperation> Needs => [ErpOperation.GetOrderStatus];
    public override IReadOnlyList<string> Exits => ["next", "none", "unavailable"];
    public override IReadOnlyList<string> Texts => ["text", "choose", "order_status", "status_unknown", "unavailable", "try_again"];

    internal override bool Falls(string exit) => exit == "none";

    internal override Next Begin(Run run, Step step)
    {
        if (!run.Knows(new OwnOrders(Shown), out OrderList? orders))
        {
            return Next.Unknown;
        }

        if (run.Id("order") is { } asked)
        {
            return Ask(run, asked);
        }

        return orders.Orders switch
        {
            [] => Next.Exit("none"),
            [var only] => Ask(run, only.OrderId),
            _ => run.Ask(run.T("text"), Rows(run, orders.Orders)),
        };
    }

    internal override Next Reply(Run run, Step step, Said said)
    {
        if (!run.Knows(new OwnOrders(Shown), out OrderList? orders))
        {
            return Next.Unknown;
        }

        var id = Options.IdAfter(Offers.Match(Rows(run, orders.Orders), said)?.Option, "order")
            ?? (said.Text is { } text ? Named(orders.Orders, text) ?? Ending(orders.Orders, text) : null)?.OrderId;
        return id is { } chosen ? Ask(run, chosen) : said.Option is null ? Next.NotUnderstood() : Next.Again;
    }

    internal override Next Answer(Run run, Step step, EffectAnswer answer)
    {
        if (!run.Knows(new OwnOrders(Shown), out OrderList? orders))
        {
            return Next.Unknown;
        }

        var answered = (answer as OrderStatusAnswer)?.Answered;
        Violation(run, answered?.Problem);
        var id = answered?.OrderId ?? run.Id("order");
        run["order"] = null;
        if (orders.Orders.FirstOrDefault(order => order.OrderId == id) is not { } order)
        {
            return Next.Exit("next");
        }

        var status = answered?.Status ?? order.Status;
        run.Say(run.T(
            "order_status",
            ("number", answered?.Number ?? NumberOf(order)),
            ("status", status ?? run.T("status_unknown")),
            ("lines", string.Join(", ", order.Lines.Select(line => $"{QuantityRows.Number(line.Quantity)} × {line.Name}"))),
            ("total", run.Amount(order.Total, order.Currency)),
            ("eta", answered?.Eta is { } eta ? $"🗓 {Eta(eta, run.Context.UtcOffset)}" : null),
            ("tracking_url", answered?.TrackingUrl),
            ("document_url", answered?.DocumentUrl is { } document ? $"📄 {document}" : null)));
        if (status is null && answered?.Outcome != EffectOutcome.Ok)
        {
            run.Say(run.T("unavailable"));
        }

        return Next.Exit("next");
    }

    internal static bool MayBeNumber(string text) => text.Length < 100 && text.Count(char.IsDigit) >= FewestDigits;

    /// <summary>The order whose number stands in these words; one of digits alone must be all of them, or it may be a quantity.</summary>
    internal static OrderStatusChanged? Named(IReadOnlyList<OrderStatusChanged> orders, string text)
    {
        var typed = Words.Normalize(Quantities.Latin(text));
        return orders.FirstOrDefault(order => Words.Normalize(NumberOf(order)) is var number && (number.Any(char.IsLetter) ? Words.Holds(typed, number) : typed == number));
    }

    private static OrderStatusChanged? Ending(IReadOnlyList<OrderStatusChanged> orders, string text) =>
        Words.Normalize(Quantities.Latin(text)) is { Length: > 1 } typed ? orders.FirstOrDefault(order => Words.Normalize(NumberOf(order)).EndsWith(typed, StringComparison.Ordinal)) : null;

    internal static string NumberOf(OrderStatusChanged order) => order.Number ?? order.Reference;

    /// <summary>A moment in the shop's own time, a day as it stands, and words as they are.</summary>
    private static string Eta(string eta, TimeSpan offset) =>
        eta.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(eta, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToOffset(offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : eta;

    private static Next Ask(Run run, Guid order)
    {
        run["order"] = order.ToString();
        return Send(run, writes: false, (id, deadline, effect) => new RequestOrderStatus(id, deadline, new AskOrderStatus(effect, order)));
    }

    private static List<Offer> Rows(Run run, IReadOnlyList<OrderStatusChanged> orders) =>
    [
        .. orders.Take(Shown).Select(order => new Offer(
            Options.Order(order.OrderId),
            NumberOf(order),
            $"{run.Amount(order.Total, order.Currency)} · {string.Join(", ", order.Lines.Select(line => $"{QuantityRows.Number(line.Quantity)} × {line.Name}"))}")),
    ];
}
