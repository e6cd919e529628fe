using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Graph.Messages;

/// <summary>"Read" for this message and all before it; the same call shows "typing…" until the answer comes.</summary>
internal sealed class MarkRead(SandboxStore store, LiveEvents live, TimeProvider time)
{
    public IResult Handle(JsonElement body)
    {
        if (body.Text("messaging_product") != "whatsapp")
        {
            return GraphErrors.Parameter("The parameter messaging_product is required.").ToResult();
        }
        if (body.Text("status") != "read")
        {
            return GraphErrors.Parameter("Param status must be one of {READ}.").ToResult();
        }
        if (body.Text("message_id") is not { } id)
        {
            return GraphErrors.Missing("message_id").ToResult();
        }
        if (store.Message(id) is not { From: Sender.Customer } read)
        {
            return GraphErrors.Invalid("The message id does not belong to a message that was received.").ToResult();
        }
        if (body.At("typing_indicator") is { } typing && typing.Text("type") != "text")
        {
            return GraphErrors.Invalid("typing_indicator.type must be text.").ToResult();
        }

        foreach (var message in store.Messages(message => message.CustomerId == read.CustomerId && message.Sequence <= read.Sequence
            && message is { From: Sender.Customer, Status: MessageStatus.Sent or MessageStatus.Delivered }))
        {
            store.Change(message.Id, current => current.With(MessageStatus.Read, time.GetUtcNow()));
        }
        if (body.At("typing_indicator") is not null)
        {
            live.Publish("typing", read.CustomerId);
        }
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }
}
