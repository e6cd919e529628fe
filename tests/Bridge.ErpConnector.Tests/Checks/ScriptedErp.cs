using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Checks;

/// <summary>An ERP of eight products and one order that keeps the contract, but for one change in the answers of one operation.</summary>
internal sealed partial class ScriptedErp(string? spoilt = null, string change = "")
{
    private const int Products = 8;
    private int _made;

    public async Task AnswerAsync(HttpContext context)
    {
        var operation = OperationOf(context.Request);
        if (operation == spoilt && change == "refuses 200" && context.Request.Query["limit"] == "200")
        {
            context.Response.StatusCode = 422;
            await context.Response.WriteAsJsonAsync(new { error = new { message = "limit: at most 100." } });
            return;
        }

        var answer = Usual(operation, context.Request);
        if (answer is null)
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsJsonAsync(new { error = new { message = "There is no order of that reference." } });
        }
        else if (operation == spoilt)
        {
            await SpoilAsync(context, answer);
        }
        else
        {
            await context.Response.WriteAsJsonAsync(answer);
        }
    }

    private static string OperationOf(HttpRequest request) => (request.Method, request.Path.Value!) switch
    {
        ("GET", "/products") => "LIST_PRODUCTS",
        ("GET", "/jobs") => "LIST_JOBS",
        ("GET", var path) when path.StartsWith("/products/", StringComparison.Ordinal) => "GET_PRICE",
        ("GET", _) => "GET_ORDER_STATUS",
        ("POST", "/customers") => "UPSERT_CUSTOMER",
        ("POST", "/orders") => "CREATE_ORDER",
        ("POST", "/applicants") => "CREATE_APPLICANT",
        ("PUT", _) => "SET_ADDRESS",
        _ => "CONFIRM_ORDER",
    };

    private JsonObject? Usual(string operation, HttpRequest request) => operation switch
    {
        "LIST_PRODUCTS" => Page(request, i => new { id = $"P-{i}", name = $"Product {i}", price = 2.5m, currency = "USD", active = true }),
        "LIST_JOBS" => Page(request, i => new { id = $"J-{i}", name = $"Job {i}", active = true, department_name = "Shop" }),
        "GET_PRICE" => request.Path.Value!.Contains("no-such", StringComparison.Ordinal) ? null : Json(new { unit_price = 2.5m, currency = "USD" }),
        "UPSERT_CUSTOMER" => Json(new { external_customer_id = "C-1" }),
        "CREATE_ORDER" => Json(new { external_order_id = "O-7", order_number = "S-7", status = "draft" }),
        "CREATE_APPLICANT" => Json(new { external_applicant_id = "A-1", status = "received" }),
        "GET_ORDER_STATUS" => change == "no look-up" && request.Path == "/orders" ? null : Json(new { status = "draft", order_number = "S-7", external_order_id = "O-7" }),
        _ => Json(new { status = "draft" }),
    };

    private JsonObject Page(HttpRequest request, Func<int, object> item)
    {
        var (page, limit) = (int.Parse(request.Query["page"]!, System.Globalization.CultureInfo.InvariantCulture), int.Parse(request.Query["limit"]!, System.Globalization.CultureInfo.InvariantCulture));
        var listing = OperationOf(request) == spoilt;
        (page, limit) = (listing && change is "ignores page" or "never ends" ? 1 : page, listing && change == "ignores limit" ? Products : limit);
        limit = listing && change is "six at a time" or "six at a time, and says so" ? Math.Min(limit, 6) : limit;
        var items = Enumerable.Range(1, Products).Skip((page - 1) * limit).Take(limit).ToList();
        if (listing && change == "twice" && items.Count > 1)
        {
            items[1] = items[0];
        }

        if (listing && change == "six at a time, and says so")
        {
            return Json(new { items = items.Select(item), total = Products });
        }

        // A page that is always the first one is told from a list that never ends by the end that the second claims.
        return listing && change == "never ends" ? Json(new { items = items.Select(item), has_more = false }) : Json(new { items = items.Select(item) });
    }

    private async Task SpoilAsync(HttpContext context, JsonObject answer)
    {
        switch (change)
        {
            case "html":
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<!doctype html><title>Log in</title>");
                return;
            case "empty":
                return;
            case "error":
                await context.Response.WriteAsJsonAsync(new { error = new { message = "The period is closed." } });
                return;
            case "redirect":
                context.Response.Redirect("http://elsewhere.invalid/");
                return;
            case "another each time":
                var id = answer.First(p => p.Key.StartsWith("external_", StringComparison.Ordinal)).Key;
                answer[id] = $"X-{Interlocked.Increment(ref _made)}";
                break;
            case ['$', ..]:
                Change(answer);
                break;
        }

        await context.Response.WriteAsJsonAsync(answer);
    }

    /// <summary>"$.items[0].price = "free"", "$.status remove".</summary>
    private void Change(JsonObject answer)
    {
        var match = Words().Match(change);
        var (parent, field) = match.Groups["item"].Success ? (answer["items"]!.AsArray() is [JsonObject first, ..] ? first : [], match.Groups["item"].Value) : (answer, match.Groups["field"].Value);
        if (match.Groups["value"].Success)
        {
            parent[field] = JsonNode.Parse(match.Groups["value"].Value);
        }
        else
        {
            parent.Remove(field);
        }
    }

    private static JsonObject Json(object value) => JsonSerializer.SerializeToNode(value)!.AsObject();

    [GeneratedRegex(@"^\$\.(items\[0\]\.(?<item>\w+)|(?<field>\w+)) (remove|= (?<value>.+))$")]
    private static partial Regex Words();
}
