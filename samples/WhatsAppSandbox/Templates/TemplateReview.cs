using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Webhooks;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>
/// Meta's reviewer, played by whoever looks at the sandbox's page or calls its control API. Names decide by themselves where a test wants no person:
/// <c>instant_…</c> is approved and <c>reject_…</c> rejected on submission, <c>slow_…</c> approved after a minute. A paused one comes back by itself after
/// three hours, the second time after six; the third pause is for ever.
/// </summary>
internal sealed class TemplateReview(TemplateStore store, WebhookQueue webhooks, WebhookEnvelope envelope, BackgroundWork work, TimeProvider time)
{
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(1), FirstPause = TimeSpan.FromHours(3), SecondPause = TimeSpan.FromHours(6);

    /// <summary>By these a reviewer knows advertising.</summary>
    private static readonly string[] Promoting = ["discount", "% off", "sale", "promo", "limited time", "buy now", "offer"];

    /// <summary>What is submitted as news and advertises is put where it belongs.</summary>
    public static string CategoryOf(string asked, JsonElement components) =>
        asked == "UTILITY" && Promoting.Any(word => components.ToString().Contains(word, StringComparison.OrdinalIgnoreCase)) ? "MARKETING" : asked;

    public Template AtOnce(Template template)
    {
        if (template.Name.StartsWith("slow_", StringComparison.Ordinal))
        {
            Later(template, Slow, "PENDING");
        }
        return Decided(template);
    }

    private Template Decided(Template template) =>
        template.Name.StartsWith("instant_", StringComparison.Ordinal) ? Decide(template, "APPROVED", "NONE")
        : template.Name.StartsWith("reject_", StringComparison.Ordinal) ? Decide(template, "REJECTED", "INVALID_FORMAT")
        : template;

    public Template Decide(Template template, string status, string reason)
    {
        var pauses = template.Pauses + (status == "PAUSED" ? 1 : 0);
        var decided = store.Change(template.Id, old => old with
        {
            Status = status == "PAUSED" && pauses > 2 ? "DISABLED" : status,
            Reason = reason,
            Quality = status == "PAUSED" ? "RED" : old.Quality,
            Pauses = pauses,
        }) ?? template;
        Tell(decided);
        if (decided.Status == "PAUSED")
        {
            Later(decided, pauses == 1 ? FirstPause : SecondPause, "PAUSED");
        }
        return decided;
    }

    /// <summary>Approved after a while, where it is still as it was then.</summary>
    private void Later(Template template, TimeSpan wait, string status) => work.Run(async ct =>
    {
        await Task.Delay(wait, time, ct);
        if (store.Find(template.Id) is { } now && now.Status == status && now.Pauses == template.Pauses)
        {
            Decide(now, "APPROVED", "NONE");
        }
    });

    /// <summary>Of its quality; the language as Meta writes it in some of its events.</summary>
    public Template Rate(Template template, string score)
    {
        webhooks.Enqueue(WebhookQueue.AccountLane, MetaJson.Serialize(envelope.OfAccount("message_template_quality_update", new JsonObject
        {
            ["previous_quality_score"] = template.Quality,
            ["new_quality_score"] = score,
            ["message_template_id"] = long.Parse(template.Id, CultureInfo.InvariantCulture),
            ["message_template_name"] = template.Name,
            ["message_template_language"] = template.Language.Replace('_', '-'),
        })));
        return store.Change(template.Id, old => old with { Quality = score }) ?? template;
    }

    public Template Move(Template template, string category)
    {
        webhooks.Enqueue(WebhookQueue.AccountLane, MetaJson.Serialize(envelope.OfAccount("template_category_update", new JsonObject
        {
            ["message_template_id"] = long.Parse(template.Id, CultureInfo.InvariantCulture),
            ["message_template_name"] = template.Name,
            ["message_template_language"] = template.Language,
            ["previous_category"] = template.Category,
            ["new_category"] = category,
        })));
        return store.Change(template.Id, old => old with { Category = category }) ?? template;
    }

    public void Tell(Template template)
    {
        var value = new JsonObject
        {
            ["event"] = template.Status,
            // An integer in webhooks, text everywhere else.
            ["message_template_id"] = long.Parse(template.Id, CultureInfo.InvariantCulture),
            ["message_template_name"] = template.Name,
            ["message_template_language"] = template.Language,
            ["message_template_category"] = template.Category,
            ["reason"] = template.Status == "REJECTED" ? template.Reason : "NONE",
        };
        if (template.Status == "PAUSED")
        {
            value["other_info"] = new JsonObject
            {
                ["title"] = template.Pauses > 1 ? "SECOND_PAUSE" : "FIRST_PAUSE",
                ["description"] = $"Paused for {(template.Pauses > 1 ? SecondPause : FirstPause).TotalHours} hours because of low quality",
            };
        }
        if (template.Status == "DISABLED")
        {
            value["disable_info"] = new JsonObject { ["disable_date"] = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        }
        webhooks.Enqueue(WebhookQueue.AccountLane, MetaJson.Serialize(envelope.OfAccount("message_template_status_update", value)));
    }
}
