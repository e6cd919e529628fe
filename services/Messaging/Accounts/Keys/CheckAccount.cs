using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Accounts.Keys;

public sealed record AccountCheck(IReadOnlyList<CheckedThing> Things, DateTimeOffset At);

/// <param name="Name">Of the thing: reachable, token, subscribed, number, app, payment, webhook.</param>
/// <param name="Code">For the console's words and remedy.</param>
/// <param name="Detail">What was found, in Meta's words or as a number or time; null where the code says all.</param>
public sealed record CheckedThing(string Name, CheckState State, string Code, string? Detail = null);

[JsonConverter(typeof(CamelCaseEnum<CheckState>))]
public enum CheckState { Good, Attention, Bad, Unknown }

/// <summary>All that must be so between Meta and Bridge, each by its name; what Bridge can put right itself it puts right here.</summary>
static class CheckAccount
{
    public static void Map(RouteGroupBuilder account) => account.MapPost("/check", Handle).WithName(nameof(CheckAccount));

    static async Task<Ok<AccountCheck>> Handle(AccountChecks checks, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(new AccountCheck(await checks.RunAsync(ct), clock.GetUtcNow()));
}
