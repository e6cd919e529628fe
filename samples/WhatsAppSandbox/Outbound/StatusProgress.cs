using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.Graph;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Outbound;

/// <summary>What becomes of an accepted message: sent, delivered, read, or failed; each told by a status webhook.</summary>
internal sealed class StatusProgress(
    SandboxStore store, LinkedMedia links, WebhookEnvelope envelope, WebhookQueue webhooks, BackgroundWork work, Faults faults,
    IOptions<SandboxOptions> options, TimeProvider time)
{
    /// <summary>What a second phone says that could not take it.</summary>
    private const int Elsewhere = 131000;

    /// <summary>Of those that come reordered: sent, until delivered has gone before it.</summary>
    private readonly ConcurrentDictionary<string, byte[]> _heldBack = new();

    /// <summary>Comes back at once, or, where a status is to come early, once the business has had that.</summary>
    public async Task BeginAsync(ChatMessage message, StatusManner manner, CancellationToken ct)
    {
        if (manner == StatusManner.Early && message.FailsWith is null && Move(message.Id, MessageStatus.Accepted, MessageStatus.Sent) is { } told)
        {
            await Task.WhenAny(told, Task.Delay(options.Value.WebhookTimeout, time, ct));
            work.Run(stopping => DeliverAsync(message.Id, stopping));
            return;
        }
        work.Run(stopping => AdvanceAsync(message, stopping));
    }

    /// <summary>The phone is back: what waited for it arrives.</summary>
    public void ComeOnline(Customer customer)
    {
        foreach (var message in store.Messages(message => message.CustomerId == customer.Id && message is { From: Sender.Business, Status: MessageStatus.Sent }))
        {
            work.Run(ct => DeliverAsync(message.Id, ct));
        }
    }

    /// <summary>After a restart: whatever has not come to its end.</summary>
    public void Resume()
    {
        foreach (var message in store.Messages(message => message is { From: Sender.Business, Status: MessageStatus.Accepted or MessageStatus.Sent or MessageStatus.Delivered or MessageStatus.Read }))
        {
            work.Run(ct => message.Status switch
            {
                MessageStatus.Accepted => AdvanceAsync(message, ct),
                MessageStatus.Sent => DeliverAsync(message.Id, ct),
                MessageStatus.Delivered => ReadAsync(message.Id, ct),
                _ => PlayAsync(message.Id, ct),
            });
        }
    }

    private async Task AdvanceAsync(ChatMessage message, CancellationToken ct)
    {
        await Task.Delay(options.Value.SentAfter, time, ct);
        if (message.FailsWith is { } code)
        {
            Fail(message, code);
            return;
        }
        if (MediaPart.Of(message.Payload) is { Link: { } link } part)
        {
            var fetched = await links.FetchAsync(part.Kind, new Uri(link), part.Filename, ct);
            if (fetched is null)
            {
                Fail(message, GraphErrors.MediaUpload);
                return;
            }
            var attached = new MessageMedia(fetched.Id, fetched.MimeType, part.Filename, fetched.Size);
            store.Change(message.Id, current => current with { Media = attached });
        }
        _ = Move(message.Id, MessageStatus.Accepted, MessageStatus.Sent);
        // Of a reaction nothing but "sent" is ever told.
        if (message.Type != "reaction")
        {
            await DeliverAsync(message.Id, ct);
        }
    }

    private async Task DeliverAsync(string wamid, CancellationToken ct)
    {
        await Task.Delay(options.Value.DeliveredAfter, time, ct);
        if (Recipient(wamid) is { Offline: false, ReadReceipts: true, Statuses: StatusManner.SkipsDelivered })
        {
            _ = Move(wamid, MessageStatus.Sent, MessageStatus.Read);
        }
        else if (Recipient(wamid) is { Offline: false } && Move(wamid, MessageStatus.Sent, MessageStatus.Delivered) is not null)
        {
            if (Recipient(wamid) is { Statuses: StatusManner.FailsAfterDelivered })
            {
                TellFailure(store.Message(wamid)!, Elsewhere);
                return;
            }
            await ReadAsync(wamid, ct);
        }
    }

    private async Task ReadAsync(string wamid, CancellationToken ct)
    {
        await Task.Delay(options.Value.ReadAfter, time, ct);
        if (Recipient(wamid) is { Offline: false, ReadReceipts: true, Statuses: not StatusManner.NeverRead })
        {
            _ = Move(wamid, MessageStatus.Delivered, MessageStatus.Read);
            await PlayAsync(wamid, ct);
        }
    }

    /// <summary>Only a voice note is listened to.</summary>
    private async Task PlayAsync(string wamid, CancellationToken ct)
    {
        if (store.Message(wamid) is { Type: "audio" } message && message.Payload.At("audio", "voice")?.ValueKind == JsonValueKind.True)
        {
            await Task.Delay(options.Value.PlayedAfter, time, ct);
            if (Recipient(wamid) is { Offline: false, ReadReceipts: true })
            {
                _ = Move(wamid, MessageStatus.Read, MessageStatus.Played);
            }
        }
    }

    private Customer? Recipient(string wamid) => store.Message(wamid) is { } message ? Addressee(message) : null;

    private Customer? Addressee(ChatMessage message) => store.Customer(message.CustomerId) ?? WebhookLoad.CustomerOf(message.CustomerId);

    /// <summary>Null where it did not move; otherwise done once the business has had its first try.</summary>
    private Task? Move(string wamid, MessageStatus from, MessageStatus to)
    {
        if (store.Change(wamid, message => message.Status == from ? message.With(to, time.GetUtcNow()) : message) is not { } moved)
        {
            return null;
        }
        var status = Status(moved, to);
        if (to is MessageStatus.Sent or MessageStatus.Delivered)
        {
            status["pricing"] = new JsonObject { ["billable"] = true, ["pricing_model"] = "PMP", ["type"] = "regular", ["category"] = moved.Type == "template" ? "utility" : "service" };
        }
        if (faults.LegacyConversation)
        {
            status["conversation"] = Conversation(moved, to);
        }
        var body = MetaJson.Serialize(envelope.Status(status, faults.StatusContacts ? Recipient(wamid) : null));
        switch (Addressee(moved)?.Statuses)
        {
            case StatusManner.Reordered when to == MessageStatus.Sent && moved.Type != "reaction":
                _heldBack[wamid] = body;
                return Task.CompletedTask;
            case StatusManner.Twice:
                webhooks.Enqueue(Lane(moved), body);
                break;
        }
        var told = webhooks.Enqueue(Lane(moved), body);
        if (_heldBack.TryRemove(wamid, out var late))
        {
            webhooks.Enqueue(Lane(moved), late);
        }
        return told;
    }

    private void Fail(ChatMessage message, int code)
    {
        var error = GraphErrors.Known(code).InWebhook();
        var failed = store.Change(message.Id, current => current.With(MessageStatus.Failed, time.GetUtcNow()) with { Error = JsonSerializer.SerializeToElement(error) });
        if (failed is null)
        {
            return;
        }
        TellFailure(failed, code);
    }

    /// <summary>Without the message's being failed, where a phone has it already.</summary>
    private void TellFailure(ChatMessage message, int code)
    {
        var status = Status(message, MessageStatus.Failed);
        status["errors"] = new JsonArray(GraphErrors.Known(code).InWebhook());
        webhooks.Enqueue(Lane(message), MetaJson.Serialize(envelope.Status(status)));
    }

    /// <summary>One a day, as it was charged until July 2025; when it ends is told with "sent" alone.</summary>
    private static JsonObject Conversation(ChatMessage message, MessageStatus status)
    {
        var conversation = new JsonObject
        {
            ["id"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{message.CustomerId}{message.At:yyyyMMdd}")))[..32],
            ["origin"] = new JsonObject { ["type"] = message.Type == "template" ? "utility" : "service" },
        };
        if (status == MessageStatus.Sent)
        {
            conversation["expiration_timestamp"] = WebhookEnvelope.Timestamp(message.At.AddDays(1));
        }
        return conversation;
    }

    private JsonObject Status(ChatMessage message, MessageStatus told)
    {
        var status = new JsonObject
        {
            ["id"] = message.Id,
            ["status"] = told.ToString().ToLowerInvariant(),
            ["timestamp"] = WebhookEnvelope.Timestamp(message.Statuses[^1].At),
        };
        if (Addressee(message) is { } customer)
        {
            if (customer.ShowsNumber)
            {
                status["recipient_id"] = customer.Phone;
            }
            status["recipient_user_id"] = customer.UserId;
        }
        else if (message.Payload.Text("to") is { } to)
        {
            status["recipient_id"] = to.TrimStart('+'); // nobody has this number
        }
        if (message.CallbackData is { } callback)
        {
            status["biz_opaque_callback_data"] = callback;
        }
        return status;
    }

    private static string Lane(ChatMessage message) => "statuses:" + message.CustomerId;
}
