using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Outbound;

/// <summary>What becomes of an accepted message: sent, delivered, read, or failed; each told by a status webhook.</summary>
internal sealed class StatusProgress(
    SandboxStore store, LinkedMedia links, WebhookEnvelope envelope, WebhookQueue webhooks, BackgroundWork work,
    IOptions<SandboxOptions> options, TimeProvider time)
{
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
        foreach (var message in store.Messages(message => message is { From: Sender.Business, Status: MessageStatus.Accepted or MessageStatus.Sent or MessageStatus.Delivered }))
        {
            work.Run(ct => message.Status switch
            {
                MessageStatus.Accepted => AdvanceAsync(message, ct),
                MessageStatus.Sent => DeliverAsync(message.Id, ct),
                _ => ReadAsync(message.Id, ct),
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
            await ReadAsync(wamid, ct);
        }
    }

    private async Task ReadAsync(string wamid, CancellationToken ct)
    {
        await Task.Delay(options.Value.ReadAfter, time, ct);
        if (Recipient(wamid) is { Offline: false, ReadReceipts: true, Statuses: not StatusManner.NeverRead })
        {
            _ = Move(wamid, MessageStatus.Delivered, MessageStatus.Read);
        }
    }

    private Customer? Recipient(string wamid) => store.Message(wamid) is { } message ? store.Customer(message.CustomerId) : null;

    /// <summary>Null where it did not move; otherwise done once the business has had its first try.</summary>
    private Task? Move(string wamid, MessageStatus from, MessageStatus to)
    {
        if (store.Change(wamid, message => message.Status == from ? message.With(to, time.GetUtcNow()) : message) is not { } moved)
        {
            return null;
        }
        var status = Status(moved);
        if (to != MessageStatus.Read)
        {
            status["pricing"] = new JsonObject { ["billable"] = true, ["pricing_model"] = "PMP", ["type"] = "regular", ["category"] = moved.Type == "template" ? "utility" : "service" };
        }
        var body = MetaJson.Serialize(envelope.Status(status));
        switch (store.Customer(moved.CustomerId)?.Statuses)
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
        var status = Status(failed);
        status["errors"] = new JsonArray(error);
        webhooks.Enqueue(Lane(failed), MetaJson.Serialize(envelope.Status(status)));
    }

    private JsonObject Status(ChatMessage message)
    {
        var status = new JsonObject
        {
            ["id"] = message.Id,
            ["status"] = message.Status.ToString().ToLowerInvariant(),
            ["timestamp"] = WebhookEnvelope.Timestamp(message.Statuses[^1].At),
        };
        if (store.Customer(message.CustomerId) is { } customer)
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
