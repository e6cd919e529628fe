using System.Globalization;
using System.Text.Json.Serialization;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Simulations;

/// <summary>How the preview's ERP answers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SampleOutcome>))]
public enum SampleOutcome { Ok, Rejected, Unavailable, Unknown, TotalDiffers, Late }

/// <summary>What the preview's ERP says: yes, at the list price, unless it is told otherwise. Never the real one, so no preview makes an order.</summary>
static class SampleErp
{
    const string Number = "SAMPLE-1";

    /// <summary>Larger than any flow demands: the most that the engine lets one ask for.</summary>
    static readonly (int Width, int Height) LargePicture = (20_000, 20_000);

    public static EffectAnswer Answer(Request request, SampleOutcome outcome, IReadOnlyDictionary<Guid, ProductChanged> products, DateTimeOffset now) =>
        outcome == SampleOutcome.Late ? new TimedOutAnswer() : Answer(request, Enum.Parse<EffectOutcome>(outcome.ToString()), products, now);

    static EffectAnswer Answer(Request request, EffectOutcome outcome, IReadOnlyDictionary<Guid, ProductChanged> products, DateTimeOffset now) => request switch
    {
        RequestQuote quote => new QuoteAnswer(new PriceQuoted
        {
            Effect = quote.Command.Effect,
            DraftId = quote.Command.DraftId,
            Revision = quote.Command.Revision,
            Outcome = outcome,
            Quote = outcome == EffectOutcome.Ok ? Price(quote.Command.Lines, products, now) : null,
            ProductId = outcome == EffectOutcome.Rejected ? quote.Command.Lines[0].ProductId : null,
        }),
        RequestOrder order => new OrderAnswer(new OrderAnswered
        {
            Effect = order.Command.Effect,
            DraftId = order.Command.DraftId,
            Outcome = outcome,
            OrderId = outcome is EffectOutcome.Ok or EffectOutcome.TotalDiffers ? order.Command.DraftId : null,
            Number = outcome is EffectOutcome.Ok or EffectOutcome.TotalDiffers ? Number : null,
            Status = "confirmed",
            ErpTotal = outcome == EffectOutcome.TotalDiffers ? order.Command.Agreed.Total + 1 : null,
        }),
        RequestOrderStatus status => new OrderStatusAnswer(new OrderStatusAnswered
        {
            Effect = status.Command.Effect,
            OrderId = status.Command.OrderId,
            Outcome = outcome,
            Number = Number,
            Status = outcome == EffectOutcome.Ok ? "confirmed" : null,
            Eta = outcome == EffectOutcome.Ok ? now.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        }),
        RequestApplication application => new Engine.ApplicationAnswer(new ApplicationAnswered
        {
            Effect = application.Command.Effect,
            SubmissionId = application.Command.SubmissionId,
            Outcome = outcome,
            ApplicationId = application.Command.SubmissionId,
            Reference = Number,
        }),
        RequestPicture { Command: var asked } => new PictureAnswer(outcome switch
        {
            EffectOutcome.Ok => new PictureMeasured(asked.Effect, asked.MediaId, LargePicture.Width, LargePicture.Height, Lost: false),
            EffectOutcome.Rejected => new PictureMeasured(asked.Effect, asked.MediaId, 1, 1, Lost: false),
            _ => new PictureMeasured(asked.Effect, asked.MediaId, null, null, Lost: outcome == EffectOutcome.Unavailable),
        }),
        _ => new TimedOutAnswer(),
    };

    /// <summary>What a returning customer has: an order of the first product, an application for the first position.</summary>
    public static async Task<QueryAnswer> OwnAsync(Query query, FlowDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        if (query is OwnApplications)
        {
            var job = await db.Jobs.AsNoTracking().Where(j => j.Visible).OrderBy(j => j.Position).Select(j => j.Body).FirstOrDefaultAsync(ct);
            return new ApplicationList(job is null ? [] : [Application(job, now)]);
        }

        var product = await db.Products.AsNoTracking().Where(p => p.Visible).OrderBy(p => p.Position).Select(p => p.Body).FirstOrDefaultAsync(ct);
        return new OrderList(product is null ? [] : [Order(product, now)]);
    }

    static OrderStatusChanged Order(ProductChanged product, DateTimeOffset now) => new()
    {
        OrderId = product.ProductId,
        DraftId = product.ProductId,
        ConversationId = Guid.Empty,
        Version = 1,
        Reference = Number,
        Number = Number,
        State = OrderState.Confirmed,
        Status = "confirmed",
        Lines = [new QuoteLine(product.ProductId, NameOf(product), 1, product.Price ?? 0, product.Price ?? 0)],
        Total = product.Price ?? 0,
        Currency = product.Currency,
        PlacedAt = now.AddDays(-1),
    };

    static ApplicationChanged Application(JobChanged job, DateTimeOffset now) => new()
    {
        ApplicationId = job.JobId,
        ConversationId = Guid.Empty,
        JobId = job.JobId,
        Version = 1,
        Reference = Number,
        JobName = job.Name.Values.FirstOrDefault() ?? "Sample",
        Stage = ApplicationStage.InReview,
        SubmittedAt = now.AddDays(-1),
    };

    /// <summary>An example to read, without the charges: the amounts that count are Catalog's.</summary>
    static Quote Price(IReadOnlyList<DraftLine> lines, IReadOnlyDictionary<Guid, ProductChanged> products, DateTimeOffset now)
    {
        var priced = lines.Select(line =>
        {
            var product = products.GetValueOrDefault(line.ProductId);
            var unit = product?.Price ?? 10m;
            return new QuoteLine(line.ProductId, product is null ? "Sample" : NameOf(product), line.Quantity, unit, unit * line.Quantity);
        }).ToList();
        var total = priced.Sum(l => l.LineTotal);
        return new Quote
        {
            Lines = priced,
            Charges = [],
            Subtotal = total,
            Charge = 0,
            Total = total,
            Currency = products.Values.FirstOrDefault()?.Currency ?? "USD",
            ValidUntil = now.AddHours(1),
        };
    }

    static string NameOf(ProductChanged product) => product.Name.Values.FirstOrDefault() ?? "Sample";
}
