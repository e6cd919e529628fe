using System.Text.Json;

namespace Bridge.Messaging.WhatsApp;

static class InboundStatusParser
{
    public static InboundStatus Parse(JsonElement status, string phoneNumberId, DateTimeOffset arrived)
    {
        var error = status.Array("errors").FirstOrDefault();
        var pricing = status.Object("pricing");
        return new InboundStatus
        {
            Wamid = status.Text("id") ?? throw new UnreadableException("status without id"),
            PhoneNumberId = phoneNumberId,
            Kind = status.Text("status") switch
            {
                "sent" => StatusKind.Sent,
                "delivered" => StatusKind.Delivered,
                "read" => StatusKind.Read,
                "played" => StatusKind.Played,
                "failed" => StatusKind.Failed,
                var other => throw new UnreadableException($"status {other ?? "missing"}"),
            },
            At = status.Moment(arrived),
            MessageId = Guid.TryParse(status.Text("biz_opaque_callback_data"), out var id) ? id : null,
            Recipient = RecipientOf(status),
            ErrorCode = (int?)error.Integer("code"),
            ErrorTitle = error.Text("title"),
            PricingType = pricing?.Text("type"),
            PricingCategory = pricing?.Text("category"),
        };
    }

    static Sender? RecipientOf(JsonElement status)
    {
        var shown = new Sender { WaId = status.Text("recipient_id"), UserId = status.Text("recipient_user_id"), ParentUserId = status.Text("parent_recipient_user_id") };
        // A group's id stands where a number would.
        return shown.IsKnown && status.Text("recipient_type") != "group" ? shown : null;
    }
}
