using Bridge.ServiceDefaults;

namespace Bridge.Messaging.Conversations;

/// <summary>How long chats are kept. A conversation and its numbers stay; what is asked for again afterwards is a tombstone.</summary>
static class Retention
{
    public static readonly RetentionClass[] Classes =
    [
        // Meta repeats a webhook for seven days, and by its id alone it is known for a repetition.
        new("messages", Days: 730, Least: 30,
        [
            new("item", "t.arrived_at < @before"),
            new("outgoing", "t.created_at < @before AND t.status NOT IN ('Pending', 'Sending', 'Unknown')"),
            new("turn", "t.stored_at < @before AND t.admitted"),
            new("system_line", "t.at < @before"),
            new("message_status", "greatest(t.sent_at, t.delivered_at, t.read_at, t.failed_at) < @before"),
            new("conversation", "t.last_at < @before AND t.last_text IS NOT NULL") { Keep = "last_text = NULL" },
        ]),
        new("media", Days: 365, Least: 30,
        [
            new("media", "t.created_at < @before AND t.sha256 IS NOT NULL") { Keep = "sha256 = NULL, size = NULL, filename = NULL, state = 'Failed', failure = 'Expired'", HasFiles = true },
        ]),
        new("rawWebhooks", Days: 90, Least: 7,
        [
            new("unread_webhook", "t.received_at < @before"),
            new("account_event", "t.at < @before"),
        ]),
    ];
}
