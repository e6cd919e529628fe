using System.Text.Json;

namespace Bridge.WhatsAppSandbox.State;

internal enum Sender { Customer, Business }

/// <summary>
/// How far a message has come, in the order in which it goes. Of a customer's message: pending while his phone is offline, sent once Meta has it,
/// delivered once the webhook was answered with 200, read once the business marked it. Played: of a voice note.
/// </summary>
internal enum MessageStatus { Pending, Accepted, Sent, Delivered, Read, Played, Failed }

internal sealed record StatusAt(MessageStatus Status, DateTimeOffset At);

internal sealed record MessageMedia(string Id, string MimeType, string? Filename, long Size);

internal sealed record ChatMessage
{
    /// <summary>Grows by one with every message of the sandbox.</summary>
    public long Sequence { get; init; }

    /// <summary>The wamid.</summary>
    public required string Id { get; init; }
    public required string CustomerId { get; init; }
    public required Sender From { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Type { get; init; }

    /// <summary>From the business: the request body as it was received. From the customer: the message object as it stands in the webhook.</summary>
    public required JsonElement Payload { get; init; }
    public MessageStatus Status { get; init; }
    public IReadOnlyList<StatusAt> Statuses { get; init; } = [];
    public MessageMedia? Media { get; init; }

    /// <summary>Of a template: its components filled in when it was sent, as a later change of the template does not touch it.</summary>
    public JsonElement? Template { get; init; }

    /// <summary>Decided when it was accepted: the code it will fail with.</summary>
    public int? FailsWith { get; init; }

    /// <summary>Why it failed: Meta's error object as it stands in the status.</summary>
    public JsonElement? Error { get; init; }

    public string? ReplyTo => Payload.Text("context", "message_id") ?? Payload.Text("context", "id");
    public string? CallbackData => Payload.Text("biz_opaque_callback_data");

    public ChatMessage With(MessageStatus status, DateTimeOffset at) => this with { Status = status, Statuses = [.. Statuses, new StatusAt(status, at)] };
}
