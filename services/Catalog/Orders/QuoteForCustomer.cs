using Bridge.Catalog.Pricing;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Catalog.Orders;

public sealed record QuoteForCustomerRequest(IReadOnlyList<DraftLine>? Lines);

/// <summary>What the cart costs that a person puts together for a customer; Problem, and the product it is about, where there is no price.</summary>
/// <param name="Addresses">What an address has to have beyond the customer's own words.</param>
public sealed record CustomerQuote(Quote? Quote, string? Problem, Guid? ProductId, AddressWishes Addresses);

internal static class QuoteForCustomer
{
    public const int MaxLines = 20;

    public static void Map(RouteGroupBuilder agents) => agents.MapPost("/quotes", Handle).WithName(nameof(QuoteForCustomer));

    static async Task<Results<Ok<CustomerQuote>, ValidationProblem>> Handle(QuoteForCustomerRequest request, Pricer pricer, ErpProfile profile, CancellationToken ct)
    {
        var lines = request.Lines ?? [];
        if (CartProblems(lines) is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }

        var priced = await pricer.QuoteAsync(lines, ct);
        return TypedResults.Ok(new CustomerQuote(priced.Quote, priced.Problem, priced.ProductId, await profile.AddressesAsync(ct)));
    }

    public static Dictionary<string, string[]> CartProblems(IReadOnlyList<DraftLine> lines)
    {
        var problems = new Dictionary<string, string[]>();
        if (lines.Count is 0 or > MaxLines)
        {
            problems["lines"] = [$"1 to {MaxLines} lines."];
        }

        foreach (var (i, line) in lines.Index())
        {
            if (line.Quantity < 1)
            {
                problems[$"lines[{i}].quantity"] = ["At least 1."];
            }
        }

        return problems;
    }
}
