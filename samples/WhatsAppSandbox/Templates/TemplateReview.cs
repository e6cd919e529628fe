using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Webhooks;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>
/// Meta's reviewer, played by whoever looks at the sandbox's page or calls its control API. Names decide by themselves where a test wants no person:
/// <c>instant_…</c> is approved and <c>reject_…</c> rejected on submission.
/// </summary>
internal sealed class TemplateReview(TemplateStore store, WebhookQueue webhooks, WebhookEnvelope envelope)
{
    public Template AtOnce(Template template) =>
        template.Name.StartsWith("instant_", StringComparison.Ordinal) ? Decide(template, "APPROVED", "NONE")
        : template.Name.StartsWith("reject_", StringComparison.Ordinal) ? Decide(template, "REJECTED", "INVALID_FORMAT")
        : template;

    public Template Decide(Template template, string status, string reason)
    {
        var decided = store.Change(template.Id, old => old with { Status = status, Reason = reason, Quality = status == "PAUSED" ? "RED" : old.Quality }) ?? template;
        Tell(decided);
        return decided;
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
            value["other_info"] = new JsonObject { ["title"] = "FIRST_PAUSE", ["description"] = "Paused for 3 hours because of low quality" };
        }
        webhooks.Enqueue("templates", MetaJson.Serialize(envelope.OfAccount("message_template_status_update", value)));
    }
}
