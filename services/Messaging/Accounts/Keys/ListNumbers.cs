using System.Text.Json;
using Bridge.Messaging.WhatsApp;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Accounts.Keys;

public sealed record NumberList(IReadOnlyList<NumberView> Items);

/// <summary>A number in Meta's words: new ones of them must not be an error.</summary>
/// <param name="Limit">How many customers may be written to first in 24 hours, e.g. TIER_2K.</param>
public sealed record NumberView(string Id, string? Number, string? Name, string? Quality, string? Limit, string? Throughput, string? Status, string? Verification);

/// <summary>The account's numbers as Meta has them now, and those that were named besides.</summary>
static class ListNumbers
{
    public const string Fields = "id,display_phone_number,verified_name,quality_rating,throughput,status,code_verification_status,platform_type,whatsapp_business_manager_messaging_limit";

    public static void Map(RouteGroupBuilder account) => account.MapGet("/numbers", Handle).WithName(nameof(ListNumbers));

    static async Task<Results<Ok<NumberList>, ProblemHttpResult>> Handle(GraphClient graph, IOptionsMonitor<WhatsAppOptions> options, CancellationToken ct)
    {
        var (numbers, problem) = await ReadAsync(graph, options.CurrentValue, ct);
        return numbers.Count == 0 && problem is not null
            ? TypedResults.Problem(problem, title: "WhatsApp gave no numbers", statusCode: StatusCodes.Status409Conflict)
            : TypedResults.Ok(new NumberList(numbers));
    }

    internal static async Task<(IReadOnlyList<NumberView> Numbers, string? Problem)> ReadAsync(GraphClient graph, WhatsAppOptions options, CancellationToken ct)
    {
        var found = new Dictionary<string, NumberView>();
        string? problem = null;
        if (options.BusinessAccountId is { Length: > 0 } account)
        {
            var answer = await graph.CallAsync(HttpMethod.Get, $"{account}/phone_numbers?fields={Fields}&limit=100", null, ct);
            problem = answer.Error?.Text;
            foreach (var number in answer.Json.Array("data").Select(Read).OfType<NumberView>())
            {
                found[number.Id] = number;
            }
        }

        foreach (var id in options.PhoneNumberIds.Where(id => !found.ContainsKey(id)))
        {
            var answer = await graph.CallAsync(HttpMethod.Get, $"{id}?fields={Fields}", null, ct);
            problem ??= answer.Error?.Text;
            if (answer.Error is null && Read(answer.Json) is { } number)
            {
                found[id] = number;
            }
        }

        return ([.. found.Values], found.Count == 0 ? problem ?? "Neither an account nor a number is named." : problem);
    }

    static NumberView? Read(JsonElement json) => json.Text("id") is not { } id ? null : new NumberView(
        id, json.Text("display_phone_number"), json.Text("verified_name"), json.Text("quality_rating"), json.Text("whatsapp_business_manager_messaging_limit"),
        json.Object("throughput")?.Text("level"), json.Text("status"), json.Text("code_verification_status"));
}
