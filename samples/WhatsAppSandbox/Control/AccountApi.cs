using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph.Account;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Control;

/// <summary>What is null stays as it is. Each change is told to the business by webhook, as Meta tells it.</summary>
/// <param name="Throughput">80 or 1000 messages a second.</param>
internal sealed record AccountChange(string? Quality = null, string? Tier = null, int? Throughput = null, bool? Banned = null, bool? Restricted = null);

internal sealed record AccountState(string Quality, string Tier, int Throughput, bool Banned);

/// <summary>Meta's hand on the account: its quality, its limits, its end.</summary>
internal static class AccountApi
{
    private const int Standard = 80, High = 1000;
    private static readonly string[] Qualities = ["GREEN", "YELLOW", "RED"];
    private static readonly string[] Tiers = ["TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"];

    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/account", (PhoneNumber number, Faults faults) => View(number, faults));
        control.MapPatch("/account", Change);
    }

    private static IResult Change(AccountChange change, PhoneNumber number, Faults faults, WebhookQueue webhooks, WebhookEnvelope envelope, IOptions<SandboxOptions> options, TimeProvider time)
    {
        if (change.Quality is { } quality && !Qualities.Contains(quality))
        {
            return Send.As.Problem("quality", $"One of {string.Join(", ", Qualities)}.");
        }
        if (change.Tier is { } tier && !Tiers.Contains(tier))
        {
            return Send.As.Problem("tier", $"One of {string.Join(", ", Tiers)}.");
        }
        if (change.Throughput is not (null or Standard or High))
        {
            return Send.As.Problem("throughput", $"{Standard} or {High}.");
        }
        number.Quality = change.Quality ?? number.Quality;
        if (change.Tier is { } limit && limit != number.Tier)
        {
            Tell("phone_number_quality_update", new JsonObject
            {
                ["display_phone_number"] = options.Value.DisplayPhoneNumber, ["event"] = "ONBOARDING", ["old_limit"] = number.Tier, ["current_limit"] = limit,
                ["max_daily_conversations_per_business"] = limit,
            });
            Tell("business_capability_update", new JsonObject { ["max_daily_conversations_per_business"] = limit, ["max_phone_numbers_per_waba"] = 25 });
            number.Tier = limit;
        }
        if (change.Throughput is { } rate)
        {
            faults.MessagesPerSecond = rate;
            Tell("phone_number_quality_update", new JsonObject
            {
                ["display_phone_number"] = options.Value.DisplayPhoneNumber, ["event"] = rate == High ? "THROUGHPUT_UPGRADE" : "ONBOARDING", ["current_limit"] = number.Tier,
            });
        }
        if (change.Banned is { } banned && banned != number.Banned)
        {
            number.Banned = banned;
            Tell("account_update", new JsonObject
            {
                ["event"] = "DISABLED_UPDATE",
                ["ban_info"] = new JsonObject { ["waba_ban_state"] = banned ? "DISABLE" : "REINSTATE", ["waba_ban_date"] = time.GetUtcNow().ToString("yyyy-MM-dd", null) },
            });
        }
        if (change.Restricted == true)
        {
            Tell("account_update", new JsonObject
            {
                ["event"] = "ACCOUNT_RESTRICTION",
                ["restriction_info"] = new JsonArray(new JsonObject
                {
                    ["restriction_type"] = "RESTRICTED_BIZ_INITIATED_MESSAGING", ["expiration"] = time.GetUtcNow().AddDays(7).ToUnixTimeSeconds(),
                }),
            });
        }
        return TypedResults.Ok(View(number, faults));

        void Tell(string field, JsonObject value) => webhooks.Enqueue(WebhookQueue.AccountLane, MetaJson.Serialize(envelope.OfAccount(field, value)));
    }

    private static AccountState View(PhoneNumber number, Faults faults) => new(number.Quality, number.Tier, faults.MessagesPerSecond > Standard ? High : Standard, number.Banned);
}
