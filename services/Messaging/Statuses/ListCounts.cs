using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Bridge.Messaging.Statuses;

public sealed record MessageCounts(IReadOnlyList<MessageCount> Items);

/// <param name="Since">Where the hour or month begins, in the time zone that was asked for.</param>
public sealed record MessageCount(DateTimeOffset Since, string PhoneNumberId, int Received, int Sent, int Failed, int Charged);

/// <summary>Messages by hour or by month and number, oldest first. The hour that runs is in it.</summary>
static class ListCounts
{
    static readonly TimeSpan MostHours = TimeSpan.FromDays(31), MostMonths = TimeSpan.FromDays(366 * 3);

    public static void MapCounts(this IEndpointRouteBuilder app) =>
        app.MapGet("/message-counts", Handle).RequireAuthorization(Policies.Viewer).WithTags("Billing").WithName("ListMessageCounts");

    /// <param name="by">hour (two days, at most 31) or month (a year, at most three).</param>
    static async Task<Results<Ok<MessageCounts>, ValidationProblem>> Handle(
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, string by = "hour", DateTimeOffset? from = null, string timeZone = "UTC")
    {
        if (by is not ("hour" or "month"))
        {
            return Invalid("by", "hour or month.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            return Invalid("timeZone", "No time zone has this name; IANA names are like Asia/Kathmandu.");
        }

        var now = clock.GetUtcNow();
        var since = (from ?? (by == "hour" ? now.AddDays(-2) : now.AddYears(-1))).ToUniversalTime();
        if (since > now || now - since > (by == "hour" ? MostHours : MostMonths))
        {
            return Invalid("from", "In the past, at most 31 days by the hour and three years by the month.");
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        var (open, _) = await MessageHours.OpenAsync(connection, now, ct);
        await using var command = connection.Command(
            $"""
            SELECT date_trunc($3, hour, $4) AS since, phone_number_id, sum(received)::int, sum(sent)::int, sum(failed)::int, sum(charged)::int FROM (
                SELECT hour, phone_number_id, received, sent, failed, charged FROM message_hour WHERE phone_number_id <> '' AND hour < $1
                UNION ALL {MessageHours.Count}) counted
            WHERE hour >= date_trunc($3, $5::timestamptz, $4)
            GROUP BY 1, 2 ORDER BY 1, 2
            """, open, now.AddDays(1), by, timeZone, since);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            var counts = new List<MessageCount>();
            while (await reader.ReadAsync(ct))
            {
                counts.Add(new MessageCount(reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5)));
            }

            return TypedResults.Ok(new MessageCounts(counts));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            // A name that .NET knows and PostgreSQL does not.
            return Invalid("timeZone", "No time zone has this name; IANA names are like Asia/Kathmandu.");
        }
    }

    static ValidationProblem Invalid(string field, string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [problem] });
}
