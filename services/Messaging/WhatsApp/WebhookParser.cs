using System.Text.Json;

namespace Bridge.Messaging.WhatsApp;

/// <summary>
/// Meta's envelope, flattened. One element that cannot be read must not lose the others: it is kept raw and the next one is read.
/// </summary>
static class WebhookParser
{
    public static InboundBatch Parse(ReadOnlyMemory<byte> body, DateTimeOffset arrived)
    {
        var found = new Found(arrived);
        try
        {
            // RFC 8259, 8.1: a byte order mark must not be sent, and may be ignored where it is.
            using var document = JsonDocument.Parse(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body);
            if (!document.RootElement.Has("entry"))
            {
                found.Unread.Add(new Unread("no entries", document.RootElement.Raw()));
            }

            foreach (var entry in document.RootElement.Array("entry"))
            {
                if (!entry.Has("changes"))
                {
                    found.Unread.Add(new Unread("entry without changes", entry.Raw()));
                }

                foreach (var change in entry.Array("changes"))
                {
                    Try(change, "change", found, () => Change(entry, change, found));
                }
            }
        }
        // InvalidOperationException: what stands above all changes is no text.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            found.Unread.Add(new Unread(e is JsonException ? "not JSON" : "unreadable text", System.Text.Encoding.UTF8.GetString(body.Span).Replace("\0", "", StringComparison.Ordinal)));
        }

        return new InboundBatch(found.Messages, found.Statuses, found.Unread) { Events = found.Events, Echoes = found.Echoes };
    }

    static void Change(JsonElement entry, JsonElement change, Found found)
    {
        if (InboundEvent.Parse(entry, change) is { } told)
        {
            found.Events.Add(told);
            return;
        }

        var field = change.Text("field");
        if (field is not ("messages" or "smb_message_echoes") || change.Object("value") is not { } value || value.Object("metadata")?.Text("phone_number_id") is not { } phoneNumberId)
        {
            // Signed, and of a kind that is not known yet.
            found.Unread.Add(new Unread($"field {field ?? "missing"}", change.Raw()));
            return;
        }

        var before = found.Count;
        var contacts = value.Array("contacts").ToList();
        foreach (var message in value.Array("messages"))
        {
            Try(message, "message", found, () => found.Messages.Add(InboundMessageParser.Parse(message, contacts, phoneNumberId, found.Arrived)));
        }

        foreach (var echo in value.Array("message_echoes"))
        {
            Try(echo, "echo", found, () => found.Echoes.Add(InboundMessageParser.ParseEcho(echo, contacts, phoneNumberId, found.Arrived)));
        }

        foreach (var status in value.Array("statuses"))
        {
            Try(status, "status", found, () => found.Statuses.Add(InboundStatusParser.Parse(status, phoneNumberId, found.Arrived)));
        }

        foreach (var error in value.Array("errors"))
        {
            found.Unread.Add(new Unread($"error {error.Text("code")}", error.Raw()));
        }

        if (found.Count == before)
        {
            // Of this field, and nothing in it that is known: an object where a list was, or something new beside the lists.
            found.Unread.Add(new Unread($"nothing known in {field}", change.Raw()));
        }
    }

    static void Try(JsonElement element, string what, Found found, Action read)
    {
        try
        {
            read();
        }
        // InvalidOperationException: the text holds half of a surrogate pair, or what is no UTF-8.
        catch (Exception e) when (e is UnreadableException or InvalidOperationException or FormatException)
        {
            found.Unread.Add(new Unread(e is UnreadableException ? e.Message : $"{what} with unreadable text", element.Raw()));
        }
    }

    sealed class Found(DateTimeOffset arrived)
    {
        public DateTimeOffset Arrived => arrived;
        public int Count => Messages.Count + Statuses.Count + Unread.Count + Events.Count + Echoes.Count;
        public List<InboundMessage> Messages { get; } = [];
        public List<InboundStatus> Statuses { get; } = [];
        public List<Unread> Unread { get; } = [];
        public List<InboundEvent> Events { get; } = [];
        public List<InboundMessage> Echoes { get; } = [];
    }
}

/// <summary>A message or status without what it cannot do without.</summary>
sealed class UnreadableException(string reason) : Exception(reason);
