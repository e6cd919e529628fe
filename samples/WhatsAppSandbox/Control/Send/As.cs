using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>The end of every slice here: the message goes out as this customer, and its view is answered.</summary>
internal sealed class As(SandboxStore store, CustomerPhone phone)
{
    public IResult Customer(string id, string type, JsonNode? content, string? replyTo = null, StoredMedia? media = null) =>
        store.Customer(id) is not { } customer ? TypedResults.NotFound()
        : replyTo is not null && store.Message(replyTo)?.CustomerId != id ? Problem("replyTo", "There is no such message in this chat.")
        : TypedResults.Created((string?)null, MessageView.Of(phone.Send(customer, type, new JsonObject { [type] = content }, replyTo, media)));

    public static IResult Problem(string field, string why) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [why] });
}
