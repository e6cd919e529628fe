using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;

namespace Bridge.Flow.Engine.Tests;

/// <summary>Catalog, Hr and the ERP behind them, as far as their answers go.</summary>
internal sealed class Erp(World world)
{
    private int orders;

    /// <summary>ok, rejected, refused (without naming a product), unavailable, unknown, total_differs, repeated, small (of a picture), or silent: no answer in time.</summary>
    public string Mode { get; set; } = "ok";

    /// <summary>What every unit price is multiplied by.</summary>
    public decimal Prices { get; set; } = 1;

    /// <summary>Drafts that reached the ERP, once for each time they were sent.</summary>
    public List<Guid> Written { get; } = [];

    /// <summary>In the ERP at a total that nobody has agreed to.</summary>
    private Dictionary<Guid, decimal> Differing { get; } = [];

    public EffectAnswer Answer(Request request, DateTimeOffset now)
    {
        if (Mode == "silent")
        {
            // The agreement to another total is no second order.
            if (request is RequestOrder late && !(Differing.Remove(late.Command.DraftId, out var agreed) && late.Command.Agreed.Total == agreed))
            {
                Written.Add(late.Command.DraftId);
            }

            return new TimedOutAnswer();
        }

        return request switch
        {
            RequestQuote quote => new QuoteAnswer(Quote(quote.Command, now)),
            RequestOrder order => new OrderAnswer(Place(order.Command, now)),
            RequestOrderStatus status => new OrderStatusAnswer(Status(status.Command)),
            RequestPicture { Command: var asked } => new PictureAnswer(Mode switch
            {
                "small" => new PictureMeasured(asked.Effect, asked.MediaId, 640, 480, Lost: false),
                "unknown" => new PictureMeasured(asked.Effect, asked.MediaId, null, null, Lost: false),
                "rejected" or "refused" or "unavailable" => new PictureMeasured(asked.Effect, asked.MediaId, null, null, Lost: true),
                _ => new PictureMeasured(asked.Effect, asked.MediaId, 3000, 4000, Lost: false),
            }),
            RequestApplication application => new ApplicationAnswer(Apply(application.Command)),
            _ => throw new NotSupportedException(request.ToString()),
        };
    }

    private EffectOutcome Outcome => Mode switch
    {
        "rejected" or "refused" => EffectOutcome.Rejected,
        "unavailable" => EffectOutcome.Unavailable,
        "unknown" => EffectOutcome.Unknown,
        "total_differs" => EffectOutcome.TotalDiffers,
        _ => EffectOutcome.Ok,
    };

    private string? Problem => Outcome is EffectOutcome.Ok ? null : $"the ERP was {Mode}";

    private PriceQuoted Quote(QuotePrice command, DateTimeOffset now) => new()
    {
        Effect = command.Effect,
        DraftId = command.DraftId,
        Revision = command.Revision,
        Outcome = Mode is "rejected" or "refused" or "unavailable" ? Outcome : EffectOutcome.Ok,
        ProductId = Mode == "rejected" ? command.Lines[0].ProductId : null,
        Problem = Mode is "rejected" or "refused" or "unavailable" ? Problem : null,
        Quote = Mode is "rejected" or "refused" or "unavailable" ? null : Price(command.Lines, now),
    };

    private Quote Price(IReadOnlyList<DraftLine> lines, DateTimeOffset now)
    {
        var quoted = lines.Select(line =>
        {
            var product = world.Products.Find(product => product.ProductId == line.ProductId)!;
            var price = (product.Price ?? 1) * Prices;
            return new QuoteLine(line.ProductId, product.Name[""], line.Quantity, price, price * line.Quantity);
        }).ToList();
        var subtotal = quoted.Sum(line => line.LineTotal);
        ChargeLine[] charges = lines.Sum(line => line.Quantity) < 50 ? [new ChargeLine("Small order", 5m, null)] : [];
        return new Quote
        {
            Lines = quoted,
            Charges = charges,
            Subtotal = subtotal,
            Charge = charges.Sum(charge => charge.Amount),
            Total = subtotal + charges.Sum(charge => charge.Amount),
            Currency = "USD",
            ValidUntil = now.AddMinutes(30),
        };
    }

    private OrderAnswered Place(PlaceOrder command, DateTimeOffset now)
    {
        if (Mode != "unavailable" && Differing.Remove(command.DraftId, out var total) && command.Agreed.Total == total)
        {
            return new OrderAnswered { Effect = command.Effect, DraftId = command.DraftId, Outcome = EffectOutcome.Ok, OrderId = World.Id(4, orders), Number = $"SO-{orders:d4}" };
        }

        if (Outcome is not EffectOutcome.Unavailable)
        {
            Written.Add(command.DraftId);
        }

        var number = Outcome is EffectOutcome.Ok or EffectOutcome.TotalDiffers ? $"SO-{++orders:d4}" : null;
        if (number is not null)
        {
            world.Orders.Add(new OrderStatusChanged
            {
                OrderId = World.Id(4, orders),
                DraftId = command.DraftId,
                ConversationId = command.Effect.ConversationId,
                Version = 1,
                Reference = $"B-{orders:d4}",
                Number = number,
                State = OrderState.Confirmed,
                Status = "confirmed",
                Lines = command.Agreed.Lines,
                Total = command.Agreed.Total,
                Currency = command.Agreed.Currency,
                PlacedAt = now,
            });
        }

        if (Outcome is EffectOutcome.TotalDiffers)
        {
            Differing[command.DraftId] = command.Agreed.Total + 1;
        }

        return new OrderAnswered
        {
            Effect = command.Effect,
            DraftId = command.DraftId,
            Outcome = Outcome,
            OrderId = number is null ? null : World.Id(4, orders),
            Number = number,
            Status = number is null ? null : "confirmed",
            ErpTotal = Mode == "total_differs" ? command.Agreed.Total + 1 : null,
            Problem = Problem,
        };
    }

    private OrderStatusAnswered Status(AskOrderStatus command) => new()
    {
        Effect = command.Effect,
        OrderId = command.OrderId,
        Outcome = Outcome,
        Number = world.Orders.Find(order => order.OrderId == command.OrderId)?.Number,
        Status = Outcome is EffectOutcome.Ok ? "shipped" : null,
        TrackingUrl = Outcome is EffectOutcome.Ok ? "https://track.example/1" : null,
        DocumentUrl = Outcome is EffectOutcome.Ok ? "https://shop.example/invoices/1.pdf" : null,
        Eta = Outcome is EffectOutcome.Ok ? "2026-03-05T16:30:00Z" : null,
        Problem = Problem,
    };

    private static readonly EffectOutcome[] Sent = [EffectOutcome.Ok];

    private ApplicationAnswered Apply(SubmitApplication command) => new()
    {
        Effect = command.Effect,
        SubmissionId = command.SubmissionId,
        Outcome = Outcome,
        ApplicationId = Sent.Contains(Outcome) ? World.Id(5, 1) : null,
        Reference = Sent.Contains(Outcome) ? "A-0001" : null,
        Repeated = Mode == "repeated",
        Problem = Problem,
    };
}
