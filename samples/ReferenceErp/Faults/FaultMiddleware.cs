using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ReferenceErp.Operations;

namespace ReferenceErp.Faults;

internal static class FaultMiddleware
{
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(2);

    /// <summary>The field that is spoilt, one that the contract names; of a list, in its first item.</summary>
    private static readonly Dictionary<string, string> NamedField = new()
    {
        ["LIST_PRODUCTS"] = "price",
        ["GET_PRICE"] = "unit_price",
        ["UPSERT_CUSTOMER"] = "external_customer_id",
        ["CREATE_ORDER"] = "external_order_id",
        ["CONFIRM_ORDER"] = "status",
        ["SET_ADDRESS"] = "status",
        ["GET_ORDER_STATUS"] = "status",
        ["LIST_JOBS"] = "name",
        ["CREATE_APPLICANT"] = "external_applicant_id",
        ["AUTH"] = "expires_in",
    };

    public static void UseFaults(this WebApplication app)
    {
        var board = app.Services.GetRequiredService<FaultBoard>();
        var latency = TimeSpan.FromMilliseconds(app.Services.GetRequiredService<IOptions<ErpOptions>>().Value.LatencyMs);
        app.Use(async (context, next) =>
        {
            var operation = context.Operation();
            if (operation is not null && latency > TimeSpan.Zero)
            {
                await Task.Delay(latency, context.RequestAborted);
            }
            if (operation is null || board.Take(operation) is not { } kind)
            {
                await next(context);
                return;
            }
            await Fail(context, next, operation, kind);
        });
    }

    private static async Task Fail(HttpContext context, RequestDelegate next, string operation, string kind)
    {
        switch (kind)
        {
            case FaultKind.Html:
                await Results.Content("<!doctype html><title>Log in</title><form>User <input></form>", "text/html").ExecuteAsync(context);
                break;
            case FaultKind.Empty:
                context.Response.ContentType = "application/json";
                break;
            case FaultKind.Error:
                await Results.Json(new { error = new { code = "locked", message = "The period is closed." } }).ExecuteAsync(context);
                break;
            case FaultKind.Reject:
                throw new RefusedException(422, "rejected", "Credit limit exceeded.");
            case FaultKind.ServerError:
                throw new RefusedException(500, "internal", "Something went wrong.");
            case FaultKind.Busy:
                context.Response.Headers.RetryAfter = "1";
                throw new RefusedException(429, "busy", "Too many requests.");
            case FaultKind.Redirect:
                context.Response.Redirect("http://elsewhere.invalid/login");
                break;
            case FaultKind.Refuse:
                context.Abort();
                break;
            case FaultKind.Hang:
                await Gone(context);
                break;
            case FaultKind.TokenEnds:
                context.RequestServices.GetRequiredService<Tokens>().Revoke();
                await next(context);
                break;
            case FaultKind.AnotherTotal:
                context.Items[FaultKind.AnotherTotal] = true;
                await next(context);
                break;
            case FaultKind.Slow:
                await Task.Delay(SlowAnswer, context.RequestAborted);
                await next(context);
                break;
            default:
                await AfterCommit(context, next, operation, kind);
                break;
        }
    }

    /// <summary>Lets the operation be done, its answer held back, and then spoils the answer.</summary>
    private static async Task AfterCommit(HttpContext context, RequestDelegate next, string operation, string kind)
    {
        var wire = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        switch (kind)
        {
            case FaultKind.DropAfterCommit:
                context.Abort();
                return;
            case FaultKind.HangAfterCommit:
                await Gone(context);
                return;
            case FaultKind.BadGatewayAfterCommit:
                context.Response.Clear();
                await Results.Content("<h1>502 Bad Gateway</h1>", "text/html", statusCode: 502).ExecuteAsync(context);
                return;
        }

        var answer = JsonNode.Parse(held.ToArray())!.AsObject();
        if (answer["items"] is JsonArray && kind is FaultKind.PartialPage or FaultKind.Duplicates)
        {
            await WriteAsync(context, Spoil(answer, kind));
            return;
        }

        var spoilt = answer["items"]?[0]?.AsObject() ?? answer;
        var field = NamedField[operation];
        if (kind == FaultKind.WrongType)
        {
            spoilt[field] = field is "unit_price" or "price" ? "abc" : new JsonArray();
        }
        else if (kind == FaultKind.Missing)
        {
            spoilt.Remove(field);
        }
        await WriteAsync(context, answer);
    }

    private static JsonObject Spoil(JsonObject page, string kind)
    {
        var items = page["items"]!.AsArray();
        if (kind == FaultKind.Duplicates && items.Count > 0)
        {
            items.Insert(0, items[0]!.DeepClone());
        }
        for (var i = kind == FaultKind.PartialPage ? items.Count / 2 : 0; i > 0; i--)
        {
            items.RemoveAt(items.Count - 1);
        }
        return page;
    }

    private static Task WriteAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentLength = null;
        return context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    private static async Task Gone(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        context.Abort();
    }
}

internal static class FaultsApi
{
    public static void MapFaults(this WebApplication app)
    {
        var faults = app.MapGroup("/faults").AddEndpointFilter<SameSite>();
        faults.MapGet("", (FaultBoard board) => Results.Json(board.Set));
        faults.MapGet("/met", (FaultBoard board) => Results.Json(board.Met));
        faults.MapPost("/mischief", (Mischief mischief, FaultBoard board) =>
        {
            if (mischief.OneIn < 0) { throw RefusedException.Invalid("one_in", "a whole number from 0"); }
            board.Mischief(mischief);
            return Results.NoContent();
        });
        faults.MapDelete("", (FaultBoard board) => { board.Clear(); return Results.NoContent(); });
        faults.MapPost("", (Fault fault, FaultBoard board) =>
        {
            if (!FaultKind.All.Contains(fault.Kind)) { throw RefusedException.Invalid("kind", string.Join(", ", FaultKind.All)); }
            board.Add(fault);
            return Results.NoContent();
        });
    }
}

/// <summary>The switches answer tests and people on this machine, not a page of some other site that is open in the browser.</summary>
internal sealed class SameSite : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            ? next(context)
            : throw new RefusedException(403, "cross_site", "Not from another site.");
}
