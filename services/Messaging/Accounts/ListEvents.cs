using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Accounts;

public sealed record AccountEventList(IReadOnlyList<AccountEventRow> Items);

public sealed record AccountEventRow(string Field, string? Event, string Raw, DateTimeOffset At);

/// <summary>What Meta told of the account lately: warnings, restrictions, quality, names.</summary>
static class ListEvents
{
    const int AtMost = 100;

    public static void MapAccountEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/account-events", Handle).RequireAuthorization(Policies.Admin).WithTags("Account").WithName(nameof(ListEvents));

    static async Task<Ok<AccountEventList>> Handle(MessagingDbContext db, CancellationToken ct) => TypedResults.Ok(new AccountEventList(
        await db.AccountEvents.AsNoTracking().OrderByDescending(e => e.At).Take(AtMost).Select(e => new AccountEventRow(e.Field, e.Event, e.Raw, e.At)).ToListAsync(ct)));
}
