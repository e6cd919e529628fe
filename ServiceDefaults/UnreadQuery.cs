using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bridge.ServiceDefaults;

/// <summary>
/// A text with NUL in it is refused before it reaches PostgreSQL, which keeps none: an error while Npgsql prepares a statement leaves its connection unusable to whoever
/// has it next (npgsql/npgsql issue 6391).
/// </summary>
static class UnreadQuery
{
    public static void UseReadableQuery(this WebApplication app) => app.Use(async (context, next) =>
    {
        var unread = context.Request.QueryString.HasValue
            ? context.Request.Query.Where(field => field.Key.Contains('\0') || field.Value.Any(value => value?.Contains('\0') == true)).Select(field => field.Key.Replace("\0", "", StringComparison.Ordinal)).ToList()
            : [];
        if (unread.Count == 0)
        {
            await next(context);
            return;
        }

        await Results.ValidationProblem(unread.Distinct().ToDictionary(name => name, _ => (string[])["Holds NUL, which no text does."])).ExecuteAsync(context);
    });
}
