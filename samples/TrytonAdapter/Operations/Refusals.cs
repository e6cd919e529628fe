using TrytonAdapter.Rpc;

namespace TrytonAdapter.Operations;

/// <summary>The adapter says no, for good.</summary>
internal sealed class RefusedException(int status, string message) : Exception(message)
{
    public int Status => status;

    public static RefusedException NotFound(string what) => new(404, $"There is no {what}.");
}

/// <summary>
/// What went wrong, in the contract's words: 4xx is final and shown to the operator with its message, 502 and 503 are tried again. Nothing in between: a
/// failure that is told as final would cancel an order that Tryton has.
/// </summary>
internal static partial class Refusals
{
    public static void UseRefusals(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted && Answer(problem) is { } answer)
        {
            Failed(app.Logger, problem.GetType().Name, answer.Status, context.Request.Method, context.Request.Path);
            await Results.Json(new { error = new { message = answer.Message } }, statusCode: answer.Status).ExecuteAsync(context);
        }
    });

    private static (int Status, string Message)? Answer(Exception problem) => problem switch
    {
        RefusedException refused => (refused.Status, refused.Message),
        BadHttpRequestException bad => (bad.StatusCode, bad.InnerException?.Message ?? bad.Message),
        TrytonRefusedException refused => (422, refused.Message),
        TrytonFailedException failed => (502, failed.Message),
        TrytonAwayException => (503, "Tryton cannot be reached."),
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "{Problem}, answered with {Status}: {Method} {Path}")]
    private static partial void Failed(ILogger logger, string problem, int status, string method, string path);
}
