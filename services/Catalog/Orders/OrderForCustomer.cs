using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Catalog.Pricing;
using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

public sealed record OrderForCustomerRequest
{
    /// <summary>Drawn by the page when the cart is begun: sent twice it is the same order.</summary>
    [Required] public Guid? DraftId { get; init; }
    [Required] public Guid? ConversationId { get; init; }
    [Required] public Guid? ContactId { get; init; }

    /// <summary>E.164 with +.</summary>
    [Required, RegularExpression(@"^\+[1-9][0-9]{6,14}$")] public string? Phone { get; init; }
    [Required, MaxLength(200)] public string? Name { get; init; }
    [Required, MaxLength(20)] public string? Language { get; init; }
    [Required] public IReadOnlyList<DraftLine>? Lines { get; init; }

    /// <summary>The total the customer has agreed to.</summary>
    [Required] public decimal? AgreedTotal { get; init; }
    public Address? Address { get; init; }
    [Required] public PaymentMethod? Payment { get; init; }
    [MaxLength(2000)] public string? Note { get; init; }
}

/// <summary>
/// A person orders for a customer who has said yes to him: he is on record, and from here on it is an order like any other. Priced anew, so that what
/// was agreed to is what holds now.
/// </summary>
internal static class OrderForCustomer
{
    public static void Map(RouteGroupBuilder agents) => agents.MapPost("/orders", Handle).WithName(nameof(OrderForCustomer));

    static async Task<Results<Ok<OrderRow>, ValidationProblem, ProblemHttpResult>> Handle(
        OrderForCustomerRequest request, CatalogDbContext db, Pricer pricer, ErpProfile profile, DraftPlacing placing, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.DraftId == request.DraftId, ct) is { } placed)
        {
            return Again(placed, user);
        }

        var (draft, problem) = await request.DraftAsync(pricer, profile, clock, user, ct);
        if (draft is null)
        {
            return problem!.Result is ValidationProblem invalid ? invalid : (ProblemHttpResult)problem.Result;
        }

        return Again(await placing.PlaceAsync(draft, draft.Quote, tappedIn: null, ct), user);
    }

    /// <summary>The order of a draft, however often the page has sent it. Whoever names somebody else's draft is not told what became of it.</summary>
    static Results<Ok<OrderRow>, ValidationProblem, ProblemHttpResult> Again(Order placed, ClaimsPrincipal user) => placed.AgentId == user.UserId()
        ? TypedResults.Ok(OrdersApi.Row(placed))
        : TypedResults.Problem("This draft has been ordered by somebody else.", statusCode: StatusCodes.Status409Conflict);

    /// <summary>The draft at the price that holds now; or what is wrong with it.</summary>
    public static async Task<(OfferedOrder? Draft, Results<ValidationProblem, ProblemHttpResult>? Problem)> DraftAsync(
        this OrderForCustomerRequest request, Pricer pricer, ErpProfile profile, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        var problems = QuoteForCustomer.CartProblems(request.Lines!);
        foreach (var field in request.Address is { } address ? (await profile.AddressesAsync(ct)).MissingIn(address) : [])
        {
            problems[$"address.{field}"] = ["The ERP requires it."];
        }

        if (problems.Count > 0)
        {
            return (null, TypedResults.ValidationProblem(problems));
        }

        var priced = await pricer.QuoteAsync(request.Lines!, ct);
        if (priced.Quote is not { } quote)
        {
            return (null, TypedResults.Problem(priced.Problem, statusCode: StatusCodes.Status502BadGateway));
        }

        if (quote.Total != request.AgreedTotal)
        {
            return (null, TypedResults.Problem(
                $"The total is {quote.Total} {quote.Currency} now, not {request.AgreedTotal}.", statusCode: StatusCodes.Status409Conflict, title: "Another total"));
        }

        return (new OfferedOrder
        {
            DraftId = request.DraftId!.Value,
            ConversationId = request.ConversationId!.Value,
            ContactId = request.ContactId!.Value,
            Phone = request.Phone!,
            Name = request.Name!.Trim(),
            Language = request.Language!,
            Revision = 1,
            Lines = request.Lines!,
            Quote = quote,
            Address = request.Address,
            Payment = request.Payment!.Value,
            Note = request.Note,
            AgentId = user.UserId(),
            ChangedAt = clock.GetUtcNow(),
        }, null);
    }
}
