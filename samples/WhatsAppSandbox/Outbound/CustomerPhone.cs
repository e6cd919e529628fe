using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Outbound;

/// <summary>Sends as the customer: the message is in the chat at once and goes to the business as a webhook as soon as his phone is online.</summary>
internal sealed class CustomerPhone(SandboxStore store, WebhookEnvelope envelope, WebhookQueue webhooks, Chance chance, IOptions<SandboxOptions> options, TimeProvider time)
{
    /// <summary><paramref name="content"/> holds what is special to the type: the object of the type's own name and whatever stands beside it.</summary>
    public ChatMessage Send(Customer customer, string type, JsonObject content, string? replyTo = null, StoredMedia? media = null)
    {
        var now = time.GetUtcNow();
        var message = new JsonObject();
        if (replyTo is not null)
        {
            message["context"] = new JsonObject { ["from"] = options.Value.DisplayPhoneNumber, ["id"] = replyTo };
        }
        if (customer.ShowsNumber)
        {
            message["from"] = customer.Phone;
        }
        message["from_user_id"] = customer.UserId;
        var id = Wamid.New(customer, Sender.Customer, chance);
        message["id"] = id;
        message["timestamp"] = WebhookEnvelope.Timestamp(now);
        message["type"] = type;
        foreach (var (name, value) in content)
        {
            message[name] = value?.DeepClone();
        }

        var sent = store.Append(new ChatMessage
        {
            Id = id,
            CustomerId = customer.Id,
            From = Sender.Customer,
            At = now,
            Type = type,
            Payload = JsonSerializer.SerializeToElement(message),
            Status = MessageStatus.Pending,
            Media = media is null ? null : new MessageMedia(media.Id, media.MimeType, media.Filename, media.Size),
        });
        return customer.Offline ? sent : Release(sent);
    }

    /// <summary>The phone is back: what was written meanwhile goes out, in order.</summary>
    public void ComeOnline(Customer customer)
    {
        foreach (var message in store.Messages(message => message.CustomerId == customer.Id && message is { From: Sender.Customer, Status: MessageStatus.Pending }))
        {
            Release(message);
        }
    }

    private ChatMessage Release(ChatMessage message)
    {
        var now = time.GetUtcNow();
        // Meta's timestamp is when it got the message, not when the customer pressed send.
        var payload = JsonObject.Create(message.Payload)!;
        payload["timestamp"] = WebhookEnvelope.Timestamp(now);
        var sent = store.Change(message.Id, current => current.With(MessageStatus.Sent, now) with { Payload = JsonSerializer.SerializeToElement(payload) });
        if (sent is not null && store.Customer(message.CustomerId) is { Blocked: true })
        {
            return sent; // one tick for ever: Meta keeps it back, also from a business that unblocks him later
        }
        var customer = store.Change(message.CustomerId, current => current with { LastWroteAt = now });
        if (sent is null || customer is null)
        {
            return message; // the customer was deleted meanwhile
        }
        var body = MetaJson.Serialize(envelope.Message(customer, payload));
        for (var copies = customer.SendsTwice ? 2 : 1; copies > 0; copies--)
        {
            webhooks.Enqueue("messages:" + customer.Id, body, message.Id);
        }
        return sent;
    }
}
