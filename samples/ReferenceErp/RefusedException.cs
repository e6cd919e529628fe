namespace ReferenceErp;

/// <summary>The ERP says no: status, code and a message for people, told as <c>{"error": {"code", "message"}}</c>.</summary>
public sealed class RefusedException(int status, string code, string message) : Exception(message)
{
    public int Status => status;
    public string Code => code;

    public static RefusedException NotFound(string message) => new(404, "not_found", message);
    public static RefusedException Invalid(string path, string expected) => new(422, "invalid", $"{path}: expected {expected}");

    public IResult ToResult() => Results.Json(new { error = new { code, message = Message } }, statusCode: status);
}

internal static class RefusalMiddleware
{
    public static void UseRefusals(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (RefusedException refusal) when (!context.Response.HasStarted)
        {
            await refusal.ToResult().ExecuteAsync(context);
        }
    });
}
