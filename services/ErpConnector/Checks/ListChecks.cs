using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Profile;
using Bridge.ServiceDefaults;

namespace Bridge.ErpConnector.Checks;

/// <summary>What only reads.</summary>
internal static class ListChecks
{
    private const int Limit = 5;

    /// <summary>Beyond the end of any list.</summary>
    private const int FarPage = 100_000;

    public static async Task AuthAsync(CheckRun run, CancellationToken ct)
    {
        if (!run.Wants(ErpOperation.Auth) || !run.IsOn(ErpOperation.Auth))
        {
            return;
        }

        var auth = run.Profile.Auth;
        var check = await run.AskAsync(ErpOperation.Auth, new { username = auth.User, password = auth.Secret }, ct);
        if (check.IsGood && auth.Kind == AuthKind.Token && !check.Answer!.Value.TryGetProperty("access_token", out _))
        {
            check = check.Warns("$.access_token: nothing came, so nothing is sent along with the other calls");
        }

        run.Note(check);
    }

    public static async Task ProductsAsync(CheckRun run, CancellationToken ct)
    {
        if (run.Wants(ErpOperation.ListProducts, ErpOperation.GetPrice, ErpOperation.CreateOrder, ErpOperation.ConfirmOrder, ErpOperation.SetAddress) && run.IsOn(ErpOperation.ListProducts))
        {
            run.Note(await ListAsync(run, ErpOperation.ListProducts, ct));
        }
    }

    public static async Task JobsAsync(CheckRun run, CancellationToken ct)
    {
        if (run.Wants(ErpOperation.ListJobs, ErpOperation.CreateApplicant) && run.IsOn(ErpOperation.ListJobs))
        {
            run.Note(await ListAsync(run, ErpOperation.ListJobs, ct));
        }
    }

    public static async Task PriceAsync(CheckRun run, CancellationToken ct)
    {
        if (!run.Wants(ErpOperation.GetPrice, ErpOperation.CreateOrder) || !run.IsOn(ErpOperation.GetPrice))
        {
            return;
        }

        if (FirstProduct(run) is not { } product)
        {
            run.Skip(ErpOperation.GetPrice, "LIST_PRODUCTS names no product to ask for");
            return;
        }

        var check = await run.AskAsync(ErpOperation.GetPrice, new { external_product_id = product.Text("id"), qty = 1 }, ct);
        if (check.IsGood && check.Answer!.Value.Text("currency") is var currency && currency != product.Text("currency"))
        {
            check = check.Violates($"$.currency: expected {product.Text("currency")} as in LIST_PRODUCTS, got {currency}");
        }

        var nothing = await run.AskAsync(ErpOperation.GetPrice, new { external_product_id = "bridge-contract-check-no-such-product", qty = 1 }, ct);
        run.Note(nothing.Outcome == CallOutcome.Ok ? check.Warns("a product that does not exist has a price: expected 404") : check);
    }

    public static JsonElement? FirstProduct(CheckRun run) =>
        run.Known(ErpOperation.ListProducts) is { IsGood: true, Answer: { } list } && list.GetProperty("items").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
            ? first
            : null;

    private static async Task<OperationCheck> ListAsync(CheckRun run, ErpOperation operation, CancellationToken ct)
    {
        var check = await run.AskAsync(operation, new { active_only = true, page = 1, limit = Limit }, ct);
        if (!check.IsGood)
        {
            return check;
        }

        var ids = Ids(check);
        if (ids.Count > Limit)
        {
            return check.Violates($"$.items: expected at most {Limit} as limit says, got {ids.Count}");
        }

        if (ids.Distinct().Count() != ids.Count)
        {
            check = check.Violates("$.items: an id comes twice on one page");
        }

        if (ids.Count == 0)
        {
            check = check.Warns("$.items: the list is empty");
        }

        if (ids.Count == Limit && !SaysEnd(check.Answer!.Value))
        {
            var second = await run.AskAsync(operation, new { active_only = true, page = 2, limit = Limit }, ct);
            if (second.Violations.Count > 0)
            {
                return check with { Violations = [.. check.Violations, .. second.Violations.Select(v => $"page 2: {v}")] };
            }

            if (Ids(second).Intersect(ids).FirstOrDefault() is { } again)
            {
                check = check.Violates($"page 2: $.items: {again} was on page 1 already: page is not read");
            }
        }

        var far = await run.AskAsync(operation, new { active_only = true, page = FarPage, limit = Limit }, ct);
        return far.IsGood && Ids(far).Count > 0
            ? check.Violates($"page {FarPage}: $.items: expected an empty list at last, got {Ids(far).Count} items: the list never ends")
            : await AsTheSyncAsksAsync(run, operation, check, ct);
    }

    /// <summary>An ERP that gives fewer at a time than it is asked for must say that more follow, or the rest of its list is never read.</summary>
    private static async Task<OperationCheck> AsTheSyncAsksAsync(CheckRun run, ErpOperation operation, OperationCheck check, CancellationToken ct)
    {
        var limit = ErpPages.Usual;
        var first = await run.AskAsync(operation, new { active_only = true, page = 1, limit }, ct);
        if (!first.IsGood)
        {
            return first.Outcome == CallOutcome.Rejected
                ? check.Warns($"limit {limit}: {first.Violations[0]}: it is then asked for {ErpPages.Smaller(limit)} at a time")
                : check with { Violations = [.. check.Violations, .. first.Violations.Select(v => $"limit {limit}: {v}")] };
        }

        var ids = Ids(first);
        if (ids.Count > limit)
        {
            return check.Violates($"limit {limit}: $.items: expected at most {limit}, got {ids.Count}");
        }

        if (ids.Count is 0 || ids.Count == limit || SaysWhetherMore(first.Answer!.Value))
        {
            return check;
        }

        var second = await run.AskAsync(operation, new { active_only = true, page = 2, limit }, ct);
        return second.IsGood && Ids(second).Except(ids).Any()
            ? check.Violates($"limit {limit}: $.items: expected {limit}, or has_more or total, got {ids.Count} and more on page 2: a page with fewer than limit items ends the list")
            : check;
    }

    private static List<string> Ids(OperationCheck check) => [.. check.Answer!.Value.GetProperty("items").EnumerateArray().Select(i => i.Text("id"))];

    private static bool SaysEnd(JsonElement answer) =>
        (answer.TryGetProperty("has_more", out var more) && more.ValueKind == JsonValueKind.False)
        || (answer.TryGetProperty("total", out var total) && total.TryGetInt64(out var all) && all <= Limit);

    private static bool SaysWhetherMore(JsonElement answer) =>
        (answer.TryGetProperty("has_more", out var more) && more.ValueKind is JsonValueKind.True or JsonValueKind.False)
        || (answer.TryGetProperty("total", out var total) && total.ValueKind == JsonValueKind.Number);

    public static string Text(this JsonElement answer, string field) => answer.GetProperty(field).GetString()!;
}
