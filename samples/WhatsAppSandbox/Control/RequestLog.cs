using System.Collections.Concurrent;

namespace Bridge.WhatsAppSandbox.Control;

/// <param name="Body">Of a JSON request; what is larger than a message is left out.</param>
internal sealed record LoggedRequest(DateTimeOffset At, string Method, string Path, int Status, string? Body);

/// <summary>What the business asked of the Graph API, the last thousand: for a test that has to know whether something was called at all.</summary>
internal sealed class RequestLog
{
    private const int Kept = 1000;

    private readonly ConcurrentQueue<LoggedRequest> _requests = new();

    public IReadOnlyList<LoggedRequest> All => [.. _requests];

    public void Add(LoggedRequest request)
    {
        _requests.Enqueue(request);
        while (_requests.Count > Kept && _requests.TryDequeue(out _))
        {
        }
    }

    public void Clear() => _requests.Clear();
}

internal static class RequestsApi
{
    private const int LargestBody = 64 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60), Look = TimeSpan.FromMilliseconds(50);

    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/requests", (RequestLog log, string? path) => log.All.Where(request => path is null || request.Path.Contains(path, StringComparison.Ordinal)));
        control.MapGet("/idle", IdleAsync);
    }

    /// <summary>Around every call of the Graph API.</summary>
    public static async Task LogAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/sandbox") || context.Request.Path.StartsWithSegments("/health") || context.Request.Headers.Authorization.Count == 0)
        {
            await next(context);
            return;
        }
        string? body = null;
        if (context.Request.ContentLength is > 0 and <= LargestBody && context.Request.HasJsonContentType())
        {
            context.Request.EnableBuffering();
            using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
            body = await reader.ReadToEndAsync(context.RequestAborted);
            context.Request.Body.Position = 0;
        }
        await next(context);
        context.RequestServices.GetRequiredService<RequestLog>().Add(new LoggedRequest(
            context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), context.Request.Method, context.Request.Path, context.Response.StatusCode, body));
    }

    /// <summary>As soon as no webhook is on its way any more: then the business has heard of everything. False where it took longer than was to be waited.</summary>
    private static async Task<IResult> IdleAsync(State.SandboxStore store, CancellationToken ct, double wait = 10)
    {
        var until = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(wait, 0, LongestWait.TotalSeconds));
        while (store.PendingWebhooks.Count > 0 && TimeProvider.System.GetUtcNow() < until)
        {
            await Task.Delay(Look, ct);
        }
        return TypedResults.Ok(new { idle = store.PendingWebhooks.Count == 0 });
    }
}
